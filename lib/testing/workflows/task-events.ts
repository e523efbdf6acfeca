import type { HistoryEvent, HistoryEventType } from "@aws-sdk/client-sfn";
import type { Json, StepEvent, TaskCall } from "./step.ts";

type Tell = (type: HistoryEventType, details: Partial<HistoryEvent>) => unknown;

/** The events of one attempt of a task, in the words of Step Functions. What comes after the end is not told. */
export function taskEvents({ definition, input }: TaskCall, tell: Tell) {
  const [, resourceType = "", resource = ""] =
    /^arn:aws:states:::(.+):([^:]+)$/.exec(definition.Resource ?? "") ?? [];
  const place = { resourceType, resource };
  return {
    scheduled: () => {
      tell("TaskScheduled", {
        taskScheduledEventDetails: {
          ...place,
          region: "us-east-1",
          parameters: JSON.stringify(input),
          timeoutInSeconds: definition.TimeoutSeconds,
          heartbeatInSeconds: definition.HeartbeatSeconds,
        },
      });
      tell("TaskStarted", { taskStartedEventDetails: place });
    },
    submitted: (output: Json) =>
      tell("TaskSubmitted", {
        taskSubmittedEventDetails: {
          ...place,
          output: JSON.stringify(output),
          outputDetails: { truncated: false },
        },
      }),
    succeeded: (output: Json) =>
      tell("TaskSucceeded", {
        taskSucceededEventDetails: {
          ...place,
          output: JSON.stringify(output),
          outputDetails: { truncated: false },
        },
      }),
    failed: ({ name: error, message: cause }: Error) =>
      error === "States.HeartbeatTimeout"
        ? tell("TaskTimedOut", { taskTimedOutEventDetails: { ...place, error, cause } })
        : tell("TaskFailed", { taskFailedEventDetails: { ...place, error, cause } }),
  };
}

export type TaskEvents = ReturnType<typeof taskEvents>;

/** What happens inside a step, in the words of Step Functions. */
export function insideEvent(event: StepEvent): { type: HistoryEventType; details: Partial<HistoryEvent> } {
  switch (event.kind) {
    case "timedOut":
      return {
        type: "TaskTimedOut",
        details: {
          taskTimedOutEventDetails: {
            resourceType: "states",
            resource: event.state,
            error: "States.Timeout",
          },
        },
      };
    case "entered":
      return {
        type: `${event.type}StateEntered` as HistoryEventType,
        details: { stateEnteredEventDetails: { name: event.state, input: JSON.stringify(event.input) } },
      };
    case "exited":
      return {
        type: `${event.type}StateExited` as HistoryEventType,
        details: { stateExitedEventDetails: { name: event.state, output: JSON.stringify(event.output) } },
      };
    default: {
      const type = `MapI${event.kind.slice(1)}` as HistoryEventType;
      const { state: name, index } = event;
      return { type, details: { [`mapI${event.kind.slice(1)}EventDetails`]: { name, index } } };
    }
  }
}
