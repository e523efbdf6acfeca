import type { ReactNode } from "react";
import { setTimeout as wait } from "node:timers/promises";
import type { Scope } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { refuseAtPage } from "#lib/web/page.ts";
import { requireActor } from "#lib/web/session/current-actor.ts";
import { FreshBanner } from "../_banner/fresh-banner.tsx";
import { Steady } from "./steady.tsx";
import { Unavailable } from "./unavailable.tsx";

/** How long a page may take, in milliseconds, before its skeleton is shown. Most are ready by then. */
const patience = 200;

/**
 * A page of the console: who acts, may they, what they see, and what stands there when it cannot be shown.
 * A page that is ready at once answers with its true status (200, 403, 404) and without a flash of grey;
 * one that takes longer shows `skeleton` meanwhile (.github/decisions/022). `render` awaits what it shows.
 */
export function consolePage<Props>(
  options: { scope?: Scope; skeleton: ReactNode },
  render: (actor: Actor, props: Props) => Promise<ReactNode>,
) {
  const show = async (props: Props): Promise<ReactNode> => {
    try {
      return await render(await requireActor(options.scope), props);
    } catch (error) {
      return <Unavailable refusal={await refuseAtPage(error)} />;
    }
  };
  return async function ConsolePage(props: Props) {
    const content = show(props);
    const late = Symbol("late");
    const first = await Promise.race([content, wait(patience, late)]);
    const isLate = first === late;
    return (
      <>
        <FreshBanner />
        {/* A skeleton that nobody will see costs as much as a table of its size: made only where it is shown. */}
        <Steady content={isLate ? content : first} skeleton={isLate && options.skeleton} />
      </>
    );
  };
}
