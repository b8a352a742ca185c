import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentOf } from "./content-of.ts";
import { vigie, workbench, writeFiles } from "./vigie.ts";

/**
 * Activity reports of a mediation tool, converted on the way: names of helpers and helped, remarks, identifiers and
 * durations that exist nowhere else, and nothing of them may be found outside of the partner's own file.
 */
let folder: string;
let clear: () => Promise<void>;

const header =
  "Date,Prénom du médiateur,Nom du médiateur,Type,Participants,Bénéficiaire,Canaux d'accompagnement,Durée (min),Thématique(s) d’accompagnement,Niveau d’autonomie (ou de l’atelier),Structure de redirection,Genre du bénéficiaire,Tranche d’âge du bénéficiaire,Statut du bénéficiaire,Notes supplémentaires,Code Insee,ID CRA";
const reports = Array.from({ length: 60 }, (_, at) => {
  const day = `${String(1 + (at % 28)).padStart(2, "0")}/0${1 + (at % 6)}/2024`;
  const place = at % 3 === 0 ? "À distance" : "Lieu d'activité";
  const people = `CANARI-PRENOM-${at},CANARI-NOM-${at},Individuel,1,CANARI-AIDE-${at}`;
  const output = `Autonome,CANARI-STRUCTURE-${at},Féminin,60 - 69 ans,Retraité,CANARI-NOTE-${at},93066,CANARI-ID-${at}`;
  return `${day},${people},${place},${900_007 + at * 13},E-mail,${output}`;
});
const fileOf = (lines: readonly string[]) => ["Accompagnements", header, ...lines].join("\n");
const canaries = ["canari", ...reports.map((_, at) => String(900_007 + at * 13))];
const foundIn = (text: string) => canaries.filter((canary) => text.toLowerCase().includes(canary));

beforeAll(async () => {
  ({ folder, clear } = await workbench());
  const files = {
    "study.yaml":
      'vigie: 1\nstudy: aide\nversion: "1"\ntitle: Essai\nwindow: { from: 2024-01-01, to: 2024-12-31 }\ntimezone: Europe/Paris\nlanguages: [fr]\npartners: { odds: { label: Observatoire, sources: [comptes_rendus] } }\n',
    "codelists/lieux.yaml": `codelist: lieux\nlabel: Lieu\ncodes: [${["structure", "elsewhere", "remote", "home"].map((code) => `{ code: ${code}, label: ${code} }`).join(", ")}]\n`,
    "sources/comptes_rendus.yaml":
      "source: comptes_rendus\nlabel: Comptes rendus\nunit: { one: compte rendu, many: comptes rendus }\nrows_per_person: 1\nfields: { place_of_help: { type: code, codelist: lieux, label: Lieu } }\n",
    "indicators.yaml":
      "indicators:\n  lieux: { kind: distribution, source: comptes_rendus, title: Lieux, of: place_of_help }\n",
  };
  await writeFiles(join(folder, "aide"), new Map(Object.entries(files)));
  await mkdir(join(folder, "tmp"));
});
afterAll(() => clear());

const command = (...words: readonly string[]) => vigie(words, folder, { TMPDIR: join(folder, "tmp") });
const mapped = (file: string) =>
  command("map", "aide", file, "--source", "comptes_rendus", "--out", "aide.yaml");
const run = (out: string) => command("run", "aide", "--partner", "odds", "--data", "aide.yaml", "--out", out);

test("the canaries are there to be found", () => {
  expect(foundIn(fileOf(reports))).toEqual(canaries);
});

test("from map to the site, nothing of anyone: not on the terminal, in the bundle, in private/, nor left behind", async () => {
  await writeFile(join(folder, "cra.csv"), fileOf(reports));
  const assembled = ["assemble", "aide", join("sortie", "bundle.zip"), "--out", "site"] as const;
  for (const step of [() => mapped("cra.csv"), () => run("sortie"), () => command(...assembled)]) {
    const { code, out, error } = await step();
    expect(foundIn(`${out}${error}`)).toEqual([]);
    expect(`${code} ${error}`).toBe("0 ");
  }
  expect(await readFile(join(folder, "aide.yaml"), "utf8")).toContain("shape: activity_coop");
  for (const path of ["aide.yaml", join("sortie", "bundle.zip")])
    expect(foundIn(await readFile(join(folder, path), "latin1"))).toEqual([]);
  for (const path of ["sortie", "site"]) expect(foundIn(await contentOf(join(folder, path)))).toEqual([]);
  expect(await readdir(join(folder, "tmp"))).toEqual([]);
});

test.each<[string, (text: string) => string]>([
  ["a date that is none", (text) => text.replace("01/01/2024", "CANARI/2024")],
  ["a line cut in quotes", (text) => `${text}\n02/01/2024,"CANARI`],
  ["a cell too many", (text) => text.replace("CANARI-NOM-3,", "CANARI,NOM-3,")],
  ["an unknown place of help", (text) => text.replace("À distance", "CANARI-LIEU")],
  ["a duration that is none", (text) => text.replace("900007", "CANARI-MINUTES")],
  ["no header", (text) => text.replace(`${header}\n`, "")],
])("%s: nothing of anyone is said, nor left outside of private/", async (_, change) => {
  await writeFile(join(folder, "cra.csv"), change(fileOf(reports)));
  const { code, out, error } = await run("echec");
  expect([0, 1]).toContain(code);
  expect(foundIn(`${out}${error}`)).toEqual([]);
  const left = (await readdir(folder)).filter((name) => name.startsWith("echec"));
  expect(left.filter((name) => name !== "echec" && name !== "echec.refus")).toEqual([]);
  if (code === 0) expect(foundIn(await readFile(join(folder, "echec", "bundle.zip"), "latin1"))).toEqual([]);
  expect(await readdir(join(folder, "tmp"))).toEqual([]);
});
