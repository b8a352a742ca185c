import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vigie, workbench, writeFiles } from "./vigie.ts";

const margins = (bounds: string) =>
  `calibration: { margins: { age: { young: 900, old: 100 } }, bounds: ${bounds} }`;
const narrow = margins("{ least: 0.9, greatest: 1.1 }");

const study = new Map([
  [
    "etude/study.yaml",
    `vigie: 1
study: essai
version: "1"
title: Essai
window: { from: 2024-01-01, to: 2024-06-30 }
timezone: Europe/Paris
languages: [fr]
partners: { caf: { label: Caf, sources: [enquete, menages] } }
`,
  ],
  [
    "etude/codelists/ages.yaml",
    "codelist: ages\nlabel: Âge\ncodes: [{ code: young, label: Jeunes }, { code: old, label: Âgés }]\n",
  ],
  [
    "etude/sources/enquete.yaml",
    `source: enquete
label: Enquête à l’accueil
unit: { one: personne interrogée, many: personnes interrogées }
reading: { kind: sample, note: les réponses se lisent comme un tirage }
survey: { weight_max: 4, ${narrow} }
fields:
  age: { type: code, codelist: ages, label: Âge }
  net: { type: flag, label: Va sur internet }
`,
  ],
  [
    "etude/sources/menages.yaml",
    `source: menages
label: Ménages
unit: { one: ménage, many: ménages }
fields:
  age: { type: code, codelist: ages, label: Âge }
  revenu: { type: number, range: { from: 0, to: 4000 }, grain: 10, label: Revenu mensuel }
`,
  ],
  [
    "etude/indicators.yaml",
    `indicators:
  net: { kind: profile, source: enquete, title: Internet selon l’âge, by: age, of: net }
  moyen: { kind: summary, source: menages, title: Revenu moyen, of: revenu, by: age, statistic: mean }
  median: { kind: summary, source: menages, title: Revenu médian, of: revenu, by: age, statistic: median, bands: [0, 1000, 2000, 3000] }
`,
  ],
  [
    "enquete.csv",
    `id,age,net\n${Array.from({ length: 600 }, (_, at) => `${at},${at % 2 ? "young" : "old"},${at % 3 ? "yes" : "no"}\n`).join("")}`,
  ],
  [
    "menages.csv",
    `id,age,revenu\n${Array.from({ length: 3000 }, (_, at) => `${at},${at % 2 ? "young" : "old"},${(at * 37) % 3500}\n`).join("")}`,
  ],
]);

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeFiles(folder, study);
  for (const source of ["enquete", "menages"])
    await vigie(["map", "etude", `${source}.csv`, "--source", source, "--out", "caf.yaml"], folder);
});
afterAll(() => clear());

const run = (out: string, ...more: readonly string[]) =>
  vigie(["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", out, ...more], folder);

describe("a survey whose weights meet the margins in no way", () => {
  test.each([
    {
      language: "fr",
      sentence:
        "« Enquête à l’accueil » : les poids n’ont pas pu être calés sur les marges de l’étude dans leurs bornes.",
      lines: [
        "aucune part : les poids n’ont pas été calés",
        "3 moyennes lisibles sur 4",
        "3 médianes lisibles sur 4",
      ],
    },
    {
      language: "en",
      sentence:
        "“Enquête à l’accueil”: weights could not be calibrated to the margins of the study within their bounds.",
      lines: ["no share: weights were not calibrated", "3 means of 4 readable", "3 medians of 4 readable"],
    },
  ])(
    "is said before what leaves, and the rest is done ($language)",
    async ({ language, sentence, lines }) => {
      const { code, out, error } = await run("sortie", "--not-sent", "--lang", language);
      expect([code, error.replaceAll(/\s/g, " ")]).toEqual([0, expect.stringContaining(sentence)]);
      for (const line of lines) expect(out).toContain(line);
    },
  );

  test("its bundle is whole for the study, and the diagnostic estimates nothing of it", async () => {
    const bundle = join("sortie", "bundle.zip");
    expect((await vigie(["verify", bundle, "--study", "etude"], folder)).code).toBe(0);
    expect((await vigie(["assemble", "etude", bundle, "--out", "site"], folder)).code).toBe(0);
    const page = await readFile(join(folder, "site", "chapitres", "enquete-all.html"), "utf8");
    expect(page).toContain("aucune part n’est estimée, car les poids n’ont pas pu être calés");
    expect(page).toContain("non estimé");
    expect(page).not.toContain("moins de 11 cas</td>");
  });

  test("with wider bounds, its shares are there", async () => {
    const source = join(folder, "etude", "sources", "enquete.yaml");
    const wide = margins("{ least: 0.1, greatest: 10 }");
    await writeFile(source, (await readFile(source, "utf8")).replace(narrow, wide));
    const { code, out, error } = await run("large");
    expect([code, error.replaceAll(/\s/g, " ")]).toEqual([0, expect.not.stringContaining("calés")]);
    expect(out).toMatch(/Internet selon l’âge\n.*parts lisibles sur 6/);
  });
});

test("private/ holds the partner’s own means, medians and weighted shares beside those that leave", async () => {
  const html = await readFile(join(folder, "large", "private", "protection.html"), "utf8");
  const page = html.replaceAll(/[\u00a0\u202f]/g, " ");
  expect(page).toContain("Revenu moyen : moyennes, les valeurs étant ramenées à leur étendue");
  expect(page).toContain("Revenu médian : médianes, lues dans les tranches");
  expect(page).toContain("Vraie part");
  expect(page).toContain("Les parts sont pondérées");
});
