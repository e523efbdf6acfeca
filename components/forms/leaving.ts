/** A way out of the page that an event announces. */
export type Leave =
  { kind: "link"; href: string } | { kind: "form"; form: HTMLFormElement; submitter: HTMLElement | null };

function linkAway(event: MouseEvent): Leave | undefined {
  const link = (event.target as Element | null)?.closest("a");
  if (!link?.href || link.hasAttribute("download") || (link.target && link.target !== "_self"))
    return undefined;
  // With these the browser opens another tab: this page stays.
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const to = new URL(link.href);
  const here = window.location;
  // To another origin the browser asks by itself (beforeunload); within the page nobody leaves.
  if (to.origin !== here.origin) return undefined;
  if (to.pathname === here.pathname && to.search === here.search) return undefined;
  return { kind: "link", href: `${to.pathname}${to.search}${to.hash}` };
}

/** Whether a click or a submit leads away from the page, and whither. */
export function announcedLeave(event: Event): Leave | undefined {
  if (event instanceof MouseEvent) return linkAway(event);
  if (event instanceof SubmitEvent) {
    const form = event.target as HTMLFormElement;
    return form.dataset.leaves === undefined ? undefined : { kind: "form", form, submitter: event.submitter };
  }
  return undefined;
}

// The address whose history entry has a second one on top; see askOnBack.
let doubled: string | undefined;

/** Puts the second entry on top, once per page. */
export function doubleEntry(): void {
  if (doubled === window.location.href) return;
  // With Next.js's own state, its router knows the entry and stays where it is.
  window.history.pushState(window.history.state, "", window.location.href);
  doubled = window.location.href;
}

/** The page was left by a link: its entries are as any others. */
export function forgetEntry(): void {
  doubled = undefined;
}

/**
 * Makes "back" ask. A step back cannot be stopped, so a page with something unsaved has a second entry on
 * top of its own: the first step back only takes that away. While nothing is unsaved any more, the step is
 * taken for the person, so that they never press twice.
 * Returns how to stop; `ask` is given how to go on.
 */
export function askOnBack(mayLeave: () => boolean, ask: (goBack: () => void) => void): () => void {
  const stepped = () => {
    const isOurs = doubled === window.location.href;
    doubled = undefined;
    if (!isOurs) return;
    if (mayLeave()) return window.history.back();
    doubleEntry();
    ask(() => window.history.go(-2));
  };
  window.addEventListener("popstate", stepped);
  return () => window.removeEventListener("popstate", stepped);
}
