import type { Services } from "cognito-local/lib/services/index.js";
import { generateSecret, verify } from "cognito-local/lib/services/totp.js";
import { attributeValue, type UserPoolService } from "cognito-local/lib/services/userPoolService.js";
import { refuse } from "./errors.ts";
import { checkPassword } from "./password-policy.ts";
import type { Targets } from "./targets.ts";
import { ownerOf } from "./tokens.ts";

type Forgot = { ClientId: string; Username: string };
type Confirm = Forgot & { ConfirmationCode: string; Password: string };

/** `editor@console.test` → `e***@c***`, as Amazon Cognito shows where it sent a code. */
const masked = (address: string) => address.replace(/^(.)[^@]*@(.).*$/, "$1***@$2***");

/** Amazon Cognito's: a code of a forgotten password counts for an hour. */
const codeValidity = 60 * 60_000;

async function hidesUnknownUsers(
  services: Services,
  context: Parameters<Targets[string]>[0],
  clientId: string,
) {
  const client = await services.cognito.getAppClient(context, clientId);
  return client?.PreventUserExistenceErrors === "ENABLED";
}

/** One's own password and one-time codes, where the emulator differs from Amazon Cognito. */
export function accountTargets(services: Services): Targets {
  const codesUntil = new Map<string, number>();
  /** Secrets handed out and not yet proven: the old one stays good until the new one is. */
  const offered = new Map<string, string>();
  const find = async (context: Parameters<Targets[string]>[0], request: Forgot) => {
    const pool: UserPoolService = await services.cognito.getUserPoolForClientId(context, request.ClientId);
    const found = await pool.getUserByUsername(context, request.Username);
    return { pool, user: found?.Enabled ? found : undefined };
  };

  return {
    /** Nobody learns here who exists: an unknown user is answered like a known one. */
    async ForgotPassword(context, request: Forgot) {
      const { pool, user } = await find(context, request);
      const email = attributeValue("email", user?.Attributes);
      if (user?.UserStatus === "FORCE_CHANGE_PASSWORD") throw refuse.reset();
      if (!user || !email) {
        if (!(await hidesUnknownUsers(services, context, request.ClientId))) throw refuse.unknown();
        const Destination = masked(`${request.Username}@console.test`);
        return { CodeDeliveryDetails: { AttributeName: "email", DeliveryMedium: "EMAIL", Destination } };
      }
      const code = services.otp();
      await pool.saveUser(context, { ...user, ConfirmationCode: code });
      codesUntil.set(user.Username, Date.now() + codeValidity);
      const details = { AttributeName: "email", DeliveryMedium: "EMAIL", Destination: email } as const;
      const to = [request.ClientId, pool.options.Id, user, code] as const;
      await services.messages.deliver(context, "ForgotPassword", ...to, undefined, details);
      return { CodeDeliveryDetails: { ...details, Destination: masked(email) } };
    },

    async ConfirmForgotPassword(context, request: Confirm) {
      const { pool, user } = await find(context, request);
      if (!user) {
        if (await hidesUnknownUsers(services, context, request.ClientId)) throw refuse.code();
        throw refuse.unknown();
      }
      if (!user.ConfirmationCode || (codesUntil.get(user.Username) ?? 0) < Date.now()) throw refuse.expired();
      if (user.ConfirmationCode !== request.ConfirmationCode) throw refuse.code();
      checkPassword(request.Password);
      await pool.saveUser(context, {
        ...user,
        UserLastModifiedDate: services.clock.get(),
        UserStatus: "CONFIRMED",
        ConfirmationCode: undefined,
        Password: request.Password,
      });
      return {};
    },

    async ChangePassword(
      context,
      request: { AccessToken: string; PreviousPassword: string; ProposedPassword: string },
    ) {
      const { pool, user } = await ownerOf(services, context, request.AccessToken);
      if (request.PreviousPassword !== user.Password) throw refuse.signIn();
      checkPassword(request.ProposedPassword);
      await pool.saveUser(context, { ...user, Password: request.ProposedPassword });
      return {};
    },

    async AssociateSoftwareToken(context, request: { AccessToken: string }) {
      const { user } = await ownerOf(services, context, request.AccessToken);
      const secret = generateSecret();
      offered.set(user.Username, secret);
      return { SecretCode: secret };
    },

    async VerifySoftwareToken(
      context,
      request: { AccessToken: string; UserCode: string; FriendlyDeviceName?: string },
    ) {
      const { pool, user } = await ownerOf(services, context, request.AccessToken);
      const secret = offered.get(user.Username);
      if (!secret || !verify(secret, request.UserCode)) throw refuse.softwareToken();
      offered.delete(user.Username);
      await pool.saveUser(context, {
        ...user,
        SoftwareTokenMfaConfiguration: {
          Secret: secret,
          Verified: true,
          FriendlyDeviceName: request.FriendlyDeviceName,
        },
      });
      return { Status: "SUCCESS" };
    },
  };
}
