import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentOf } from "./content-of.ts";
import { seenWhile } from "./seen-while.ts";
import { vigie, workbench, writeFiles } from "./vigie.ts";

/**
 * Activity reports in the form they had before La Coop: who helped, where she works, what she noted, and moments
 * and postal codes that exist nowhere else. Nothing of them may be found outside of the partner's own file.
 */
let folder: string;
let clear: () => Promise<void>;

/** A time of its own in each report: 11 hours, then its minutes, seconds and thousandths. */
const moment = (at: number) => `11:${String(at).padStart(2, "0")}:17.${String(103 + at * 7)}`;
const siret = (at: number) => String(44_315_772_200_010 + at * 7_919);
const report = (at: number): Readonly<Record<string, string>> => ({
  id: `CANARI-ID-${at}`,
  date_accompagnement: `2022-0${1 + (at % 6)}-${String(1 + (at % 28)).padStart(2, "0")} ${moment(at)}`,
  canal: at % 3 === 0 ? "distance" : "rattachement",
  activite: "individuel",
  nb_participants: "1",
  themes: `{internet,CANARI-THEME-${at}}`,
  organismes: `{CANARI-ORGANISME-${at}: 1}`,
  duree: String(90_007 + at * 13),
  code_commune: "93066",
  structure_type: "COMMUNE",
  structure_nom: `CANARI-STRUCTURE-${at}`,
  structure_siret: siret(at),
  v1_conseiller_numerique_id: `CANARI-CONSEILLER-${at}`,
  annotation: `CANARI-NOTE-${at} canari-${at}@exemple.invalid`,
  accompagnement_individuel: "1",
  accompagnement_atelier: "0",
  accompagnement_redirection: "0",
  age_moins_12_ans: "0",
  age_de_12_a_18_ans: "0",
  age_de_18_a_35_ans: "0",
  age_de_35_a_60_ans: "1",
  age_plus_60_ans: "0",
  statut_etudiant: "0",
  statut_sans_emploi: "1",
  statut_en_emploi: "0",
  statut_retraite: "0",
  statut_heterogene: "0",
});
const reports = Array.from({ length: 60 }, (_, at) => report(at));
const header = Object.keys(report(0)).join(";");
const lines = reports.map((each) => Object.values(each).join(";"));
const whole = `${[header, ...lines].join("\n")}\n`;
/** Of people, not even in the work folder of a run. */
const ofPeople = [
  "canari-conseiller",
  "canari-structure",
  "canari-note",
  "canari-0@",
  ...reports.map((_, at) => siret(at)),
];
const canaries = [
  "canari",
  ...ofPeople,
  ...reports.flatMap((_, at) => [moment(at), String(90_007 + at * 13)]),
];
/** One of digits alone must stand apart: five digits are within some hash now and then. */
const isIn = (text: string, canary: string) =>
  /^\d+$/.test(canary) ? new RegExp(`(?<![\\w.])${canary}(?!\\w)`).test(text) : text.includes(canary);
const foundIn = (text: string, looked = canaries) =>
  looked.filter((canary) => isIn(text.toLowerCase(), canary));

beforeAll(async () => {
  ({ folder, clear } = await workbench());
  const files = {
    "study.yaml":
      'vigie: 1\nstudy: aide\nversion: "1"\ntitle: Essai\nwindow: { from: 2022-01-01, to: 2022-12-31 }\ntimezone: Europe/Paris\nlanguages: [fr]\npartners: { odds: { label: Observatoire, sources: [comptes_rendus] } }\n',
    "codelists/lieux.yaml": `codelist: lieux\nlabel: Lieu\ncodes: [${["structure", "elsewhere", "remote", "home"].map((code) => `{ code: ${code}, label: ${code} }`).join(", ")}]\n`,
    "sources/comptes_rendus.yaml":
      "source: comptes_rendus\nlabel: Comptes rendus\nunit: { one: compte rendu, many: comptes rendus }\nrows_per_person: 1\nfields: { place_of_help: { type: code, codelist: lieux, label: Lieu } }\n",
    "indicators.yaml":
      "indicators:\n  lieux: { kind: distribution, source: comptes_rendus, title: Lieux, of: place_of_help }\n",
  };
  await writeFiles(join(folder, "aide"), new Map(Object.entries(files)));
  await writeFile(join(folder, "cra.csv"), whole);
  await mkdir(join(folder, "tmp"));
});
afterAll(() => clear());

