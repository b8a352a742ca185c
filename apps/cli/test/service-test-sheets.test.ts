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
  const [steps, quality] = ["Étapes", "Qualité"].map((name) => workbook.getWorksheet(name));
  expect(steps?.getCell("G2").dataValidation.formulae).toEqual(['"oui,non"']);
  // Tests 1 and 5: the C2S on a telephone, by both testers.
  for (const [row, minutes, password] of [
    [2, 4, ""],
    [3, 9, "majeur"],
    [8, 6, ""],
    [9, 11, "mineur"],
  ] as const) {
    if (steps) {
      steps.getCell(`G${row}`).value = "oui";
      steps.getCell(`H${row}`).value = minutes;
      steps.getCell(`M${row}`).value = password;
    }
  }
  if (quality) quality.getCell("E2").value = "En partie";
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
