import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import { defineCallbackFunction } from "../_shared/define-callback-function.ts";

/** callback-clear lets a number go in one table; nothing else. */
export const defineCallbackClear = (
  scope: Construct,
  tables: Record<"Callbacks", ITableV2>,
  connectInstance?: string,
) =>
  defineCallbackFunction(
    scope,
    { id: "CallbackClear", name: "callback-clear", action: "DeleteItem" },
    tables.Callbacks,
    connectInstance,
  );
