import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { TOTP } from "otpauth";
import { groups } from "#lib/kernel/actor.ts";
import type { Stack } from "#lib/platform/stack.ts";
import { demoUsers, type DemoUser } from "./demo/users.ts";

export type PoolIds = { userPoolId: string; clientId: string };

export const connectCognito = (endpoint: string) =>
  new CognitoIdentityProviderClient({
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });

/** Makes the user pool, its client and its groups, as `amplify/auth` does on AWS. */
export async function createUserPool(cognito: CognitoIdentityProviderClient): Promise<PoolIds> {
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({
      PoolName: "console",
      MfaConfiguration: "OPTIONAL",
      AutoVerifiedAttributes: ["email"],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      Schema: [{ Name: "lobs", AttributeDataType: "String", Mutable: true }],
    }),
  );
  const userPoolId = UserPool?.Id ?? "";
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: userPoolId,
      ClientName: "console",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      PreventUserExistenceErrors: "ENABLED",
      EnableTokenRevocation: true,
      AccessTokenValidity: 1,
      IdTokenValidity: 1,
      RefreshTokenValidity: 30,
      TokenValidityUnits: { AccessToken: "hours", IdToken: "hours", RefreshToken: "days" },
    }),
  );
  for (const GroupName of groups)
    await cognito.send(new CreateGroupCommand({ UserPoolId: userPoolId, GroupName }));
  return { userPoolId, clientId: UserPoolClient?.ClientId ?? "" };
}

/** Enrols a user for one-time codes as a person does. Gives the secret. */
async function enrol(
  cognito: CognitoIdentityProviderClient,
  clientId: string,
  user: DemoUser,
): Promise<string> {
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: user.name, PASSWORD: user.password },
    }),
  );
  const AccessToken = AuthenticationResult?.AccessToken;
  const { SecretCode = "" } = await cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  const UserCode = new TOTP({ secret: SecretCode }).generate();
  await cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
  await cognito.send(
    new SetUserMFAPreferenceCommand({
      AccessToken,
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    }),
  );
  return SecretCode;
}

/** Puts the pool's users back to the demo users, each as on the first day. Gives them for `stack.json`. */
export async function resetUsers(
  cognito: CognitoIdentityProviderClient,
  { userPoolId, clientId }: PoolIds,
): Promise<Stack["users"]> {
  const UserPoolId = userPoolId;
  const { Users = [] } = await cognito.send(new ListUsersCommand({ UserPoolId }));
  for (const { Username } of Users) await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
  const users: Stack["users"] = [];
  for (const user of demoUsers) {
    const Username = user.name;
    await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        TemporaryPassword: user.password,
        MessageAction: "SUPPRESS",
        UserAttributes: [
          { Name: "email", Value: `${Username}@console.test` },
          { Name: "email_verified", Value: "true" },
          { Name: "custom:lobs", Value: user.lobs },
        ],
      }),
    );
    await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: user.group }));
    if (user.first !== "new password")
      await cognito.send(
        new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: user.password, Permanent: true }),
      );
    users.push({
      name: user.name,
      password: user.password,
      groups: [user.group],
      lobs: user.lobs,
      newPasswordRequired: user.first === "new password" ? true : undefined,
      totpSecret: user.first === "one-time code" ? await enrol(cognito, clientId, user) : undefined,
    });
  }
  return users;
}
