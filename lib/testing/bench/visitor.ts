import { identityProvider } from "#lib/platform/cognito.ts";
import type { Stack } from "#lib/platform/stack.ts";
import { cookiesOf } from "#lib/web/session/session-cookies.ts";

/** Somebody who is signed in and asks for pages as a browser does. */
export type Visitor = {
  /** Value of the Cookie header. */
  cookie: string;
  /** The page's HTML, whole. @throws when it is not answered with 200 */
  open: (path: string) => Promise<string>;
};

/** Signs a demo user in at the user pool, as the console's server does. */
export async function signedIn(stack: Stack, name: string): Promise<Visitor> {
  const user = stack.users.find((one) => one.name === name);
  if (!user) throw new Error(`no demo user ${name}`);
  const answer = await identityProvider({ region: "us-east-1", ...stack.cognito }).signIn(
    name,
    user.password,
  );
  if (!("tokens" in answer)) throw new Error(`${name} needs more than a password`);
  const cookie = cookiesOf({ local: true }, answer.tokens)
    .map((one) => `${one.name}=${one.value}`)
    .join("; ");
  return {
    cookie,
    async open(path) {
      // Uncompressed, as dynamodb-admin answers: deployed, compressing is the distribution's work and not the server's.
      const headers = { cookie, "accept-encoding": "identity" };
      const response = await fetch(`${stack.url}${path}`, { headers, redirect: "manual" });
      const html = await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
      return html;
    },
  };
}
