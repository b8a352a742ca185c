import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vigie, workbench, writeExample } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
});
afterAll(() => clear());

const read = (path: string) => readFile(join(folder, path), "utf8");
const map = (file: string, ...more: readonly string[]) =>
  vigie(["map", "etude", file, "--source", "allocataires", "--out", `${file}.yaml`, ...more], folder);
const rowsOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(";"));

async function writeWorkbook(name: string, sheets: Readonly<Record<string, readonly unknown[][]>>) {
  const book = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(sheets)) book.addWorksheet(sheet).addRows([...rows]);
  await book.xlsx.writeFile(join(folder, name));
}

test("values too rare to be quoted are counted, and where they will be read is said", async () => {
  await writeFile(
    join(folder, "rares.csv"),
    (await read("contacts.csv")).replace(";guichet;", ";Fax de Mme Dupont;"),
  );
  const { code, out } = await map("rares.csv");
  expect(code).toBe(0);
  expect(out).toContain("channel : une valeur trop rare pour être citée (1 ligne)");
  expect(out).toContain("valeurs-inconnues.csv");
  expect(out).not.toContain("Dupont");
});

test("a file without rows is said to have none", async () => {
  await writeFile(join(folder, "nu.csv"), "NUMERO;NAISSANCE;MENAGE\n");
  const { code, error } = await map("nu.csv");
  expect(code).toBe(0);
  expect(error).toContain("Attention : ce fichier n’a aucune ligne de données");
});

describe("a workbook of several sheets", () => {
  beforeAll(async () => {
    await writeWorkbook("classeur.xlsx", {
      Lisezmoi: [["Extraction de mars"], ["à lire"]],
      Foyers: rowsOf(await read("foyers.csv")),
    });
  });

  test("whose first is no table: the others are named, and separators are not", async () => {
    const { code, error } = await map("classeur.xlsx");
    expect(code).toBe(1);
    expect(error).toContain("n’est pas la bonne feuille");
    expect(error).toContain("« --sheet » (feuilles : Lisezmoi, Foyers)");
    expect(error).not.toContain("séparateur");
  });

  test("is read where --sheet says, and the mapping says which", async () => {
    const { code, out } = await map("classeur.xlsx", "--sheet", "Foyers");
    expect(code).toBe(0);
    expect(out).toContain("Feuille lue : « Foyers ». Autres feuilles du classeur, avec --sheet : Lisezmoi.");
    expect(await read("classeur.xlsx.yaml")).toMatch(/sheet: Foyers/);
  });

  test("has no sheet of another name; a CSV has none", async () => {
    expect((await map("classeur.xlsx", "--sheet", "Foyer")).error).toContain("Vouliez-vous dire « Foyers »");
    expect((await map("foyers.csv", "--sheet", "Foyers")).error).toContain(
      "Ce fichier n’est pas un classeur",
    );
  });
});

test("in a workbook, true dates are read beside those written as text, whatever dates: says", async () => {
  const [header = [], ...rows] = rowsOf(await read("contacts.csv"));
  const mixed = rows.map(([key, day, ...rest], at) => [
    key,
    at % 2 === 0 ? new Date(Date.UTC(2024, 2, 15)) : day,
    ...rest,
  ]);
  await writeWorkbook("contacts.xlsx", { Contacts: [header, ...mixed] });
  const text = (await read("caf.yaml")).replace(
    /file: contacts.csv\n.*format: \{ delimiter: ";" \}/,
    "file: contacts.xlsx",
  );
  await writeFile(join(folder, "excel.yaml"), text);
  const run = ["run", "etude", "--partner", "caf", "--data", "excel.yaml", "--out", "excel", "--json"];
  const { code, out } = await vigie(run, folder);
  expect([code, out]).toEqual([0, expect.stringContaining('"done":true')]);
  const quality = JSON.parse(await read("excel/private/quality.json"));
  expect(quality.allocataires.contacts.setAside).toMatchObject({ no_date: 0, outside_window: 0 });
});
