/** A flow with its `${Names}` filled in, as the deployment fills them. @throws where one has no value */
export function substituted(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing for \${${name}}`);
    return value;
  });
}
