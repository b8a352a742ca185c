import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { profileDiskFile } from "../src/node/index.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-classeurs-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Cells = readonly (readonly (string | number)[])[];

const rows: Cells = [
  [101, "03/05/1971", "O", "N"],
  [102, "14/11/1980", "N", "O"],
  [103, "28/02/1966", "O", "O"],
];

const names = ["N° dossier", "Né le", "RSA", "Compte actif"];

const headers: readonly {
  readonly title: string;
  readonly above: Cells;
  readonly merges?: readonly string[];
  readonly headerRow: number;
  readonly columns?: readonly string[];
}[] = [
  { title: "a header on the first row", above: [names], headerRow: 1 },
  {
    title: "titles and an empty row above",
    above: [["Foyers au 31 décembre 2024"], [], ["Extraction du 3 mars"], names],
    headerRow: 4,
  },
  {
    title: "groups merged across columns, above the names",
    above: [["Identité", "", "Droits", ""], names],
    merges: ["A1:B1", "C1:D1"],
    headerRow: 2,
  },
  {
    title: "the first columns merged down, the others named under their group",
    above: [
      ["N° dossier", "Né le", "Droits", ""],
      ["", "", "RSA", "Compte actif"],
    ],
    merges: ["A1:A2", "B1:B2", "C1:D1"],
    headerRow: 2,
  },
  {
    title: "the last column merged down",
    above: [
      ["Identité", "", "Droits", "Compte actif"],
      ["N° dossier", "Né le", "RSA", ""],
    ],
    merges: ["A1:B1", "D1:D2"],
    headerRow: 2,
  },
  {
    title: "the same under a title",
    above: [
      ["Foyers au 31 décembre 2024"],
      ["N° dossier", "Né le", "Droits", ""],
      ["", "", "RSA", "Compte actif"],
    ],
    merges: ["A1:D1", "A2:A3", "B2:B3", "C2:D2"],
    headerRow: 3,
  },
  {
    title: "the same names under two groups: each is completed by its own",
    above: [
      ["N° dossier", "Né le", "2023", "2024"],
      ["", "", "RSA", "RSA"],
    ],
    merges: ["A1:A2", "B1:B2"],
    headerRow: 2,
    columns: ["N° dossier", "Né le", "2023 RSA", "2024 RSA"],
  },
  {
    title: "a column without a name, over data: the header is the first row",
    above: [["N° dossier", "Né le", "RSA", ""]],
    headerRow: 1,
    columns: ["N° dossier", "Né le", "RSA"],
  },
];

describe.each(["xlsx", "csv"] as const)("in %s", (kind) => {
  test.each(headers.map((header, at) => ({ ...header, at })))(
    "$title",
    async ({ above, merges = [], headerRow, columns = names, at }) => {
      const path = join(folder, `entete-${at}.${kind}`);
      if (kind === "csv")
        await writeFile(path, [...above, ...rows].map((row) => `${row.join(";")}\r\n`).join(""));
      else {
        const book = new ExcelJS.Workbook();
        const sheet = book.addWorksheet("Foyers");
        for (const row of [...above, ...rows]) sheet.addRow([...row]);
        for (const merge of merges) sheet.mergeCells(merge);
        await book.xlsx.writeFile(path);
      }
      const profile = await profileDiskFile({ path, workFolder: join(folder, "travail") });
      expect({
        headerRow: profile.headerRow,
        columns: profile.columns.map(({ name }) => name),
        rows: profile.rows,
      }).toEqual({ headerRow, columns, rows: rows.length });
    },
  );
});
