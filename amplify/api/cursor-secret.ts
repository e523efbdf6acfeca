import { Validations } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";

/** What signs the cursors that the APIs give away, made once for each deployment. */
export function defineCursorSecret(scope: Construct): Secret {
  const secret = new Secret(scope, "CursorSecret", {
    description: "Signs the cursors of lists",
    generateSecretString: { passwordLength: 48, excludePunctuation: true },
  });
  Validations.of(secret).acknowledge({
    id: "AwsSolutions-SMG4",
    reason: "A new secret would make every cursor in use worthless, and an old cursor tells nothing.",
  });
  return secret;
}
