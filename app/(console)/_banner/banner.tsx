import { setTimeout as wait } from "node:timers/promises";
import { unstable_rethrow } from "next/navigation";
import { cache, type ReactNode } from "react";
import { allows } from "#lib/domain/access/index.ts";
import { closureGroups, closuresForBanner } from "#lib/web/lines-of-business.ts";
import { logBannerFailure } from "#lib/web/banner.ts";
import { currentActor } from "#lib/web/session/current-actor.ts";
import { Steady } from "../_page/steady.tsx";
import { ClosureBanner } from "./closure-banner.tsx";

/** As long as the page itself may take before it shows its skeleton: see consolePage. */
const patience = 200;

async function closures(): Promise<ReactNode> {
  try {
    const actor = await currentActor();
    if (!actor || !allows(actor, "config:read")) return null;
    const groups = closureGroups(await closuresForBanner(actor));
    return groups.length > 0 ? <ClosureBanner groups={groups} /> : null;
  } catch (error) {
    unstable_rethrow(error);
    // The page beneath says what cannot be read, if it needs it: a banner that fails hides nothing else.
    await logBannerFailure(error);
    return null;
  }
}

/** Once for a request: the frame, the page and what may stand in the page's place each bring a banner. */
const shown = cache(async () => {
  const content = closures();
  const late = Symbol("late");
  const first = await Promise.race([content, wait(patience, late)]);
  return <Steady content={first === late ? content : first} skeleton={null} />;
});

/** What holds for every page: the emergency closures in force, from a Query that is shared with the page and others. */
export const Banner = () => shown();
