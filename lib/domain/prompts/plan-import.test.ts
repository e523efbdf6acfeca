import { describe, expect, it } from "vitest";
import { readImport } from "./import-file.ts";
import { countPlan, planImport, type StoredFlow } from "./plan-import.ts";
import { newPrompt, type Prompt } from "./prompt.ts";

const at = new Date("2026-11-01T10:00:00Z");
const prompt = (name: string, contents: Partial<Prompt> = {}): Prompt => ({
  ...newPrompt(
    { FlowName: "Main", PromptName: name },
    {
      PromptText_en: "Hello",
      PromptText_es: "Hola",
      Category: "greeting",
      Description: "",
      IsActive: true,
      IsClientVisible: false,
      Order: 20,
    },
    at,
    "ana",
  ),
  ...contents,
});
const flow = { FlowName: "Main", Description: "", LOBs: [], PromptCount: 1, MissingEs: 0, OutOfDateEs: 0 };
const own = (...prompts: Prompt[]): [string, StoredFlow][] => [
  [
    "Main",
    {
      access: "own",
      flow: { ...flow, ContentVersion: 1 },
      prompts: new Map(prompts.map((one) => [one.PromptName, one])),
    },
  ],
];
const plan = (csv: string, stored: [string, StoredFlow][] = own(prompt("Welcome"))) =>
  planImport(readImport(Buffer.from(csv)).rows, new Map(stored));
const columns = "FlowName,PromptName,PromptText_en";

describe("planImport", () => {
  it("adds what is not there, with defaults, after the last of its flow", () => {
    expect(
      plan(`${columns},Order\nMain,A,One,\nMain,B,Two,50\nMain,C,Three,\nOther,D,Four,\n`),
    ).toMatchObject([
      { kind: "added", after: { PromptText_en: "One", IsActive: true, IsClientVisible: false, Order: 60 } },
      { kind: "added", after: { Category: "", Description: "", Order: 50 } },
      { kind: "added", after: { Order: 70 } },
      { kind: "added", FlowName: "Other", after: { Order: 10 } },
    ]);
  });

  it("changes only the fields whose columns are there", () => {
    expect(plan(`${columns}\nMain,Welcome,Good day\n`)).toMatchObject([
      { kind: "changed", fields: ["PromptText_en"], after: { PromptText_es: "Hola", Category: "greeting" } },
    ]);
  });

  it("takes an empty Spanish cell as no Spanish", () => {
    const [row] = plan(`${columns},PromptText_es\nMain,Welcome,Hello,\n`);
    expect(row).toMatchObject({
      kind: "changed",
      fields: ["PromptText_es"],
      after: { PromptText_es: undefined },
    });
  });

  it("leaves what is the same, even what would be refused today", () => {
    const old = prompt("Old", { PromptText_en: "x".repeat(7_000) });
    const stored = own(prompt("Welcome"), old);
    const rows = plan(
      `${columns},Category\nMain,Welcome,Hello, greeting \nMain,Old,${old.PromptText_en},greeting\n`,
      stored,
    );
    expect(countPlan(rows)).toEqual({ added: 0, changed: 0, unchanged: 2, refused: 0 });
  });

  it("refuses a text that cannot be stored, with its column and how long it is", () => {
    const rows = plan(
      [
        `${columns},Category,Order`,
        `Main,A,${"x".repeat(6_001)},,`,
        "Main,B,a\u0007b,,",
        "Main,C,a\u202eb,,",
        "Main,D,,,",
        `Main,E,text,${"c".repeat(51)},-1`,
        `Main,F,${"x".repeat(3_001)},,`,
      ].join("\n"),
    );
    expect(rows.map((row) => row.kind === "refused" && row.problems)).toEqual([
      [{ column: "PromptText_en", reason: "text.tooLong", values: { max: 6_000, length: 6_001 } }],
      [{ column: "PromptText_en", reason: "text.control" }],
      [{ column: "PromptText_en", reason: "text.direction" }],
      [{ column: "PromptText_en", reason: "prompts.englishMissing" }],
      [
        { column: "Category", reason: "text.tooLong", values: { max: 50, length: 51 } },
        { column: "Order", reason: "prompts.order" },
      ],
      [{ column: "PromptText_en", reason: "text.tooLongToSpeak", values: { max: 3_000, length: 3_001 } }],
    ]);
  });

  it("refuses an unpaired surrogate", () => {
    const file = readImport(Buffer.from(`\ufeff${columns}\nMain,A,x\ud800\n`, "utf16le"));
    expect(planImport(file.rows, new Map(own()))).toMatchObject([
      { problems: [{ reason: "text.surrogate" }] },
    ]);
  });

  it("tells all that is wrong with a row at once", () => {
    const [row] = plan(`${columns},IsActive\nMain,bad name,,perhaps\n`);
    expect(row).toMatchObject({
      kind: "refused",
      problems: [{ column: "PromptName" }, { column: "IsActive" }, { column: "PromptText_en" }],
    });
  });

  it("refuses a foreign flow as if it were not there, and a shared one saying whom it belongs to", () => {
    const rows = plan(`${columns}\nTheirs,A,x\nOurs,A,x\n`, [
      ["Theirs", { access: "foreign" }],
      ["Ours", { access: "shared" }],
    ]);
    expect(rows).toMatchObject([
      { kind: "refused", problems: [{ column: "FlowName", reason: "import.flowNotYours" }] },
      { kind: "refused", problems: [{ column: "FlowName", reason: "access.lobs" }] },
    ]);
  });
});
