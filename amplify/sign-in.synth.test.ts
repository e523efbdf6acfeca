import { describe, expect, it } from "vitest";
import { groups } from "#lib/kernel/actor.ts";
import { readTemplates } from "./synthesized.ts";

const { ofType, one } = readTemplates();

describe("sign-in", () => {
  it("is by user name and invitation, with one-time codes for those who want them and no text messages", () => {
    const pool = one("AWS::Cognito::UserPool");
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameConfiguration: { CaseSensitive: false },
      MfaConfiguration: "OPTIONAL",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      DeletionProtection: "ACTIVE",
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
        },
      },
    });
    expect(pool.UsernameAttributes).toBeUndefined();
    expect(pool.AliasAttributes).toBeUndefined();
    expect(pool.SmsConfiguration).toBeUndefined();
  });

  it("knows the product's groups", () => {
    const made = ofType("AWS::Cognito::UserPoolGroup").map(([, group]) => group.Properties.GroupName);
    expect(made.toSorted()).toEqual([...groups].sort());
  });

  it("lets nobody change their own lines of business", () => {
    const pool = one("AWS::Cognito::UserPool");
    expect(pool.Schema).toContainEqual(expect.objectContaining({ Name: "lobs", Mutable: true }));
    const client = one("AWS::Cognito::UserPoolClient");
    // Without a list, a client may write everything.
    expect(client.WriteAttributes).toEqual(["email"]);
    expect(client.ReadAttributes).toContain("custom:lobs");
  });

  it("gives tokens that end, can be revoked, and tell nobody who has an account", () => {
    const client = one("AWS::Cognito::UserPoolClient");
    expect(client).toMatchObject({
      AccessTokenValidity: 60,
      IdTokenValidity: 60,
      RefreshTokenValidity: 720,
      TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "minutes" },
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: "ENABLED",
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: false,
    });
    expect((client.ExplicitAuthFlows as string[]).toSorted()).toEqual([
      "ALLOW_REFRESH_TOKEN_AUTH",
      "ALLOW_USER_PASSWORD_AUTH",
    ]);
  });

  it("has no identity pool: nobody holds AWS credentials in a browser", () => {
    expect(ofType("AWS::Cognito::IdentityPool")).toHaveLength(0);
  });
});
