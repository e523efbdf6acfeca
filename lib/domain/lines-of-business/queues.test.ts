import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig, type StampedMapping } from "./lob-config.ts";
import { planItems } from "./moving-plan.ts";
import { readQueueFile, writeQueueCsv } from "./queue-csv.ts";
import {
  byMappingKey,
  mappingKey,
  mappingOfKey,
  resolvedQueues,
  resolveQueue,
  type MappingLanguage,
  type QueueMapping,
} from "./queue-mapping.ts";
import { queueProblems } from "./queue-problems.ts";
import { isQueueArn } from "./queue-arn.ts";

const arn = (queue: string, instance = "home") =>
  `arn:aws:connect:us-east-1:123456789012:instance/${instance}/queue/${queue}`;
const queue = (name: string) => ({ QueueName: name, QueueArn: arn(name) });
const mapping = (
  Intent: string,
  Language: MappingLanguage,
  name: string,
  more: Partial<StampedMapping> = {},
): StampedMapping => ({ Intent, Language, ...queue(name), Priority: 5, IsActive: true, Version: 1, ...more });

describe("the queue of a call", () => {
  const mappings = [
    mapping("billing", "es", "Facturas"),
    mapping("billing", "*", "Billing"),
    mapping("orders", "en", "Orders", { IsActive: false }),
    mapping("orders", "*", "AllOrders"),
    mapping("returns", "*", "Returns", { IsActive: false }),
  ];
  const resolve = (intent: string | undefined, language: "en" | "es") => {
    const { source, queue, passedOver } = resolveQueue(
      byMappingKey(mappings),
      { QueueName: "General", QueueArn: arn("General") },
      intent,
      language,
    );
    return [source, queue?.QueueName, ...passedOver];
  };

  it.each([
    ["billing", "es", "exact", "Facturas"],
    ["billing", "en", "language", "Billing"],
    ["orders", "en", "language", "AllOrders", "QUEUE#orders#en"],
    ["returns", "es", "default", "General", "QUEUE#returns#*"],
    ["unknown", "en", "default", "General"],
    [undefined, "en", "default", "General"],
  ] as const)("for %s in %s is by %s %s", (intent, language, ...expected) => {
    expect(resolve(intent, language)).toEqual(expected);
  });

  it("is none without a default", () => {
    expect(resolveQueue(byMappingKey([]), null, "billing", "en")).toEqual({ source: "none", passedOver: [] });
  });

  it("is the same in the table of all intents and languages", () => {
    const rows = resolvedQueues(mappings, null);
    expect(rows.map(({ intent }) => intent)).toEqual(["billing", "orders", "returns", undefined]);
    expect(rows[0]?.answers).toMatchObject({
      en: { source: "language", key: "QUEUE#billing#*" },
      es: { source: "exact", key: "QUEUE#billing#es" },
    });
    expect(rows[3]?.answers.en.source).toBe("none");
  });
});

describe("doubtful queues", () => {
  const kinds = (mappings: QueueMapping[], defaultName: string | null = "General") =>
    queueProblems(mappings, defaultName === null ? null : queue(defaultName)).map(
      ({ kind, keys, intent, language }) => [kind, ...keys, intent, language].filter(Boolean).join(" "),
    );

  it("are none where all is well", () => {
    expect(kinds([mapping("billing", "es", "Facturas"), mapping("billing", "*", "Billing")])).toEqual([]);
  });

  it("are callers without a queue", () => {
    expect(kinds([mapping("billing", "en", "Billing"), mapping("sales", "*", "Sales")], null)).toEqual([
      "deadEnd billing es",
      "deadEnd en",
      "deadEnd es",
    ]);
  });

  it("are addresses that are none, and of another instance", () => {
    const bad = mapping("a", "*", "A", { QueueArn: "arn:aws:sqs:us-east-1:123456789012:a" });
    const away = mapping("b", "*", "B", { QueueArn: arn("B", "away") });
    expect(kinds([bad, away])).toEqual(["badArn QUEUE#a#*", "otherInstance QUEUE#b#*"]);
  });

  it("are names and addresses that disagree, and intents that differ by case", () => {
    const one = mapping("billing", "*", "Billing");
    const other = mapping("Bill-ing", "*", "Billing 2", { QueueArn: arn("Billing") });
    const third = mapping("sales", "*", "Billing", { QueueArn: arn("Sales") });
    expect(kinds([one, other, third])).toEqual([
      "similarIntents QUEUE#billing#* QUEUE#Bill-ing#*",
      "oneQueueTwoNames QUEUE#billing#* QUEUE#Bill-ing#*",
      "oneNameTwoQueues QUEUE#billing#* QUEUE#sales#*",
    ]);
  });

  it("are mappings without which nothing would change", () => {
    const same = [mapping("billing", "es", "Billing"), mapping("billing", "*", "Billing")];
    expect(kinds(same)).toEqual(["sameAsFallback QUEUE#billing#es billing"]);
    expect(kinds([mapping("billing", "*", "General")])).toEqual(["sameAsFallback QUEUE#billing#* billing"]);
    expect(kinds([mapping("billing", "*", "General", { Priority: 1 })])).toEqual([]);
  });
});

