/** What stands in the place of a person's data. */
const dot = "•";

const email = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().,;:]+/gu;
/** Six digits or more, however they are grouped: telephone numbers, cards, policies, dates of birth. */
const digitRun = /\+?\p{Nd}(?:[\s().–-]{0,3}\p{Nd}){5,}/gu;
const digit = /\p{Nd}/gu;

/** Keeps the last digits of a run, four of a long one: enough to tell two apart. */
function maskDigits(run: string): string {
  const count = run.match(digit)?.length ?? 0;
  let left = count - (count >= 10 ? 4 : 2);
  return run.replace(digit, (one) => (left-- > 0 ? dot : one));
}

/** A text with e-mail addresses, telephone numbers and other long runs of digits made unreadable. */
export const maskText = (text: string): string =>
  text.replace(email, `${dot.repeat(3)}@${dot.repeat(3)}`).replace(digitRun, maskDigits);

/** A customer's id with all but its end made unreadable. */
export const maskCustomer = (id: string): string =>
  `${dot.repeat(3)}${id.length > 5 ? id.slice(-3) : id.slice(-1)}`;
