import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkContactFlow, readContactFlow } from "#lib/domain/contact-flows/index.ts";
import { flowContent, flowSettings } from "./contact-flows/resource.ts";
import { phraseDigests, shippedPhrases, understoodPhrases } from "#lib/domain/speech-bot/index.ts";
import { synthesize, type Resource, type Synthesized } from "./synthesized.ts";

const instance = "arn:aws:connect:us-east-1:123456789012:instance/8f2c1f0a-5d0e-4c1b-9a53-0d5f2f6d7a10";
const queue = `${instance}/queue/11111111-1111-4111-8111-111111111111`;

/** What CloudFormation would make of a `Fn::Join`, with the resources' names in place of their ARNs. */
const joined = (content: unknown): string => {
  if (typeof content === "string") return content;
  const [, parts] = (content as { "Fn::Join": [string, unknown[]] })["Fn::Join"];
  return parts
    .map((part) => (typeof part === "string" ? part : `arn:${JSON.stringify(part).replace(/\W+/g, "-")}`))
    .join("");
};

/** As somebody saved them in the console, who added one. */
const savedPhrases = { ...shippedPhrases, Yes_es: [...shippedPhrases.Yes_es, "cómo no"] };
const phrasesFile = join(mkdtempSync(join(tmpdir(), "phrases-")), "phrases.json");
writeFileSync(phrasesFile, JSON.stringify(savedPhrases));

let made: Synthesized;

describe("with an instance, a queue and lines of business", () => {
  let flows: Resource[];
  beforeAll(() => {
    made = synthesize("test-contact-flows", {
      CONNECT_INSTANCE_ARN: instance,
      CONNECT_DEFAULT_QUEUE_ARN: queue,
      CONNECT_LINES_OF_BUSINESS: "retail, travel",
      SPEECH_PHRASES_FILE: phrasesFile,
    });
    flows = made.resources.map(([, one]) => one).filter(({ Type }) => Type === "AWS::Connect::ContactFlow");
  }, 600_000);

  it("deploys every flow of the folder, the menus once for each line of business", () => {
    expect(flows.map(({ Properties }) => [Properties.Name, Properties.Type, Properties.InstanceArn])).toEqual(
      expect.arrayContaining([
        ["Callback whisper", "OUTBOUND_WHISPER", instance],
        ["Queued callback", "CONTACT_FLOW", instance],
        ["Main menu retail", "CONTACT_FLOW", instance],
        ["Main menu travel", "CONTACT_FLOW", instance],
        ["Vanity numbers retail", "CONTACT_FLOW", instance],
        ["Vanity numbers travel", "CONTACT_FLOW", instance],
      ]),
    );
    expect(flows).toHaveLength(6);
    const files = readdirSync(join(import.meta.dirname, "contact-flows")).filter((name) =>
      name.endsWith(".json"),
    );
    expect(files).toHaveLength(4);
  });

  it("fills in what differs, and what is deployed keeps every rule of the flow language", () => {
    for (const { Properties } of flows) {
      const text = joined(Properties.Content);
      expect(text).not.toContain("${");
      expect(text.length).toBeLessThan(256_000);
      const read = readContactFlow(text);
      expect("flow" in read && checkContactFlow(read.flow)).toEqual([]);
    }
    const menu = flows.find(({ Properties }) => Properties.Name === "Main menu travel")?.Properties.Content;
    const has = (part: RegExp | string) =>
      typeof part === "string" ? joined(menu).includes(part) : part.test(JSON.stringify(menu));
    // The whole text would drown what is wrong.
    for (const part of ['"LOB":"travel"', queue, /Queuedcallback/, /GetPrompts\w*Arn/])
      expect(has(part), String(part)).toBe(true);
  });

  it("enters every function that a flow calls into the instance's list", () => {
    const entered = made.resources
      .map(([, one]) => one)
      .filter(({ Type }) => Type === "AWS::Connect::IntegrationAssociation");
    expect(entered.every(({ Properties }) => Properties.InstanceId === instance)).toBe(true);
    expect(entered).toHaveLength(6);
    expect(made.whole).toContain("contactFlows");
  });
});

describe("the speech bot", () => {
  const ofType = (type: string) => bot.resources.map(([, one]) => one).filter(({ Type }) => Type === type);
  let bot: Synthesized;
  beforeAll(() => {
    bot = made;
  });

  it("understands English and Spanish, with the phrases that were saved, and speaks nothing by itself", () => {
    const [properties] = ofType("AWS::Lex::Bot").map(({ Properties }) => Properties);
    const locales = properties?.BotLocales as {
      LocaleId: string;
      Intents: { Name: string; SampleUtterances?: { Utterance: string }[]; Slots?: unknown[] }[];
    }[];
    expect(locales.map(({ LocaleId }) => LocaleId)).toEqual(["en_US", "es_US"]);
    for (const { Intents } of locales)
      expect(Intents.map(({ Name }) => Name)).toEqual(["Yes", "No", "Repeat", "SayNumber", "FallbackIntent"]);
    const yes = locales[1]?.Intents[0]?.SampleUtterances?.map(({ Utterance }) => Utterance);
    expect(yes).toEqual(understoodPhrases(savedPhrases, "Yes", "es"));
    expect(yes).toEqual(expect.arrayContaining(["1", "cómo no"]));
    expect(locales[0]?.Intents[3]?.Slots).toMatchObject([
      { Name: "PhoneNumber", SlotTypeName: "AMAZON.PhoneNumber" },
    ]);
    expect(properties?.DataPrivacy).toEqual({ ChildDirected: false });
  });

  it("says in the outputs which phrases it has", () => {
    // In the template, JSON stands within JSON.
    const { Yes } = phraseDigests(savedPhrases);
    expect(bot.whole.includes(`${Yes}`)).toBe(true);
    expect(bot.whole.includes(`${phraseDigests(shippedPhrases).Yes}`)).toBe(false);
  });

  it("has a version and an alias with both languages, and is entered into the instance", () => {
    expect(ofType("AWS::Lex::BotVersion")).toHaveLength(1);
    const [alias] = ofType("AWS::Lex::BotAlias");
    expect((alias?.Properties.BotAliasLocaleSettings as object[]).length).toBe(2);
    const entered = ofType("AWS::Connect::IntegrationAssociation").map(
      ({ Properties }) => Properties.IntegrationType,
    );
    expect(entered.filter((type) => type === "LEX_BOT")).toHaveLength(1);
  });

  it("answers Amazon Connect of this instance only", () => {
    const [policy] = ofType("AWS::Lex::ResourcePolicy");
    const [statement] = (policy?.Properties.Policy as { Statement: object[] }).Statement;
    expect(statement).toMatchObject({
      Principal: { Service: "connect.amazonaws.com" },
      Action: ["lex:RecognizeText", "lex:StartConversation"],
      Condition: { ArnEquals: { "AWS:SourceArn": instance } },
    });
  });
});

describe("the settings", () => {
  it("are none where nothing is set, and both or an error", () => {
    expect(flowSettings({})).toBeUndefined();
    expect(() => flowSettings({ CONNECT_DEFAULT_QUEUE_ARN: queue })).toThrow("need both");
    expect(() => flowSettings({ CONNECT_LINES_OF_BUSINESS: "retail" })).toThrow("need both");
    expect(() =>
      flowSettings({ CONNECT_DEFAULT_QUEUE_ARN: queue, CONNECT_LINES_OF_BUSINESS: "retail,#x" }),
    ).toThrow('"#x"');
  });

  it("leave no name of a flow without a value", () => {
    expect(() => flowContent("main-menu", {})).toThrow("nothing is given for");
  });
});
