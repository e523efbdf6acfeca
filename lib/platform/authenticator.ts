import {
  AssociateSoftwareTokenCommand,
  GetUserCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { ask, IdentityRefusal, openCognito, type Challenge } from "./cognito.ts";
import type { CognitoEnvironment } from "./console-env.ts";

/** Who sets up: somebody signed in (access token), or somebody whom the pool asks for it while signing in. */
type Holder = { access: string } | Challenge;

const held = (holder: Holder) =>
  "access" in holder ? { AccessToken: holder.access } : { Session: holder.session };

/** One-time codes (TOTP, RFC 6238) of an authenticator app, kept by Amazon Cognito. */
export function authenticator(pool: CognitoEnvironment, client = openCognito(pool)) {
  return {
    async isOn(access: string): Promise<boolean> {
      const user = await ask(() => client.send(new GetUserCommand({ AccessToken: access })));
      return user.UserMFASettingList?.includes("SOFTWARE_TOKEN_MFA") ?? false;
    },

    /** A new secret (base32), not in force before {@link verify}; with the session to go on with while signing in. */
    async begin(holder: Holder): Promise<{ secret: string; session?: string }> {
      const answer = await ask(() => client.send(new AssociateSoftwareTokenCommand(held(holder))));
      if (!answer.SecretCode) throw new Error("an authenticator without a secret");
      return { secret: answer.SecretCode, session: answer.Session };
    },

    /** @throws {@link IdentityRefusal} `code` for a code that the secret does not give now. */
    async verify(holder: Holder, code: string): Promise<{ session?: string }> {
      const answer = await ask(() =>
        client.send(new VerifySoftwareTokenCommand({ ...held(holder), UserCode: code })),
      );
      if (answer.Status !== "SUCCESS") throw new IdentityRefusal("code");
      return { session: answer.Session };
    },

    /** Whether the next sign-in asks for a code. */
    async turn(access: string, on: boolean): Promise<void> {
      await ask(() =>
        client.send(
          new SetUserMFAPreferenceCommand({
            AccessToken: access,
            SoftwareTokenMfaSettings: { Enabled: on, PreferredMfa: on },
          }),
        ),
      );
    },
  };
}
export type Authenticator = ReturnType<typeof authenticator>;

/** The address that authenticator apps read from the square code (Google's Key URI format). */
export function authenticatorUri(secret: string, name: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(name)}`;
  return `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer }).toString().replaceAll("+", "%20")}`;
}
