import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CfnContactFlow } from "aws-cdk-lib/aws-connect";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";

/** What stands as `${Name}` in the flows. A flow's ARN is known once it is made. */
export type FlowValues = Record<string, string>;

export type ContactFlowProps = {
  /** ARN of the Amazon Connect instance. */
  connectInstance: string;
  functions: Record<
    "GetPromptsArn" | "GetLineOfBusinessArn" | "VanityToSqsArn" | "CallbackSetArn" | "CallbackClearArn",
    IFunction
  >;
  /** Where callers go for whom the console names no queue. */
  defaultQueue: string;
  /** ARN of the alias of the bot that understands spoken answers. */
  speechBot: string;
  /** The flow that takes messages after hours; without one the caller is told that it is closed. */
  voicemailFlow?: string;
  /** Each gets a main menu and a flow of vanity numbers of its own, for the numbers that are dialled. */
  linesOfBusiness: readonly string[];
};

/** The flow's text with its `${Names}` filled in, without the spaces. @throws where one has no value */
export function flowContent(name: string, values: FlowValues): string {
  const text = readFileSync(join(import.meta.dirname, `${name}.json`), "utf8");
  const compact = JSON.stringify(JSON.parse(text));
  return compact.replace(/\$\{(\w+)\}/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`${name}.json: nothing is given for \${${key}}`);
    return value;
  });
}

/** The contact flows, with the functions and queues of this deployment. Gives the ARN of each by its name. */
export function defineContactFlows(scope: Construct, props: ContactFlowProps): Record<string, string> {
  const values: FlowValues = {
    ...Object.fromEntries(Object.entries(props.functions).map(([name, made]) => [name, made.functionArn])),
    DefaultQueueArn: props.defaultQueue,
    SpeechBotAliasArn: props.speechBot,
    // No flow has this name: a transfer to it takes its error branch, which speaks.
    VoicemailFlowArn: props.voicemailFlow ?? "none",
  };
  const arns: Record<string, string> = {};
  const flow = (file: string, name: string, more: FlowValues = {}, type = "CONTACT_FLOW") => {
    const made = new CfnContactFlow(scope, name.replace(/\W/g, ""), {
      instanceArn: props.connectInstance,
      name,
      type,
      description: "Deployed with the content console; its words are edited there.",
      content: flowContent(file, { ...values, ...more }),
    });
    arns[name] = made.attrContactFlowArn;
    return made.attrContactFlowArn;
  };

  flow("callback-whisper", "Callback whisper", {}, "OUTBOUND_WHISPER");
  const QueuedCallbackFlowArn = flow("queued-callback", "Queued callback");
  for (const LineOfBusiness of props.linesOfBusiness) {
    flow("main-menu", `Main menu ${LineOfBusiness}`, { LineOfBusiness, QueuedCallbackFlowArn });
    flow("vanity-numbers", `Vanity numbers ${LineOfBusiness}`, { LineOfBusiness });
  }
  return arns;
}

type Variables = Record<string, string | undefined>;
export type FlowSettings = Pick<ContactFlowProps, "defaultQueue" | "voicemailFlow" | "linesOfBusiness">;

/**
 * What the deployment is told of contact flows: `CONNECT_DEFAULT_QUEUE_ARN`, `CONNECT_LINES_OF_BUSINESS` (names, with
 * commas), `CONNECT_VOICEMAIL_FLOW_ARN`. Nothing where neither of the first two is set: then no flow is deployed.
 * @throws where one is set without the other, or a name is none
 */
export function flowSettings(variables: Variables): FlowSettings | undefined {
  const { CONNECT_DEFAULT_QUEUE_ARN: queue, CONNECT_LINES_OF_BUSINESS: lobs } = variables;
  if (!queue && !lobs) return undefined;
  if (!queue || !lobs)
    throw new Error("Contact flows need both CONNECT_DEFAULT_QUEUE_ARN and CONNECT_LINES_OF_BUSINESS.");
  const linesOfBusiness = lobs.split(",").map((name) => name.trim());
  const wrong = linesOfBusiness.find((name) => !/^[a-z0-9][a-z0-9-]{0,39}$/i.test(name));
  if (wrong !== undefined)
    throw new Error(`CONNECT_LINES_OF_BUSINESS: "${wrong}" is not the name of a line of business.`);
  return { defaultQueue: queue, linesOfBusiness, voicemailFlow: variables.CONNECT_VOICEMAIL_FLOW_ARN };
}