it.each([
  [arn("q"), true],
  ["arn:aws-us-gov:connect:us-gov-west-1:123456789012:instance/a1/queue/b2", true],
  ["arn:aws:connect:us-east-1:123456789012:instance/a/queue/agent/b", false],
  ["arn:aws:connect:us-east-1:12345678901:instance/a/queue/b", false],
  [` ${arn("q")}`, false],
  [arn("q") + "\n", false],
])("%j is a queue's address: %s", (text, expected) => {
  expect(isQueueArn(text)).toBe(expected);
});

it("reads its own keys back, whatever the intent", () => {
  expect(mappingOfKey(mappingKey("a-b_1", "*"))).toEqual({ Intent: "a-b_1", Language: "*" });
  for (const key of ["QUEUE#a", "QUEUE##en", "QUEUE#a#fr", "SETTING#a#en"])
    expect(mappingOfKey(key)).toBeUndefined();
});

describe("a CSV file of queues", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const plan = (mappings: StampedMapping[], file: Uint8Array) =>
    planItems({ ...readConfig("retail", []), mappings }, readQueueFile(file).wanted, false);
  const current = [mapping("billing", "es", "Facturas", { Version: 4 }), mapping("sales", "*", "Sales")];

  it("says what each row would do, and why one cannot be used", () => {
    const text = [
      "sep=;",
      "intent;LANGUAGE;Queue Name;QueueArn;Priority;IsActive",
      `billing;es;Facturas;${arn("Facturas")};5;VERDADERO`,
      `billing;;Billing;${arn("Billing")};;`,
      `sales;*;Sales;${arn("Sales")};1;falso`,
      `sales;*;Sales;${arn("Sales")};2;true`,
      `no spaces;fr;;nothing;11;maybe`,
    ].join("\r\n");
    const rows = plan(current, bytes(text));
    expect(rows.map(({ line, kind, version }) => [line, kind, version])).toEqual([
      [3, "unchanged", 4],
      [4, "added", 0],
      [5, "changed", 1],
      [6, "refused", -1],
      [7, "refused", -1],
    ]);
    expect(rows[1]).toMatchObject({ key: "QUEUE#billing#*", contents: { Priority: 5, IsActive: true } });
    expect(rows[3]?.problems).toEqual({ Intent: { reason: "lobs.csvTwice", values: { line: 5 } } });
    expect(Object.keys(rows[4]?.problems ?? {}).sort()).toEqual([
      "Intent",
      "IsActive",
      "Language",
      "Priority",
      "QueueArn",
      "QueueName",
    ]);
  });

  it("needs its columns", () => {
    expect(() => readQueueFile(bytes("a,b\n1,2"))).toThrow("lobs.csvColumns");
  });

  it("written and read again changes nothing", () => {
    const name = fc
      .string({ minLength: 1, maxLength: 40, unit: "grapheme" })
      .filter(
        (text) => text.trim() === text && text !== "" && !/[\p{C}\p{Z}]/u.test(text.replaceAll(" ", "")),
      );
    const stored = fc.uniqueArray(
      fc.record({
        Intent: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/),
        Language: fc.constantFrom<MappingLanguage>("en", "es", "*"),
        QueueName: fc.oneof(name, fc.constantFrom("=SUM(A1)", "'+x", "a,b;c", 'say "hi"')),
        QueueArn: fc.constant(arn("q")),
        Priority: fc.integer({ min: 1, max: 10 }),
        IsActive: fc.boolean(),
        Version: fc.constant(1),
      }),
      { selector: ({ Intent, Language }) => mappingKey(Intent, Language), minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(stored, (mappings) => {
        const rows = plan(mappings, bytes(writeQueueCsv(mappings)));
        expect(rows.map(({ kind }) => kind)).toEqual(mappings.map(() => "unchanged"));
      }),
      { numRuns: 200 },
    );
  });
});
