import { createHash } from "node:crypto";
import { CfnIntegrationAssociation } from "aws-cdk-lib/aws-connect";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnBot, CfnBotAlias, CfnBotVersion, CfnResourcePolicy } from "aws-cdk-lib/aws-lex";
import { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { phraseDigests, type PhraseDigests } from "#lib/domain/speech-bot/index.ts";
import { botLanguages, botLocales, readPhrases } from "./bot-definition.ts";

const locales = Object.values(botLanguages);

/**
 * The bot that understands spoken answers, entered into the Amazon Connect instance. It may do nothing: it only
 * listens, and the flow speaks. `phrasesFile`: what it understands, where that is not what is shipped. Gives the ARN
 * of its alias, which moves on with the phrases, and what says in the console which phrases it has.
 */
export function defineSpeechBot(
  scope: Construct,
  connectInstance: string,
  phrasesFile: string | undefined,
): { alias: string; phrases: PhraseDigests } {
  const phrases = readPhrases(phrasesFile);
  const definition = botLocales(phrases);
  const { account } = Stack.of(scope);
  const role = new Role(scope, "SpeechBotRole", { assumedBy: new ServicePrincipal("lexv2.amazonaws.com") });
  const bot = new CfnBot(scope, "SpeechBot", {
    name: "connect-content-console",
    roleArn: role.roleArn,
    dataPrivacy: { ChildDirected: false },
    idleSessionTtlInSeconds: 300,
    autoBuildBotLocales: true,
    botLocales: definition,
  });
  // A version is what its phrases were: other phrases, another version.
  const digest = createHash("sha256").update(JSON.stringify(definition)).digest("hex").slice(0, 12);
  const version = new CfnBotVersion(scope, `SpeechBotVersion${digest}`, {
    botId: bot.attrId,
    description: `phrases ${digest}`,
    botVersionLocaleSpecification: locales.map((localeId) => ({
      localeId,
      botVersionLocaleDetails: { sourceBotVersion: "DRAFT" },
    })),
  });
  const alias = new CfnBotAlias(scope, "SpeechBotAlias", {
    botAliasName: "live",
    botId: bot.attrId,
    botVersion: version.attrBotVersion,
    botAliasLocaleSettings: locales.map((localeId) => ({
      localeId,
      botAliasLocaleSetting: { enabled: true },
    })),
  });
  const policy = new CfnResourcePolicy(scope, "SpeechBotPolicy", {
    resourceArn: alias.attrArn,
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Connect",
          Effect: "Allow",
          Principal: { Service: "connect.amazonaws.com" },
          Action: ["lex:RecognizeText", "lex:StartConversation"],
          Resource: alias.attrArn,
          Condition: {
            StringEquals: { "AWS:SourceAccount": account },
            ArnEquals: { "AWS:SourceArn": connectInstance },
          },
        },
      ],
    },
  });
  const entered = new CfnIntegrationAssociation(scope, "SpeechBotConnect", {
    instanceId: connectInstance,
    integrationType: "LEX_BOT",
    integrationArn: alias.attrArn,
  });
  entered.node.addDependency(policy);
  return { alias: alias.attrArn, phrases: phraseDigests(phrases) };
}
