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
const address = (...parts: string[]) => `/prompts/${parts.map(encodeURIComponent).join("/")}`;

const filters = (values: Record<string, string>) =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { type: "S", operator: "=", value }]),
    ),
  );

type Compared = { name: string; path: string; theirs: () => Promise<unknown> };

/** Calls of one page, and its time beside theirs. */
async function page(
  console: Console,
  visitor: Visitor,
  { name, path, theirs }: Compared,
  judge: (ratio: number, note: string) => Figure,
): Promise<Figure[]> {
  await visitor.open(path);
  console.proxy.reset();
  await visitor.open(path);
  const { calls, total, units } = console.proxy.counts();
  const which = Object.entries(calls).map(([call, times]) => `${times} ${call}`);
  const { first, second, ratio } = await sideBySide(() => visitor.open(path), theirs);
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
    const visitor = await console.visitor();
    const admin = await startAdmin(stage.stack);
    try {
      return await compare(console, visitor, admin);
    } finally {
      await admin.stop();
    }
  });

async function compare(console: Console, visitor: Visitor, admin: Admin): Promise<Figure[]> {
  const table = () => admin.openTable();
  const half = (name: string) => (ratio: number, note: string) =>
    atMost(0.5, { name: `${name}: time over dynamodb-admin's`, value: ratio, unit: "", note });
  const record = (name: string) => (ratio: number, note: string) =>
    forTheRecord({ name: `${name}: time over dynamodb-admin's`, value: ratio, unit: "", note });

  const figures = [
    ...(await page(console, visitor, { name: "flows", path: "/prompts", theirs: table }, half("flows"))),
    ...(await page(
      console,
      visitor,
      { name: "a flow's prompts", path: address(flow), theirs: table },
      half("a flow's prompts"),
    )),
    ...(await page(
      console,
      visitor,
      { name: "one prompt", path: address(flow, prompt), theirs: () => admin.openItem(flow, prompt) },
      record("one prompt"),
    )),
  ];

  // What it offers to those who know a flow but not the keys: its filter, over a scan of the whole table.
  const scan = { operationType: "scan", queryableSelection: "table", filters: filters({ FlowName: flow }) };
  const finding = async (how: string, search: Record<string, string>) => {
    const { first, second, ratio } = await sideBySide(
      () => visitor.open(address(flow)),
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
