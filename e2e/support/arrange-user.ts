import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { connectCognito } from "#amplify/local/user-pool.ts";
import type { Group } from "#lib/kernel/actor.ts";
import { stack } from "./stack.ts";

export type ArrangedUser = { name: string; password: string };

/** A person of this test's own; with `temporary`, the first sign-in asks for a new password. */
export async function arrangeUser(
  options: { group?: Group; lobs?: string; temporary?: boolean } = {},
): Promise<ArrangedUser> {
  const { endpoint, userPoolId: UserPoolId } = stack().cognito;
  const cognito = connectCognito(endpoint);
  const Username = `person-${randomUUID().slice(0, 8)}`;
  const password = "Journey-made-1";
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username,
      TemporaryPassword: password,
      MessageAction: "SUPPRESS",
      UserAttributes: [
        { Name: "email", Value: `${Username}@console.test` },
        { Name: "email_verified", Value: "true" },
        { Name: "custom:lobs", Value: options.lobs ?? "*" },
      ],
    }),
  );
  await cognito.send(
    new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: options.group ?? "editors" }),
  );
  if (!options.temporary)
    await cognito.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
    );
  return { name: Username, password };
}

/** The code of the last message that would have been mailed to somebody; undefined while there is none. */
export async function mailedCode(name: string): Promise<string | undefined> {
  const text = await readFile(join(stack().mail ?? "", `${name}.json`), "utf8").catch(() => undefined);
  return text ? (JSON.parse(text) as { code: string }).code : undefined;
}
