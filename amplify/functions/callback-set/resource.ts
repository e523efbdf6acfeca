import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import { defineCallbackFunction } from "../_shared/define-callback-function.ts";

/** callback-set holds a number in one table; nothing else. */
export const defineCallbackSet = (
  scope: Construct,
  tables: Record<"Callbacks", ITableV2>,
  connectInstance?: string,
) =>
  defineCallbackFunction(
    scope,
    { id: "CallbackSet", name: "callback-set", action: "UpdateItem" },
    tables.Callbacks,
    connectInstance,
  );
