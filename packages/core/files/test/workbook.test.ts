import { describeProblem, type VigieError, VigieErrors } from "@vigie/words";
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { filesProblems } from "../src/problems.ts";
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
  const widths: number[] = [];
  const table = sheetTable(await openWorkbook(blob(bytes), "foyers.xlsx"), {
    sheet: null,
    headerRow: 2,
    checkWidth: (width) => widths.push(width),
  });
  let text = "";
  for await (const part of table.text) text += part;
  expect(text.split("\n").slice(0, 2)).toEqual([
    '"clé","né le","vu le","actif","montant","nom"',
    '"0012","1992-07-14","2022-12-31 08:15:00","true","900.25","Zoé ""Z"", <b>"',
  ]);
  expect(widths).toEqual([6]);
  expect([1, 2, 3].map(table.rowNumber)).toEqual([4, 5, 6]);
  expect(table.merged()).toEqual([{ columns: [0, 0], rows: [4, 5] }]);
});

describe("refused, with its code", () => {
  async function problemOf(content: Uint8Array): Promise<VigieError> {
    const read = async () => {
      const { text } = sheetTable(await openWorkbook(blob(content), "foyers.xlsx"), {
        sheet: null,
        checkWidth: () => undefined,
      });
      for await (const _ of text);
    };
    const error = await read().catch((reason: unknown) => reason);
    const [first] = error instanceof VigieErrors ? error.errors : [];
    if (first === undefined) throw error ?? new RangeError("it was read");
    return first;
  }

  const part = "xl/worksheets/sheet2.xml";
  function withPart(change: (xml: string) => string | null): Uint8Array {
    const { [part]: sheet = new Uint8Array(0), ...others } = unzipSync(bytes);
    const changed = change(strFromU8(sheet));
    return zipSync(changed === null ? others : { ...others, [part]: strToU8(changed) });
  }

  test.each<readonly [title: string, content: () => Uint8Array, code: string]>([
    ["nothing", () => new Uint8Array(0), "files/file-empty"],
    ["the start of an old workbook", () => compoundFile([]).slice(0, 4), "files/xlsx-unreadable"],
    ["a CSV", () => new TextEncoder().encode("clé;nom\n1;a\n"), "files/xlsx-unreadable"],
    [
      "a page of the web",
      () => new TextEncoder().encode("<html><table></table></html>"),
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
    expect((await problemOf(content())).code).toBe(code);
  });

  test.each<readonly [title: string, content: () => Uint8Array, what: string]>([
    ["a password", () => compoundFile(["EncryptionInfo", "EncryptedPackage"]), "un mot de passe"],
    ["an old format", () => compoundFile(["Workbook"]), "d’avant Excel 2007"],
    ["cut", () => bytes.slice(0, bytes.length / 2), "coupé ou abîmé"],
  ])("what cannot be read is named: %s", async (_, content, what) => {
    expect(describeProblem(await problemOf(content()), filesProblems, "fr").what).toContain(what);
  });
});

/** The header of a compound file, then its directory, in sectors of 512 bytes (MS-CFB, sections 2.2 and 2.6). */
function compoundFile(streams: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(512 * 4);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  ["Root Entry", ...streams].forEach((name, entry) => {
    [...name].forEach((letter, at) => {
      view.setUint16(1024 + entry * 128 + at * 2, letter.charCodeAt(0), true);
    });
  });
  return bytes;
}
