import { DateClock } from "cognito-local/lib/services/clock.js";
import { CognitoServiceFactoryImpl } from "cognito-local/lib/services/cognitoService.js";
import type { Context } from "cognito-local/lib/services/context.js";
import type { Services } from "cognito-local/lib/services/index.js";
import { JwtTokenGenerator } from "cognito-local/lib/services/tokenGenerator.js";
import type { Triggers } from "cognito-local/lib/services/triggers/index.js";
import { UserPoolServiceFactoryImpl } from "cognito-local/lib/services/userPoolService.js";
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { jsonStores } from "./json-store.ts";
import { mailbox } from "./mailbox.ts";

// We have no Lambda triggers, and leave out the emulator's: they load the whole of the old AWS SDK.
const noTriggers = { enabled: () => false } as unknown as Triggers;

/** The emulator's parts, put together over our own store and mailbox. `folder` holds both. */
export async function poolServices(context: Context, folder: string, endpoint: string): Promise<Services> {
  const clock = new DateClock();
  const database = join(folder, "cognito");
  const stores = jsonStores(database);
  const defaults = { UsernameAttributes: [] };
  const pools = new CognitoServiceFactoryImpl(
    database,
    stores,
    new UserPoolServiceFactoryImpl(clock, stores),
  );
  return {
    clock,
    cognito: await pools.create(context, defaults),
    config: {
      LambdaClient: {},
      TriggerFunctions: {},
      UserPoolDefaults: defaults,
      TokenConfig: { IssuerDomain: endpoint },
      ServerConfig: {},
    },
    messages: mailbox(join(folder, "mail")),
    otp: () => String(randomInt(1_000_000)).padStart(6, "0"),
    tokenGenerator: new JwtTokenGenerator(clock, noTriggers, { IssuerDomain: endpoint }),
    triggers: noTriggers,
  };
}
