import { defineBackend } from "@aws-amplify/backend";
import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { tableNames } from "#lib/platform/tables.ts";
import { defineChatApi } from "./api/chat-resource.ts";
import { defineCursorSecret } from "./api/cursor-secret.ts";
import { defineSessionApi } from "./api/resource.ts";
import { defineConsoleRole } from "./auth/console-role.ts";
import { defineAuth } from "./auth/resource.ts";
import { defineContactFlows, flowSettings } from "./contact-flows/resource.ts";
import { defineSessionsBucket } from "./buckets/resource.ts";
import { defineCallbackClear } from "./functions/callback-clear/resource.ts";
import { defineCallbackSet } from "./functions/callback-set/resource.ts";
import { defineGetLineOfBusiness } from "./functions/get-line-of-business/resource.ts";
import { defineGetPrompts } from "./functions/get-prompts/resource.ts";
import { defineSessionApiFunction, type Machines } from "./functions/session-api/resource.ts";
import { defineSqsToDdb } from "./functions/sqs-to-ddb/resource.ts";
import { defineVanityToSqs } from "./functions/vanity-to-sqs/resource.ts";
import { defineQueue } from "./queues/resource.ts";
import { defineSpeechBot } from "./speech-bot/resource.ts";
import { defineTables } from "./tables/resource.ts";
import {
  allowDownloads,
  defineArchiveExpired,
  defineCleanup,
  defineExport,
} from "./workflows/archive-resource.ts";
import { allowWorkflows } from "./workflows/console-resource.ts";
import { defineHandoff } from "./workflows/handoff-resource.ts";
import { defineOnboarding } from "./workflows/onboarding-resource.ts";

/** Everything that is deployed beside the console. One nested stack each for people, data and functions. */
const backend = defineBackend({});

const { userPool, client } = defineAuth(backend.createStack("auth"));
const data = backend.createStack("data");
const tables = defineTables(data);
const connectInstance = process.env.CONNECT_INSTANCE_ARN;
const alarmTopic = process.env.ALARM_TOPIC_ARN;
const vanity = defineQueue(data, "VanityQueue", "vanity", alarmTopic);
const consoleRole = defineConsoleRole(data, tables, vanity, connectInstance);
const functions = backend.createStack("functions");
const getPrompts = await defineGetPrompts(functions, tables, connectInstance);
const getLineOfBusiness = await defineGetLineOfBusiness(functions, tables, connectInstance);
const callbackSet = await defineCallbackSet(functions, tables, connectInstance);
const callbackClear = await defineCallbackClear(functions, tables, connectInstance);
const vanityToSqs = await defineVanityToSqs(functions, vanity.queue, connectInstance);
await defineSqsToDdb(functions, vanity.queue, tables);

const flows = connectInstance ? flowSettings(process.env) : undefined;
const telephone = connectInstance && flows ? backend.createStack("contact-flows") : undefined;
const speechBot =
  connectInstance && telephone
    ? defineSpeechBot(telephone, connectInstance, process.env.SPEECH_PHRASES_FILE)
    : undefined;
const contactFlows =
  connectInstance && flows && telephone && speechBot
    ? defineContactFlows(telephone, {
        ...flows,
        connectInstance,
        speechBot: speechBot.alias,
        functions: {
          GetPromptsArn: getPrompts,
          GetLineOfBusinessArn: getLineOfBusiness,
          VanityToSqsArn: vanityToSqs,
          CallbackSetArn: callbackSet,
          CallbackClearArn: callbackClear,
        },
      })
    : undefined;

const workflows = backend.createStack("workflows");
const taskFlow = process.env.CONNECT_TASK_FLOW_ID;
const onboarding = await defineOnboarding(workflows, tables);
const sessionsBucket = defineSessionsBucket(workflows);
const machines: Machines = {
  handoff: await defineHandoff(workflows, tables, { connectInstance, taskFlow, alarmTopic }),
  onboarding,
  cleanup: await defineCleanup(workflows, tables, sessionsBucket),
  export: await defineExport(workflows, tables, sessionsBucket),
};
await defineArchiveExpired(workflows, tables, sessionsBucket);
allowDownloads(workflows, consoleRole, sessionsBucket);
allowWorkflows(workflows, consoleRole, Object.values(machines));
const apis = backend.createStack("apis");
const cursorSecret = defineCursorSecret(apis);
const sessionApiFunction = await defineSessionApiFunction(apis, tables, machines, cursorSecret);
const sessionApi = defineSessionApi(apis, sessionApiFunction, userPool);
const chatApi = await defineChatApi(apis, { tables, userPool, client, onboarding });

const { region } = backend.stack;
backend.addOutput({
  auth: {
    aws_region: region,
    user_pool_id: userPool.userPoolId,
    user_pool_client_id: client.userPoolClientId,
    mfa_configuration: "OPTIONAL",
    mfa_methods: ["TOTP"],
  },
  custom: {
    tables: Object.fromEntries(tableNames.map((name) => [name, tables[name].tableName])),
    queues: { vanity: { url: vanity.queue.queueUrl, dead: vanity.dead.queueUrl } },
    buckets: { sessions: sessionsBucket.bucket.bucketName },
    functions: {
      "get-prompts": getPrompts.functionArn,
      "get-line-of-business": getLineOfBusiness.functionArn,
      "callback-set": callbackSet.functionArn,
      "callback-clear": callbackClear.functionArn,
      "vanity-to-sqs": vanityToSqs.functionArn,
    },
    stateMachines: Object.fromEntries(
      Object.entries(machines).map(([name, machine]) => [name, machine.stateMachineArn]),
    ),
    sessionApi: sessionApi.url,
    chatApi,
    consoleRole: consoleRole.roleArn,
    // The console asks this instance for its queues.
    ...(connectInstance ? { connectInstanceArn: connectInstance } : {}),
    ...(contactFlows ? { contactFlows } : {}),
    // The console says which of its phrases the bot has.
    ...(speechBot ? { speechBot: speechBot.phrases } : {}),
  },
});

const app = backend.stack.node.root;
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

export { app };
