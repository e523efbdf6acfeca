import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { tableVariable } from "#lib/platform/tables.ts";
import { defineConnectFunction } from "../_shared/connect-function.ts";

/** get-line-of-business asks for a whole line of business in one Query; nothing else. */
export const defineGetLineOfBusiness = (
  scope: Construct,
  tables: Record<"Config", ITableV2>,
  connectInstance?: string,
) =>
  defineConnectFunction(new Construct(scope, "GetLineOfBusiness"), {
    name: "get-line-of-business",
    connectInstance,
    environment: { [tableVariable("Config")]: tables.Config.tableName },
    permissions: [new PolicyStatement({ actions: ["dynamodb:Query"], resources: [tables.Config.tableArn] })],
  });
