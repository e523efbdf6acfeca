import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Badge } from "./badge.tsx";
import { Siren } from "./icons.tsx";
import { ready, staticHtml } from "./static-html.ts";
import { TableCell, TableRow, TableRowHeading } from "./table.tsx";

const Row = ({ name, children }: { name: string; children?: ReactNode }) => (
  <TableRow className="row">
    <TableRowHeading>
      <a href={`/prompts/${encodeURIComponent(name)}`} aria-label={`Open ${name}`}>
        {name}
      </a>
    </TableRowHeading>
    <TableCell numeric label="Prompts">
      {12}
    </TableCell>
    <TableCell lang="es">{children}</TableCell>
  </TableRow>
);

const hostile = `<script>alert("1")</script> & '"><img src=x onerror=alert(1)>`;

test.each<[string, ReactNode]>([
  ["a row with its cells", <Row name="Main" key="row" />],
  [
    "words that are markup",
    <Row name={hostile} key="hostile">
      {hostile}
    </Row>,
  ],
  [
    "a badge with its dot",
    <Badge kind="live" dot="full" key="badge">
      Live
    </Badge>,
  ],
  [
    "nothing, lists and fragments",
    <p key="p">
      {null}
      {false}
      {undefined}
      {[<b key="b">one</b>, <br key="br" />]}
      <>
        <i data-is-on={false} aria-hidden="true" />
      </>
    </p>,
  ],
  [
    "a time",
    <time key="time" dateTime="2026-11-21T10:00:00Z" title="Saturday">
      today
    </time>,
  ],
  ["an icon and a word", <button key="icon" type="button" dangerouslySetInnerHTML={ready(<Siren />)} />],
])("%s: as React writes it", (_, node) => {
  expect(staticHtml(node)).toBe(renderToStaticMarkup(node).replaceAll("/>", ">"));
});

function Client() {
  return <i />;
}
Object.assign(Client, { $$typeof: Symbol.for("react.client.reference") });

test.each<[string, ReactNode]>([
  ["a client component", <Client key="c" />],
  ["a handler", <button key="b" type="button" onClick={() => undefined} />],
  ["an address that runs", <a key="a" href="javascript:alert(1)" />],
  ["markup of somebody else's", <p key="p" dangerouslySetInnerHTML={{ __html: "<b>" }} />],
  ["what is still to come", Promise.resolve("late")],
])("%s is refused", (_, node) => {
  expect(() => staticHtml(node)).toThrow("static HTML");
});
