import { refuse } from "./errors.ts";

const rules: readonly [(password: string) => boolean, string][] = [
  [(password) => password.length >= 8, "Password not long enough"],
  [(password) => /[a-z]/.test(password), "Password must have lowercase characters"],
  [(password) => /[A-Z]/.test(password), "Password must have uppercase characters"],
  [(password) => /[0-9]/.test(password), "Password must have numeric characters"],
  [(password) => /[^A-Za-z0-9]/.test(password), "Password must have symbol characters"],
  [(password) => password === password.trim(), "Password must not begin or end with spaces"],
];

/** Amazon Cognito's default policy, which the emulator does not check. @throws InvalidPasswordException */
export function checkPassword(password: unknown): asserts password is string {
  if (typeof password !== "string") throw refuse.parameter("Missing required parameter Password");
  const broken = rules.find(([holds]) => !holds(password));
  if (broken) throw refuse.password(broken[1]);
}
