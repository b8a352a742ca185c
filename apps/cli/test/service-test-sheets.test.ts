import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Excel from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeGrid } from "./small-grid.ts";
import { vigie, workbench } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
});
afterAll(() => clear());

const mapping = `mapping: 1
study: tests
partner: odds
accepts: { nothing: [service_tests, service_steps, service_ratings, service_quality] }
sources:
  service_tests: { units: { file: tests.xlsx, shape: service_tests, key: test } }
  service_steps: { units: { file: tests.xlsx, shape: service_steps, key: step_of_test } }
  service_ratings: { units: { file: tests.xlsx, shape: service_ratings, key: rating } }
  service_quality: { units: { file: tests.xlsx, shape: service_quality, key: topic_of_test, format: { sheet: Qualité } } }
`;

function sheetIn(workbook: Excel.Workbook, name: string): Excel.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new RangeError(`no sheet ${name}`);
  return sheet;
}

/** What a spreadsheet does when a cell changes, for the formulas that models have. */
function recalculate(workbook: Excel.Workbook): void {
  for (const name of ["Étapes", "Qualité"])
    sheetIn(workbook, name).eachRow((row) =>
      row.eachCell((cell) => {
        const { formula } = cell;
        if (formula === undefined) return;
        const [, sheet = "", at = ""] =
          /^IF\('([^']+)'!([A-Z]+\d+)="","",(?:'\1'!\2|IF\(ISNUMBER\('\1'!\2\).*)\)$/.exec(formula) ?? [];
        const { value: written } = sheetIn(workbook, sheet).getCell(at);
        const value = written instanceof Date ? written.toISOString().slice(0, 10) : written;
        if (typeof value !== "number" && typeof value !== "string" && value !== null)
          throw new RangeError(formula);
        cell.value = { formula, result: value ?? "" };
      }),
    );
}

test("models hold every test to do, are filled in a spreadsheet, and are read back as they are", async () => {
  await writeGrid(folder);
  const written = await vigie(["kit", "grille", "--out", "kit"], folder);
  expect(written.error).toBe("");
  expect(written.code).toBe(0);

  const csv = await readFile(join(folder, "kit", "odds", "tests.csv"), "utf8");
  expect(csv.split("\r\n").slice(0, 3)).toEqual([
    "\uFEFFtest;testeur;date;service;appareil;etape;atteinte;minutes;systemes;allers_retours;aide;documents;password;scan;remarques",
    "1;t1;;c2s;phone;find;;;;;;;;;",
    "1;t1;;c2s;phone;send;;;;;;;;;",
  ]);
  // Two testers, two devices, and three steps in all.
  expect(csv.trim().split("\r\n")).toHaveLength(1 + 2 * 2 * 3);
  expect(await readFile(join(folder, "kit", "odds", "codes.csv"), "utf8")).toContain(
    'scan;"Numériser ; joindre"',
  );

  const workbook = new Excel.Workbook();
  await workbook.xlsx.readFile(join(folder, "kit", "odds", "tests.xlsx"));
  const [steps, first] = [sheetIn(workbook, "Étapes"), sheetIn(workbook, "Test 1")];
  expect(steps.getCell("G2").dataValidation.formulae).toEqual(['"oui,non"']);
  expect(steps.views).toMatchObject([{ state: "frozen", xSplit: 6, ySplit: 1 }]);
  // A tester reads labels, on a sheet of one test, and finds it from the contents.
  expect(workbook.worksheets.slice(0, 5).map(({ name }) => name)).toEqual([
    "Étapes",
    "Qualité",
    "Codes",
    "Sommaire",
    "Test 1",
  ]);
  expect(workbook.views[0]?.activeTab).toBe(3);
  expect(["A1", "B5", "C5", "A12", "A17"].map((at) => String(first.getCell(at).value))).toEqual([
    expect.stringContaining("Test 1 : "),
    expect.stringMatching(/^1\. /),
    expect.stringMatching(/^2\. /),
    expect.stringMatching(/\(mineur, majeur, bloquant\)$/),
    expect.stringMatching(/\w/),
  ]);
  expect(["B6", "C6", "B12", "B17"].map((at) => first.getCell(at).dataValidation.formulae)).toEqual([
    ['"oui,non"'],
    ['"oui,non"'],
    ['"mineur,majeur,bloquant"'],
    ['"oui,en partie,non,sans objet"'],
  ]);
  // Tests 1 and 5: the C2S on a telephone, by both testers.
  for (const [test, column, minutes, password] of [
    [1, "B", 4, null],
    [1, "C", 9, "majeur"],
    [5, "B", 6, null],
    [5, "C", 11, "mineur"],
  ] as const) {
    const sheet = sheetIn(workbook, `Test ${test}`);
    sheet.getCell(`${column}6`).value = "oui";
    sheet.getCell(`${column}7`).value = minutes;
    sheet.getCell(`${column}12`).value = password;
  }
  first.getCell("B17").value = "en partie";
  first.getCell("B3").value = new Date(Date.UTC(2023, 4, 6));
  // A day typed in a spreadsheet is a number there, which a plain copy would show as 45052.
  expect(steps.getCell("C2").formula).toBe(
    `IF('Test 1'!B3="","",IF(ISNUMBER('Test 1'!B3),YEAR('Test 1'!B3)&"-"&RIGHT("0"&MONTH('Test 1'!B3),2)&"-"&RIGHT("0"&DAY('Test 1'!B3),2),'Test 1'!B3))`,
  );
  recalculate(workbook);
  await workbook.xlsx.writeFile(join(folder, "tests.xlsx"));
  await writeFile(join(folder, "odds.yaml"), mapping);
  const run = await vigie(
    ["run", "grille", "--partner", "odds", "--data", "odds.yaml", "--out", "sortie", "--date", "2023-12-31"],
    folder,
  );
  expect(run.error).toBe("");
  expect(run.code).toBe(0);
  const table = (name: string) =>
    readFile(join(folder, "sortie", "private", "tables", `${name}.csv`), "utf8");
  expect(await table("completed")).toContain("all,c2s,yes,2");
  expect(await table("quality")).toContain("all,help,partly,1");
  const quali = await readFile(join(folder, "sortie", "private", "qualite.html"), "utf8");
  expect(quali).toContain("lignes du modèle laissées vides");
});