const command = (...words: readonly string[]) => vigie(words, folder, { TMPDIR: join(folder, "tmp") });
const run = (out: string) => ["run", "aide", "--partner", "odds", "--data", "aide.yaml", "--out", out];

test("the canaries are there to be found", () => {
  expect(foundIn(whole)).toEqual(canaries);
});

test("from map to the site, nothing of anyone: not said, not sent, not kept, not left behind", async () => {
  for (const words of [
    ["check", "aide"],
    ["map", "aide", "cra.csv", "--source", "comptes_rendus", "--out", "aide.yaml"],
    run("sortie"),
    ["inspect", join("sortie", "bundle.zip")],
    ["assemble", "aide", join("sortie", "bundle.zip"), "--out", "site"],
  ]) {
    const { ended, seen } = await seenWhile(folder, { skipped: ["cra.csv"], command: command(...words) });
    expect([words[0], ended.code, ended.error]).toEqual([words[0], 0, ""]);
    expect(foundIn(ended.out)).toEqual([]);
    expect(foundIn([...seen].flatMap(([path, texts]) => [path, ...texts]).join("\n"), ofPeople)).toEqual([]);
  }
  expect(await readFile(join(folder, "aide.yaml"), "utf8")).toContain("shape: activity_cra_v1");
  expect(foundIn(await readFile(join(folder, "aide.yaml"), "utf8"))).toEqual([]);
  for (const path of ["sortie", "site"]) expect(foundIn(await contentOf(join(folder, path)))).toEqual([]);
  expect(await readdir(join(folder, "tmp"))).toEqual([]);
});

test.each([
  ["a date that is none", whole.replace("2022-01-01 11", "CANARI/2022 11")],
  ["an unknown place of help", whole.replace("distance", "CANARI-LIEU")],
  [
    "a duration and numbers that are none",
    whole.replace("90007", "CANARI-MINUTES").replace(";1;0;0;", ";CANARI;0;0;"),
  ],
  ["a value past the header", whole.replace(lines[3] ?? "", `${lines[3]};CANARI-DE-TROP`)],
  ["a line too short", whole.replace(lines[4] ?? "", (lines[4] ?? "").slice(0, -6))],
  ["a report twice", `${whole}${lines[5]}\n`],
  ["a quote that is not closed", whole.replace("CANARI-NOTE-7", '"CANARI-NOTE-7')],
  ["another encoding", Buffer.from(whole.replaceAll("CANARI-NOTE", "CANARI-NOTÉ"), "latin1")],
  ["no header", `${lines.join("\n")}\n`],
])("%s: nothing of anyone is said, nor left outside of private/", async (_, content) => {
  expect(Buffer.from(content).equals(Buffer.from(whole))).toBe(false);
  await writeFile(join(folder, "cra.csv"), content);
  const { code, out, error } = await command(...run("echec"));
  expect([0, 1]).toContain(code);
  expect(foundIn(`${out}${error}`)).toEqual([]);
  const left = (await readdir(folder)).filter((name) => name.startsWith("echec"));
  expect(left.filter((name) => name !== "echec.refus")).toEqual(code === 0 ? ["echec"] : []);
  // The values to translate are listed for the partner, those of the columns of codes alone.
  const output = await Promise.all(left.map((name) => contentOf(join(folder, name))));
  expect(output.join("\n").replaceAll("CANARI-LIEU", "")).not.toMatch(/canari/i);
  for (const name of left) await rm(join(folder, name), { recursive: true });
  expect(await readdir(join(folder, "tmp"))).toEqual([]);
});
