import { Fragment, isValidElement, type ReactElement, type ReactNode } from "react";

/** How React's names of attributes stand in HTML; the others stand as they are. */
const names: Record<string, string> = { className: "class", tabIndex: "tabindex" };
const plain =
  /^(?:aria-[a-z]+|data-[a-z-]+|id|lang|title|href|scope|role|type|class|tabindex|dateTime|viewBox|width|height)$/;
/** An address within the console, or of the web: nothing that runs. */
const address = /^(?:\/|#|\?|https?:)/;
const voids = new Set(["br", "hr", "img"]);

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};
const special = /[&<>"']/;
const escaped = (text: string): string =>
  special.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character] ?? "") : text;

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  const written = names[name] ?? name;
  if (!plain.test(written)) throw new Error(`static HTML knows no attribute ${name}`);
  const isState = written.startsWith("aria-") || written.startsWith("data-");
  if (typeof value !== "string" && typeof value !== "number" && !(isState && typeof value === "boolean"))
    throw new Error(`static HTML cannot write the attribute ${name}`);
  const text = String(value);
  if (written === "href" && !address.test(text)) throw new Error("static HTML leads to addresses only");
  return ` ${written}="${escaped(text)}"`;
}

/** What an element takes as its `dangerouslySetInnerHTML`. */
export type Ready = { __html: string };

const own = new WeakSet<object>();

/** Markup that comes with the console and holds nothing that anybody wrote. */
export function ownMarkup(html: string): Ready {
  const made = { __html: html };
  own.add(made);
  return made;
}

function element({ type, props }: ReactElement<Record<string, unknown>>): string {
  if (type === Fragment) return staticHtml(props.children as ReactNode);
  if (typeof type === "function") {
    // What the browser brings to life has no place among what it only shows.
    if ("$$typeof" in type) throw new Error("static HTML holds no client component");
    return staticHtml((type as (props: unknown) => ReactNode)(props));
  }
  if (typeof type !== "string") throw new Error("static HTML holds elements and plain components only");
  const { children, dangerouslySetInnerHTML: ready, ...attributes } = props;
  let tag = `<${type}`;
  for (const name in attributes) tag += attribute(name, attributes[name]);
  if (voids.has(type)) return `${tag}>`;
  if (ready && !own.has(ready)) throw new Error("static HTML holds no markup of others");
  const inner = ready ? (ready as Ready).__html : staticHtml(children as ReactNode);
  return `${tag}>${inner}</${type}>`;
}

/**
 * Writes what server components show as HTML, every text and attribute escaped. For the many rows of a table: as
 * elements each of them is made, sent and made again three times over (.github/decisions/087). Components are called
 * as plain functions within the one that asks, so they may use what server components use, but not wait.
 * @throws for client components, handlers and attributes that it does not know
 */
export function staticHtml(node: ReactNode): string {
  if (typeof node === "string") return escaped(node);
  if (typeof node === "number" || typeof node === "bigint") return String(node);
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (Array.isArray(node)) {
    let html = "";
    for (const one of node as ReactNode[]) html += staticHtml(one);
    return html;
  }
  if (isValidElement<Record<string, unknown>>(node)) return element(node);
  throw new Error("static HTML cannot wait for what it shows");
}

/** The same for one element: `<button dangerouslySetInnerHTML={ready(<>{icon}{label}</>)} />`. */
export const ready = (node: ReactNode): Ready => ownMarkup(staticHtml(node));
