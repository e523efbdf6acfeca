/** The place as it is sent: a number where it is one, else as it was typed, to be refused at its field. */
export const orderSent = (typed: string): number | string =>
  /^\s*\d{1,15}\s*$/.test(typed) ? Number(typed) : typed;
