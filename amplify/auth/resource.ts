import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnUserPoolGroup,
  ClientAttributes,
  Mfa,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from "aws-cdk-lib/aws-cognito";
import type { Construct } from "constructs";
import { groups } from "#lib/kernel/actor.ts";

export type Auth = { userPool: UserPool; client: UserPoolClient };

/**
 * Who may sign in. People are invited, never sign themselves up; they sign in by user name, with a one-time
 * code where they have set one up. The groups are the product's roles.
 */
export function defineAuth(scope: Construct): Auth {
  const userPool = new UserPool(scope, "Users", {
    selfSignUpEnabled: false,
    signInAliases: { username: true },
    signInCaseSensitive: false,
    // For a forgotten password; a changed address counts once it is verified.
    standardAttributes: { email: { required: true, mutable: true } },
    autoVerify: { email: true },
    keepOriginal: { email: true },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    customAttributes: { lobs: new StringAttribute({ mutable: true, maxLen: 2048 }) },
    mfa: Mfa.OPTIONAL,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(3),
    },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const groupName of groups)
    new CfnUserPoolGroup(scope, `Group-${groupName}`, { userPoolId: userPool.userPoolId, groupName });

  const client = userPool.addClient("Console", {
    // The console's server sends the password; USER_SRP_AUTH would be for a browser that keeps tokens itself.
    authFlows: { userPassword: true },
    disableOAuth: true,
    generateSecret: false,
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    authSessionValidity: Duration.minutes(10),
    accessTokenValidity: Duration.minutes(60),
    idTokenValidity: Duration.minutes(60),
    refreshTokenValidity: Duration.hours(12),
    readAttributes: new ClientAttributes()
      .withStandardAttributes({ email: true, emailVerified: true })
      .withCustomAttributes("lobs"),
    // Never `custom:lobs`: whoever is signed in could widen their own lines of business.
    writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
  });

  Validations.of(userPool).acknowledge(
    {
      id: "AwsSolutions-COG2",
      reason:
        "One-time codes are each person's choice (1-product); shared desks sign in without a telephone.",
    },
    {
      id: "AwsSolutions-COG3",
      reason:
        "Threat protection needs the Plus plan. Tries are limited by Cognito's lockout and by the console.",
    },
    {
      id: "AwsSolutions-COG8",
      reason: "The Plus plan is for threat protection, which is left to who runs the product.",
    },
  );
  return { userPool, client };
}
