import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Excel from "exceljs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { vigie, workbench, writeFiles } from "./vigie.ts";

const study = new Map([
  [
    "etude/study.yaml",
    `vigie: 1
study: aide
version: "1"
title: Aide
window: { from: 2025-01-01, to: 2025-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { odds: { label: Observatoire, sources: [aides] } }
`,
  ],
  [
    "etude/codelists/lieux.yaml",
    `codelist: lieux
label: Lieu
codes: [${["structure", "elsewhere", "remote", "home"].map((code) => `{ code: ${code}, label: ${code} }`).join(", ")}]
`,
  ],
  [
    "etude/sources/aides.yaml",
    `source: aides
label: Accompagnements
unit: { one: accompagnement, many: accompagnements }
fields:
  date: { type: date, label: Jour }
  place_of_help: { type: code, codelist: lieux, label: Lieu }
  minutes: { type: number, range: { from: 0, to: 120 }, grain: 1, label: Minutes }
derive: { trimestre: { period: date, every: quarter, label: Trimestre } }
`,
  ],
  [
    "etude/indicators.yaml",
    `indicators:
  lieux: { kind: distribution, source: aides, title: Lieux, of: place_of_help }
  trimestres: { kind: distribution, source: aides, title: Trimestres, of: trimestre }
  duree: { kind: summary, source: aides, title: Durée, of: minutes, by: place_of_help, statistic: median, bands: [0, 20, 40, 60] }
`,
  ],
]);

/** Forty invented accompaniments in the columns of La Coop's export, under the title that people leave above. */
const titles = [["Export de La Coop, mars"], [], ["établi le 1er avril"]];
const head = [
  "Date",
  "Nom du médiateur",
  "Type",
  "Participants",
  "Canaux d'accompagnement",
  "Durée (min)",
  "Thématique(s) d’accompagnement",
  "ID CRA",
];
const export_ = Array.from({ length: 40 }, (_, at) => [
  "03/03/2025",
  "Martin",
  "Individuel",
  "1",
  ["Lieu d'activité", "À distance", "À domicile"][at % 3] ?? "",
  String(15 + at),
  "E-mail",
  `a${at}`,
]);
/** Some cells written otherwise, by line of the file. */
const rows = (changes: Readonly<Record<number, Readonly<Record<string, string>>>> = {}) => [
  ...titles,
  head,
  ...export_.map((row, rank) =>
    row.map((cell, at) => changes[rank + 2 + titles.length]?.[head[at] ?? ""] ?? cell),
  ),
];

let folder: string;
let clear: () => Promise<void>;
beforeEach(async () => {
  ({ folder, clear } = await workbench());
  await writeFiles(folder, study);
});
afterEach(() => clear());

const writeCsv = (lines: readonly (readonly string[])[]) =>
  writeFile(join(folder, "coop.csv"), `${lines.map((line) => line.join(";")).join("\r\n")}\r\n`);
const map = (file: string) =>
  vigie(["map", "etude", file, "--source", "aides", "--out", "odds.yaml"], folder);
const run = () =>
  vigie(
    ["run", "etude", "--partner", "odds", "--data", "odds.yaml", "--out", "sortie", "--date", "2025-12-31"],
    folder,
  );
const read = (path: string) => readFile(join(folder, "sortie", "private", path), "utf8");

const kinds = [
  { file: "coop.csv", write: () => writeCsv(rows()) },
  {
    file: "coop.xlsx",
    write: async () => {
      const book = new Excel.Workbook();
      const sheet = book.addWorksheet("Mes accompagnements");
      for (const [at, row] of rows().entries()) sheet.getRow(at + 1).values = [...row];
      await book.xlsx.writeFile(join(folder, "coop.xlsx"));
    },
  },
];
/** Every accompaniment of these files is of one day, and a run says so. */
const allOnOneDay = /sont\ségales\sà\s3\smars\s2025/u;

for (const { file, write } of kinds)
  test(`${file}, whose header is on line 4, goes the whole way`, async () => {
    await write();
    const mapped = await map(file);
    expect([mapped.code, mapped.error]).toEqual([0, ""]);
    expect(mapped.out).toContain("forme connue : activity_coop");
    const { code, error } = await run();
    expect([code, error]).toEqual([0, expect.stringMatching(allOnOneDay)]);
    expect(await read("tables/lieux.csv")).toContain("all,structure,14,");
    expect(await read("qualite.html")).toContain("lignes au-dessus de l’en-tête");
    const assembled = await vigie(["assemble", "etude", "sortie/bundle.zip", "--out", "site"], folder);
    expect([assembled.code, assembled.error]).toEqual([0, ""]);
  });

test("what an export has wrong is said with the line of that export, not of what it became", async () => {
  await writeCsv(rows());
  await map("coop.csv");
  await writeCsv(
    rows({
      8: { Date: "mars 2025" },
      10: { Date: "31/02/2025" },
      12: { "Durée (min)": "beaucoup" },
      14: { "Canaux d'accompagnement": "Bureau de poste" },
    }),
  );
  const { code, error } = await run();
  expect(error).toContain(`coop.csv, ligne 8, donnée « date »
  La colonne « date » contient 2 valeurs qui ne sont pas des dates (lignes 8 et 10).`);
  expect(error).toContain(`coop.csv, ligne 14, donnée « place_of_help »
  La colonne « place_of_help » contient 1 valeur inconnue, trop rare pour être citée ici (1 ligne).`);
  expect(error).toContain(`coop.csv, ligne 12, donnée « minutes »
  La colonne « minutes » contient 1 valeur qui n’est pas un nombre (ligne 12).`);
  expect(error).not.toMatch(/beaucoup|poste|mars|Martin/);
  expect(code).toBe(1);
  expect((await readdir(folder)).filter((name) => name.includes("sortie"))).toEqual(["sortie.refus"]);
});

test("activities dated in the future are set aside and counted; no other date is", async () => {
  await writeCsv(rows({ 9: { Date: "01/01/2062" }, 11: { Date: "02/01/2026" } }));
  await map("coop.csv");
  const { code, error } = await run();
  expect([code, error]).toEqual([0, expect.stringMatching(allOnOneDay)]);
  expect(await read("qualite.html")).toContain(
    '<th scope="row">activités datées d’après le jour de l’exécution</th><td class="text">écartées</td><td>2</td><td class="text">9 ; 11</td>',
  );
  expect(await read("tables/trimestres.csv")).toContain("all,_T,38,");
});
