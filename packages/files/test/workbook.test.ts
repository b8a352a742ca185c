import { VigieErrors } from "@vigie/words";
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { openWorkbook } from "../src/xlsx/open-workbook.ts";
import { sheetTable } from "../src/xlsx/sheet-table.ts";

let bytes: Uint8Array;
beforeAll(async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("Notes", { state: "hidden" }).addRow(["à relire"]);
  const sheet = book.addWorksheet("Foyers & co");
  sheet.addRow(["Foyers au 31 décembre"]);
  sheet.addRow(["clé", "né le", "vu le", "actif", "montant", "nom"]);
  sheet.addRow([]);
  sheet.addRow([
    "0012",
    new Date("1992-07-14"),
    new Date("2022-12-31T08:15:00Z"),
    true,
    900.25,
    'Zoé "Z", <b>',
  ]);
  sheet.addRow(["13", null, null, false, 1e-7, { richText: [{ text: "An" }, { text: "na" }] }]);
  sheet.addRow([1234567890123456, null, null, null, 1e21, { formula: "1+1", result: 2 }]);
  sheet.mergeCells("A4:A5");
  bytes = new Uint8Array(await book.xlsx.writeBuffer());
});

const blob = (content: Uint8Array) => new Blob([new Uint8Array(content)]);

test("cells are read as texts, from bytes that no path leads to", async () => {
  const workbook = await openWorkbook(blob(bytes), "foyers.xlsx");
  expect(workbook.sheets).toEqual(["Foyers & co", "Notes"]);
  const rows = [];
  for await (const batch of workbook.rows("Foyers & co"))
    rows.push(...batch.map(({ number, cells }) => [number, ...cells]));
  expect(rows).toEqual([
    [1, "Foyers au 31 décembre"],
    [2, "clé", "né le", "vu le", "actif", "montant", "nom"],
    [4, "0012", "1992-07-14", "2022-12-31 08:15:00", "true", "900.25", 'Zoé "Z", <b>'],
    [5, "", "", "", "false", "0.0000001", "Anna"],
    [6, "1234567890123456", "", "", "", "1000000000000000000000", "2"],
  ]);
});

test("a sheet is a table under its header; rows keep their numbers, merged cells are told", async () => {
  const table = sheetTable(await openWorkbook(blob(bytes), "foyers.xlsx"), { sheet: null, headerRow: 2 });
  let text = "";
  for await (const part of table.text) text += part;
  expect(text.split("\n").slice(0, 2)).toEqual([
    '"clé","né le","vu le","actif","montant","nom"',
    '"0012","1992-07-14","2022-12-31 08:15:00","true","900.25","Zoé ""Z"", <b>"',
  ]);
  expect([1, 2, 3].map(table.rowNumber)).toEqual([4, 5, 6]);
  expect(table.merged()).toEqual([{ columns: [0, 0], rows: [4, 5] }]);
});

describe("refused, with its code", () => {
  async function codeOf(content: Uint8Array): Promise<string | undefined> {
    const read = async () => {
      const { text } = sheetTable(await openWorkbook(blob(content), "foyers.xlsx"), { sheet: null });
      for await (const _ of text);
    };
    const error = await read().catch((reason: unknown) => reason);
    if (!(error instanceof VigieErrors)) throw error ?? new RangeError("it was read");
    return error.errors[0]?.code;
  }

  const part = "xl/worksheets/sheet2.xml";
  function withPart(change: (xml: string) => string | null): Uint8Array {
    const { [part]: sheet = new Uint8Array(0), ...others } = unzipSync(bytes);
    const changed = change(strFromU8(sheet));
    return zipSync(changed === null ? others : { ...others, [part]: strToU8(changed) });
  }

  test.each<readonly [title: string, content: () => Uint8Array, code: string]>([
    ["nothing", () => new Uint8Array(0), "files/file-empty"],
    [
      "an old workbook, or one with a password",
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0),
      "files/xlsx-unreadable",
    ],
    ["cut", () => bytes.slice(0, bytes.length / 2), "files/xlsx-unreadable"],
    ["without its sheet", () => withPart(() => null), "files/xlsx-unreadable"],
    ["whose sheet is cut", () => withPart((xml) => xml.slice(0, xml.length / 2)), "files/xlsx-unreadable"],
    ["whose sheet is no XML", () => withPart(() => "clé;nom\n1;a\n"), "files/xlsx-unreadable"],
    [
      "with a cell out of the sheet",
      () => withPart((xml) => xml.replace('r="A4"', 'r="ZZZZ4"')),
      "files/cell-outside-sheet",
    ],
    ["with an empty sheet part", () => withPart(() => ""), "files/xlsx-unreadable"],
  ])("%s", async (_, content, code) => {
    expect(await codeOf(content())).toBe(code);
  });
});
