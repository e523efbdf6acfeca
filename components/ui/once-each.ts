/** The same question asked for many rows is answered once: `ask` must give the same for the same `of`. */
export function onceEach<Of extends string | number, Answer>(ask: (of: Of) => Answer): (of: Of) => Answer {
  const known = new Map<Of, Answer>();
  return (of) => {
    if (!known.has(of)) known.set(of, ask(of));
    return known.get(of) as Answer;
  };
}
