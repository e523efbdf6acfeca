import { DomainError } from "#lib/kernel/errors.ts";
import type { Write } from "#lib/platform/transactions.ts";
import { flowDirectory, type Flow, type FlowDetails, type NewFlow } from "./flow.ts";
import { figuresOf, type FlowFigures, type Prompt } from "./prompt.ts";

export const flowKey = (flow: string) => ({ FlowName: flowDirectory, PromptName: flow });

/** By how much changes to prompts, each from before to after, move the figures of their flow. */
function sumFigures(changes: readonly { before?: Prompt; after?: Prompt }[]): FlowFigures {
  const sum: FlowFigures = { PromptCount: 0, MissingEs: 0, OutOfDateEs: 0, VisibleCount: 0 };
  for (const { before, after } of changes) {
    const [was, is] = [figuresOf(before), figuresOf(after)];
    for (const figure of Object.keys(sum) as (keyof typeof sum)[]) sum[figure] += is[figure] - was[figure];
  }
  return sum;
}

/** The writes on a flow's item in the directory. */
export function flowWrites(table: string) {
  return {
    /** A flow that must not be there yet, with the prompts that its transaction adds along with it. */
    createFlow(flow: NewFlow, prompts: readonly Prompt[] = []): Write {
      const { FlowName, ...rest } = flow;
      const sum = sumFigures(prompts.map((after) => ({ after })));
      return {
        item: {
          Put: {
            TableName: table,
            Item: {
              ...flowKey(FlowName),
              ...rest,
              ...sum,
              ContentVersion: 1,
            },
            ConditionExpression: "attribute_not_exists(FlowName)",
          },
        },
        refuse: () =>
          new DomainError("CONFLICT", "flows.exists", {
            fieldErrors: { FlowName: { reason: "flows.exists" } },
          }),
      };
    },

    /** An empty flow, only as it was read. */
    removeFlow(flow: Flow): Write {
      return {
        item: {
          Delete: {
            TableName: table,
            Key: flowKey(flow.FlowName),
            ConditionExpression: "PromptCount = :none AND ContentVersion = :seen",
            ExpressionAttributeValues: { ":none": 0, ":seen": flow.ContentVersion },
          },
        },
        refuse: () => new DomainError("CONFLICT", "flows.changedSince"),
      };
    },

    /** A flow's description and lines of business, only over those that the person saw. */
    describeFlow(flow: string, from: FlowDetails, to: FlowDetails): Write {
      return {
        item: {
          Update: {
            TableName: table,
            Key: flowKey(flow),
            UpdateExpression: "SET Description = :description, LOBs = :lobs ADD ContentVersion :one",
            ConditionExpression:
              "attribute_exists(FlowName) AND (Description = :oldDescription OR attribute_not_exists(Description))" +
              " AND (LOBs = :oldLobs OR attribute_not_exists(LOBs))",
            ExpressionAttributeValues: {
              ":description": to.Description,
              ":lobs": to.LOBs,
              ":oldDescription": from.Description,
              ":oldLobs": from.LOBs,
              ":one": 1,
            },
          },
        },
        refuse: (stored) =>
          stored
            ? new DomainError("CONFLICT", "flows.changedSince")
            : new DomainError("NOT_FOUND", "flows.gone"),
      };
    },

    /** Moves a flow's figures by what changed in its prompts (each from before to after), and its version by one. */
    count(flow: string, changes: readonly { before?: Prompt; after?: Prompt }[]): Write {
      const sum = sumFigures(changes);
      return {
        item: {
          Update: {
            TableName: table,
            Key: flowKey(flow),
            UpdateExpression:
              "ADD PromptCount :prompts, MissingEs :missing, OutOfDateEs :outOfDate, VisibleCount :visible, ContentVersion :one",
            ConditionExpression: "attribute_exists(FlowName)",
            ExpressionAttributeValues: {
              ":prompts": sum.PromptCount,
              ":missing": sum.MissingEs,
              ":outOfDate": sum.OutOfDateEs,
              ":visible": sum.VisibleCount,
              ":one": 1,
            },
          },
        },
        refuse: () => new DomainError("NOT_FOUND", "flows.gone"),
      };
    },
  };
}
