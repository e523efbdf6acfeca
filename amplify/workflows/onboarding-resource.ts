import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import { defineOnboardChat } from "../functions/onboard-chat/resource.ts";
import { defineWorkflow } from "./resource.ts";

/** What happens when a chat connects: the workflow, and the function of its two tasks. */
export async function defineOnboarding(
  scope: Construct,
  tables: Record<"Sessions" | "History" | "Prompts" | "Config", ITableV2>,
) {
  const task = await defineOnboardChat(scope, tables);
  return defineWorkflow(scope, "Onboarding", {
    name: "onboarding",
    values: { OnboardChatFunction: task.functionArn },
    permissions: [new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [task.functionArn] })],
  });
}
