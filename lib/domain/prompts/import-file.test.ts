import { describe, expect, it } from "vitest";
import { maxImportBytes, readImport, type ImportRow } from "./import-file.ts";

const header = "FlowName,PromptName,PromptText_en";
const read = (text: string) => readImport(Buffer.from(text));
const refusal = (text: string) => {
  try {
    return read(text);
  } catch (error) {
    const { reason, values } = error as { reason: string; values: unknown };
    return [reason, values];
  }
};
const rowOf = (text: string): ImportRow => {
  const [row] = read(text).rows;
  if (!row) throw new Error("no row");
  return row;
};

describe("readImport", () => {
  it("reads every column, whatever the case and spaces of its name", () => {
    const row = rowOf(
      " flowname ,PROMPTNAME,Prompt Text EN,prompttext_es,category,Description,isactive,IsClientVisible,ORDER\n" +
        "Main menu,Welcome, Hello ,Hola,greeting,First words,VERDADERO,falso,10\n",
    );
    expect(row).toMatchObject({
      line: 2,
      FlowName: "Main menu",
      PromptName: "Welcome",
      problems: [],
      given: {
        PromptText_en: " Hello ",
        PromptText_es: "Hola",
        Category: "greeting",
        Description: "First words",
        IsActive: true,
        IsClientVisible: false,
        Order: 10,
      },
    });
  });

  it("says nothing of fields whose column is absent or whose switch or number is empty", () => {
    expect(rowOf(`${header},IsActive,Order\nA,b,c,,\n`).given).toEqual({ PromptText_en: "c" });
  });

  it("reads what Excel writes where commas are decimal, with its hint", () => {
    const file = read("sep=;\r\nFlowName;PromptName;PromptText_en\r\nA;b;Hello, you\r\n");
    expect(file.delimiter).toBe(";");
    expect(file.rows).toMatchObject([{ line: 3, given: { PromptText_en: "Hello, you" } }]);
  });

  it("reads Excel's Unicode text: UTF-16 with tabs", () => {
    const file = readImport(Buffer.from(`\ufeff${header.replaceAll(",", "\t")}\r\nA\tb\tsí\r\n`, "utf16le"));
    expect(file).toMatchObject({
      encoding: "UTF-16",
      delimiter: "\t",
      rows: [{ given: { PromptText_en: "sí" } }],
    });
  });

  it.each(["true", "TRUE", "Verdadero", "1", "yes", "sí", "si\u0301", " SI "])("takes %j as yes", (cell) => {
    expect(rowOf(`${header},IsActive\nA,b,c,${cell}`).given.IsActive).toBe(true);
  });

  it.each(["false", "FALSO", "0", "No"])("takes %j as no", (cell) => {
    expect(rowOf(`${header},IsActive\nA,b,c,${cell}`).given.IsActive).toBe(false);
  });

  it("passes over columns that it does not know, and says so; empty names at the end mean nothing", () => {
    const file = read(`${header},Owner,,\nA,b,c,me,,\n`);
    expect(file.ignored).toEqual(["Owner"]);
    expect(file.rows[0]?.problems).toEqual([]);
  });

  it.each([
    ["FlowName,PromptText_en\nA,b", "import.missingColumns", { columns: "PromptName" }],
    [
      "A,b,c\nA,b,d",
      "import.missingColumns",
      { columns: "FlowName, PromptName, PromptText_en", found: "A, b, c" },
    ],
    [`${header},Order,order\n`, "import.repeatedColumns", { columns: "Order" }],
    [header, "import.noRows", {}],
    ["", "import.empty", {}],
  ])("refuses %j as a whole", (text, reason, values) => {
    expect(refusal(text)).toEqual([reason, expect.objectContaining(values)]);
  });

  it("refuses a file that is too large before it reads it", () => {
    expect(() => readImport(new Uint8Array(maxImportBytes + 1))).toThrow("import.tooLarge");
  });

  it("tells every problem of a row at its column", () => {
    const row = rowOf(`${header},IsActive,Order\n#flows,-x,c,maybe,first\n`);
    expect(row.problems).toEqual([
      { column: "FlowName", reason: "flows.name" },
      { column: "PromptName", reason: "prompts.name" },
      { column: "IsActive", reason: "import.boolean" },
      { column: "Order", reason: "import.number" },
    ]);
  });

  it("tells a wrong number of cells, and nothing that would follow from it", () => {
    const { rows } = read(`${header}\nA,b\nA,b,c,d\nA,e,f,,\n`);
    expect(rows.map(({ problems }) => problems)).toEqual([
      [{ reason: "import.cells", values: { expected: 3, found: 2 } }],
      [{ reason: "import.cells", values: { expected: 3, found: 4 } }],
      [],
    ]);
  });

  it("refuses rows that name the same prompt, each naming the other's line", () => {
    const { rows } = read(`${header}\nA,b,c\nA,x,y\nA,b,d\nB,b,e\n`);
    expect(rows.map(({ problems }) => problems)).toEqual([
      [{ reason: "import.duplicate", values: { line: 4 } }],
      [],
      [{ reason: "import.duplicate", values: { line: 2 } }],
      [],
    ]);
  });

  it("takes away the apostrophe that export put before a formula", () => {
    expect(rowOf(`${header}\n'-A,b,''=1\n`)).toMatchObject({
      FlowName: "-A",
      given: { PromptText_en: "'=1" },
    });
  });
});
