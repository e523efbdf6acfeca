/** What the user pool asks of a password, and what the console says before it asks the pool. */
export const passwordPolicy = { minLength: 12, maxLength: 256 } as const;

/** At least 12 characters with a small letter, a capital letter, a digit and a sign. The pool has the last word. */
export const isGoodPassword = (password: string): boolean =>
  password.length >= passwordPolicy.minLength &&
  password.length <= passwordPolicy.maxLength &&
  [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].every((kind) => kind.test(password)) &&
  password.trim() === password;
