import { startAdmin, type Admin } from "./dynamodb-admin.ts";
import { atLeast, atMost, forTheRecord, round, type Figure } from "./figure.ts";
import { fill, flowName, promptName } from "./fill.ts";
import { onStage, say, type Console } from "./stage.ts";
import { sideBySide } from "./timing.ts";
import type { Visitor } from "./visitor.ts";

/** 10,000 prompts in 200 flows of 50. */
const size = { flows: 200, promptsEach: 50 };
const flow = flowName(180);
const prompt = promptName(37);
/** The partition that holds the flows themselves. */
const directory = "#flows";
const address = (...parts: string[]) => `/prompts/${parts.map(encodeURIComponent).join("/")}`;

const filters = (values: Record<string, string>) =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { type: "S", operator: "=", value }]),
    ),
  );

type Compared = { name: string; path: string; theirs: () => Promise<unknown> };
type Asked = { console: Console; counted: Visitor; timed: Visitor; admin: Admin };

/** Calls of one page, and its time beside theirs. */
async function page(
  { console, counted, timed }: Asked,
  { name, path, theirs }: Compared,
  judge: (ratio: number, note: string) => Figure,
): Promise<Figure[]> {
  await counted.open(path);
  const opening = async () => {
    console.proxy.reset();
    await counted.open(path);
    return console.proxy.counts();
  };
  // Every two seconds a page asks for the banner as well, once for the whole server: not so two pages in a row.
  const [one, other] = [await opening(), await opening()];
  const { calls, total, units } = one.total < other.total ? one : other;
  const which = Object.entries(calls).map(([call, times]) => `${times} ${call}`);
  const { first, second, ratio } = await sideBySide(() => timed.open(path), theirs);
  return [
    atMost(2, { name: `${name}: DynamoDB calls`, value: total, unit: "calls", note: which.join(", ") }),
    forTheRecord({ name: `${name}: capacity`, value: units, unit: "read units" }),
    judge(ratio, `${round(first)} ms beside ${round(second)} ms`),
  ];
}

/** Rows of lists, opening one thing and finding it, beside dynamodb-admin over the same 10,000 prompts. */
export const measureLists = () =>
  onStage("lists", async (stage) => {
    say("filling 10,000 prompts");
    await fill(stage.deps, size);
    const console = await stage.console();
    const counted = await console.visitor();
    // Against dynamodb-admin, which asks the engine itself.
    const timed = await (await stage.console({ timed: true })).visitor();
    const admin = await startAdmin(stage.stack);
    try {
      return await compare({ console, counted, timed, admin });
    } finally {
      await admin.stop();
    }
  });

/** Rows of dynamodb-admin's that are the same items as ours, and as many; the page's own number may be any. */
const sameRows = (partition: string, rows: number) => ({
  operationType: "query",
  queryableSelection: "table",
  filters: filters({ FlowName: partition }),
  pageSize: String(rows),
});

async function compare(asked: Asked): Promise<Figure[]> {
  const { timed, admin } = asked;
  const half = (name: string) => (ratio: number, note: string) =>
    atMost(0.5, { name: `${name}: time over dynamodb-admin's`, value: ratio, unit: "", note });
  const record = (name: string) => (ratio: number, note: string) =>
    forTheRecord({ name: `${name}: time over dynamodb-admin's`, value: ratio, unit: "", note });
  /** The page beside the same rows, and beside what dynamodb-admin opens a table with: any 25 of its items. */
  const rowsOf = async (name: string, path: string, partition: string, rows: number) => {
    const theirs = async () => {
      const got = await admin.openTable(sameRows(partition, rows));
      if (got !== rows) throw new Error(`dynamodb-admin shows ${got} rows, not ${rows}`);
    };
    const { first, second, ratio } = await sideBySide(
      () => timed.open(path),
      () => admin.openTable(),
    );
    return [
      ...(await page(asked, { name, path, theirs }, half(name))),
      record(`${name} (${rows} rows) beside any 25 items`)(
        ratio,
        `${round(first)} ms beside ${round(second)} ms`,
      ),
    ];
  };

  const figures = [
    ...(await rowsOf("flows", "/prompts", directory, size.flows)),
    ...(await rowsOf("a flow's prompts", address(flow), flow, size.promptsEach)),
    ...(await page(
      asked,
      { name: "one prompt", path: address(flow, prompt), theirs: () => admin.openItem(flow, prompt) },
      record("one prompt"),
    )),
  ];

  // What it offers to those who know a flow but not the keys: its filter, over a scan of the whole table.
  const scan = { ...sameRows(flow, size.promptsEach), operationType: "scan" };
  const finding = async (how: string, search: Record<string, string>) => {
    const { first, second, ratio } = await sideBySide(
      () => timed.open(address(flow)),
      () => admin.openTable(search),
      { runs: 10, warmUp: 2 },
    );
    const name = `finding by flow, beside ${how}`;
    const note = `${round(first)} ms beside ${round(second)} ms`;
    return { name, value: 1 / ratio, unit: "times faster", note };
  };
  return [
    ...figures,
    atLeast(100, await finding("its filter (a scan)", scan)),
    forTheRecord(await finding("its query by key", { ...scan, operationType: "query" })),
  ];
}
