import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentOf } from "./content-of.ts";
import { secret, vigie, workbench, writeFiles } from "./vigie.ts";

/** Respondents of a weighted survey, and testers of services, with values of their own: found nowhere but in their files. */
let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await mkdir(join(folder, "tmp"));
});
afterAll(() => clear());

const studyOf = (source: string, others = "") => `vigie: 1
study: essai
version: "1"
title: Essai
window: { from: 2022-01-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { odds: { label: Observatoire, sources: [${source}] }${others} }
`;

const respondents = Array.from({ length: 80 }, (_, at) => at);
const weight = (at: number) => (0.913_271 + at * 0.013_17).toFixed(6);
const survey = {
  title: "a weighted survey",
  file: `ID;POIDS;MILIEU;INTERNET;AVIS\n${respondents
    .map(
      (at) =>
        `CANARI-${at};${weight(at)};${at % 3 === 0 ? "rural" : "urbain"};${at % 4 === 0 ? "jamais" : "souvent"};CANARI-AVIS-${at}`,
    )
    .join("\n")}\n`,
  canaries: ["canari", ...respondents.map(weight)],
  mistakes: [
    { mistake: "a weight that is none", change: (text: string) => text.replace("0.913271", "CANARI") },
    { mistake: "a rare code", change: (text: string) => text.replace("urbain", "CANARI-MILIEU") },
    { mistake: "a person twice", change: (text: string) => text.replace("CANARI-1;", "CANARI-0;") },
    { mistake: "a quote that is not closed", change: (text: string) => `${text}CANARI-99;"CANARI` },
  ],
  files: {
    "essai/study.yaml": studyOf("reponses"),
    "essai/codelists/milieu.yaml":
      "codelist: milieu\nlabel: Milieu\ncodes: [{ code: urbain, label: Urbain }, { code: rural, label: Rural }]\n",
    "essai/codelists/internet.yaml":
      "codelist: internet\nlabel: Internet\ncodes: [{ code: souvent, label: Souvent }, { code: jamais, label: Jamais }]\n",
    "essai/sources/reponses.yaml": `source: reponses
label: Réponses
unit: { one: personne, many: personnes }
rows_per_person: 1
reading: { kind: sample, note: les personnes interrogées }
survey: { weights: poids, weight_max: 2, strata: { of: milieu, populations: { urbain: 9000, rural: 1000 } } }
fields:
  poids: { type: number, label: Poids }
  milieu: { type: code, codelist: milieu, label: Milieu }
  internet: { type: code, codelist: internet, label: Internet }
`,
    "essai/indicators.yaml":
      "indicators: { acces: { kind: profile, source: reponses, title: Accès, of: internet, by: milieu } }\n",
    "donnees.yaml": `mapping: 1
study: essai
partner: odds
secret: ${secret}
sources:
  reponses:
    units: { file: donnees.csv, format: { delimiter: ";" }, key: ID, fields: { poids: POIDS, milieu: MILIEU, internet: INTERNET } }
`,
  },
};

const head =
  "test;testeur;date;service;appareil;etape;atteinte;minutes;systemes;allers_retours;aide;documents;password;scan;remarques";
const tests = {
  title: "tests of services",
  file: `${head}\n${respondents
    .map((at) => {
      const tester = at % 2 === 0 ? "zz_paul" : "zz_lea";
      return `CANARI-${at};${tester};2022-05-02;c2s;phone;find;oui;4;canari-site;0;non;;;;CANARI-REMARQUE-${at}`;
    })
    .join("\n")}\n`,
  canaries: ["canari", "zz_paul", "zz_lea"],
  mistakes: [
    { mistake: "an unknown tester", change: (text: string) => text.replace("zz_paul", "CANARI-INCONNU") },
    { mistake: "a date that is none", change: (text: string) => text.replace("2022-05-02", "CANARI") },
    { mistake: "minutes that are none", change: (text: string) => text.replace(";4;", ";CANARI;") },
    { mistake: "a quote that is not closed", change: (text: string) => `${text}CANARI-99;"CANARI` },
  ],
  files: {
    "essai/study.yaml": studyOf(
      "service_tests",
      ", autre: { label: Autre, sources: [service_steps, service_ratings, service_quality] }",
    ),
    "essai/service-test.yaml": `devices: [{ code: phone, label: Téléphone }]
obstacles: [{ code: password, label: Mot de passe }, { code: scan, label: Numériser }]
topics: [{ code: help, label: Aide joignable }]
testers: [zz_paul, zz_lea]
services: [{ code: c2s, label: C2S, institution: Cpam, steps: [{ code: find, label: Trouver }] }]
`,
    "essai/indicators.yaml":
      "indicators: { finis: { kind: distribution, source: service_tests, title: Finis, of: completed } }\n",
    "donnees.yaml": `mapping: 1
study: essai
partner: odds
accepts: { nothing: [service_tests] }
sources:
  service_tests:
    units:
      { file: donnees.csv, shape: service_tests, format: { delimiter: ";" }, key: test, fields: { service: service, device: device, completed: completed, minutes: minutes, systems: systems, round_trips: round_trips, documents: documents } }
`,
  },
};

describe.each([survey, tests])("$title", ({ title, file, canaries, mistakes, files }) => {
  let caseFolder: string;
  beforeAll(async () => {
    caseFolder = join(folder, title.replaceAll(" ", "-"));
    await writeFiles(caseFolder, new Map([...Object.entries(files), ["donnees.csv", file]]));
  });
  const command = (...words: readonly string[]) => vigie(words, caseFolder, { TMPDIR: join(folder, "tmp") });
  const foundIn = (text: string) => canaries.filter((canary) => text.toLowerCase().includes(canary));
  const run = (out: string) =>
    command("run", "essai", "--partner", "odds", "--data", "donnees.yaml", "--out", out);

  test("says nothing of anyone, from the run to the site", async () => {
    expect(foundIn(file)).toEqual(canaries);
    for (const step of [
      () => run("sortie"),
      () => command("assemble", "essai", join("sortie", "bundle.zip"), "--out", "site"),
    ]) {
      const { code, out, error } = await step();
      expect(foundIn(`${out}${error}`)).toEqual([]);
      expect(`${code} ${error}`).toBe("0 ");
    }
    expect(foundIn(await readFile(join(caseFolder, "sortie", "bundle.zip"), "latin1"))).toEqual([]);
    expect(foundIn(await contentOf(join(caseFolder, "site")))).toEqual([]);
    // What stays may say how far the weights go: the least and the greatest are somebody's.
    const stays = foundIn(await contentOf(join(caseFolder, "sortie", "private")));
    expect(stays).toEqual(stays.filter((canary) => [weight(0), weight(79)].includes(canary)));
    expect(await readdir(join(folder, "tmp"))).toEqual([]);
  });

  test.each(mistakes)("$mistake: refused, and nothing of anyone is said or left", async ({ change }) => {
    await writeFile(join(caseFolder, "donnees.csv"), change(file));
    expect(change(file)).not.toBe(file);
    const { code, out, error } = await run("echec");
    // Testers have a code in the study, and a message may say those that it knows.
    expect(foundIn(`${out}${error}`).filter((canary) => !canary.startsWith("zz_"))).toEqual([]);
    expect(code).toBe(1);
    expect(`${out}${error}`).toContain("donnees.csv");
    expect((await readdir(caseFolder)).filter((name) => /^echec(?!\.refus$)/.test(name))).toEqual([]);
    expect(await readdir(join(folder, "tmp"))).toEqual([]);
  });
});
