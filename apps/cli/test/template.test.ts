import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Excel from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vigie, workbench } from "./vigie.ts";

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
});
afterAll(() => clear());

const study: Readonly<Record<string, string>> = {
  "study.yaml": `vigie: 1
study: tests
version: "1"
title: Tests
window: { from: 2023-01-01, to: 2023-12-31 }
timezone: Europe/Paris
languages: [fr]
partners:
  odds: { label: Observatoire, sources: [service_tests, service_steps, service_ratings, service_quality] }
`,
  "service-test.yaml": `devices: [{ code: phone, label: Téléphone }, { code: computer, label: Ordinateur }]
obstacles: [{ code: password, label: Mot de passe }, { code: scan, label: "Numériser ; joindre" }]
topics: [{ code: help, label: Aide joignable }, { code: offline, label: Une voie sans numérique }]
testers: [t1, t2]
services:
  - code: c2s
    label: Demande de C2S
    institution: Cpam
    steps: [{ code: find, label: Trouver le service }, { code: send, label: Envoyer }]
  - { code: rsa, label: Demande de RSA, institution: Caf, steps: [{ code: find, label: Trouver le service }] }
`,
  "indicators.yaml": `indicators:
  completed: { kind: profile, source: service_tests, title: Achevés, by: service, of: completed }
  minutes: { kind: summary, source: service_tests, title: Durée, of: minutes, by: service, statistic: median }
  agreement: { kind: agreement, source: service_ratings, title: Accord, of: severity, by: service, unit: [step, device, obstacle] }
  quality: { kind: profile, source: service_quality, title: Qualité, by: topic, of: topic_answer }
`,
};
const mapping = `mapping: 1
study: tests
partner: odds
sources:
  service_tests: { units: { file: tests.xlsx, shape: service_tests, key: test } }
  service_steps: { units: { file: tests.xlsx, shape: service_steps, key: step_of_test } }
  service_ratings: { units: { file: tests.xlsx, shape: service_ratings, key: rating } }
  service_quality: { units: { file: tests.xlsx, shape: service_quality, key: topic_of_test, format: { sheet: Qualité } } }
`;

async function writeGrid(): Promise<void> {
  await mkdir(join(folder, "grille"));
  for (const [path, text] of Object.entries(study)) await writeFile(join(folder, "grille", path), text);
}

test("models hold every test to do, are filled in a spreadsheet, and are read back as they are", async () => {
  await writeGrid();
  const written = await vigie(["template", "grille", "--out", "modeles"], folder);
  expect(written.error).toBe("");
  expect(written.code).toBe(0);

  const csv = await readFile(join(folder, "modeles", "tests.csv"), "utf8");
  expect(csv.split("\r\n").slice(0, 3)).toEqual([
    "\uFEFFtest;testeur;date;service;appareil;etape;atteinte;minutes;systemes;allers_retours;aide;documents;password;scan;remarques",
    "1;t1;;c2s;phone;find;;;;;;;;;",
    "1;t1;;c2s;phone;send;;;;;;;;;",
  ]);
  // Two testers, two devices, and three steps in all.
  expect(csv.trim().split("\r\n")).toHaveLength(1 + 2 * 2 * 3);
  expect(await readFile(join(folder, "modeles", "codes.csv"), "utf8")).toContain(
    'scan;"Numériser ; joindre"',
  );

  const workbook = new Excel.Workbook();
  await workbook.xlsx.readFile(join(folder, "modeles", "tests.xlsx"));
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

test("a study without a grid has no model, and it is said", async () => {
  await vigie(["new", "sans-grille"], folder);
  const { code, error } = await vigie(["template", "sans-grille", "--out", "rien"], folder);
  expect(code).toBe(1);
  expect(error).toContain("service-test.yaml");
});
