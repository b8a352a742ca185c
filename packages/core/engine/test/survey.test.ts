import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { mappingProblems } from "@vigie/mapping";
import { loadStudy, studyProblems } from "@vigie/study";
import { describeProblem, joinedProblems, VigieErrors } from "@vigie/words";
import { expect, test } from "vitest";
import { engineProblems } from "../src/index.ts";
import { runFolder } from "./world/run-folder.ts";
import { temporaryFolder } from "./world/temporary-folder.ts";

const study = {
  "study.yaml": `
vigie: 1
study: enquete
version: "1"
title: Enquête
window: { from: 2022-01-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { institut: { label: Institut, sources: [reponses] } }`,
  "codelists/milieu.yaml": `
codelist: milieu
label: Milieu
codes: [{ code: ville, label: Ville }, { code: campagne, label: Campagne }]`,
  "sources/reponses.yaml": `
source: reponses
label: Réponses
unit: { one: personne, many: personnes }
reading: { kind: sample, note: les personnes interrogées }
survey:
  weights: poids
  weight_max: 5
  strata: { of: milieu, populations: { ville: 3, campagne: 100 } }
  calibration: { margins: { sexe: { yes: 40, no: 60 } }, bounds: { least: 0.1, greatest: 10 } }
fields:
  poids: { type: number, label: Poids }
  milieu: { type: code, codelist: milieu, label: Milieu }
  sexe: { type: flag, label: Femme }`,
  "indicators.yaml": `
indicators:
  milieux: { kind: distribution, source: reponses, title: Milieux, of: milieu }`,
};

const mapping = `
mapping: 1
study: enquete
partner: institut
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
sources: { reponses: { units: { file: reponses.csv, key: id } } }`;

/** What is refused of a file, as a person reads it. */
async function refusals(
  rows: readonly string[],
  written = mapping,
): Promise<readonly { code: string; what: string; cure: string }[]> {
  const loaded = await loadStudy(new Map(Object.entries(study)));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const folder = temporaryFolder();
  writeFileSync(join(folder, "mapping.yaml"), written);
  writeFileSync(join(folder, "reponses.csv"), ["id,poids,milieu,sexe", ...rows, ""].join("\n"));
  const error = await runFolder(loaded.study, folder, { source: "reponses" }).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error === null) return [];
  if (!(error instanceof VigieErrors)) throw error;
  return error.errors.map((each) => {
    const { what, cure } = describeProblem(
      each,
      joinedProblems([studyProblems, mappingProblems, engineProblems]),
      "fr",
    );
    return { code: each.code, what, cure };
  });
}

test("weights with a decimal comma: the cure names decimal:", async () => {
  const rows = ['1,"1,5",ville,yes', '2,"0,5",ville,no', "3,2,campagne,yes", "4,1,campagne,no"];
  const [found] = await refusals(rows);
  expect(found?.code).toBe("engine/weight-invalid");
  expect(found?.cure).toContain("« decimal: »");
});

const whole = ["1,1,ville,yes", "2,0.5,ville,no", "3,2,campagne,yes", "4,1.5,campagne,no"];

const bad = [
  { title: "right rows are refused for nothing", rows: whole, refused: [] },
  {
    title: "weights that are missing, negative or no number",
    rows: [...whole, "5,,ville,yes", "6,-1,campagne,no", "7,beaucoup,campagne,no"],
    refused: [
      {
        code: "engine/weight-invalid",
        what: "3 unités n’ont pas de poids supérieur à zéro dans la colonne « poids » (lignes 6, 7 et 8).",
      },
    ],
  },
  {
    title: "strata of one, of none or too large, and margins that nobody meets, are not refused",
    rows: ["1,1,ville,yes", "2,1,ville,yes", "3,1,ville,yes", "4,1,ville,yes", "5,1,campagne,", "6,1,,yes"],
    refused: [],
  },
];

for (const { title, rows, refused } of bad)
  test(`survey: ${title}`, async () => expect(await refusals(rows)).toMatchObject(refused));

test("respondents are not drawn from contacts: each has one row, and one weight", async () => {
  const fromContacts = mapping.replace("{ file: reponses.csv, key: id }", "{ from: contacts }");
  const [found] = await refusals(["1,1,ville,yes"], fromContacts);
  expect(found?.code).toBe("engine/mapping-units-of-survey");
  expect(found?.cure).toBe("Donnez ce fichier (file) à la place de « from: contacts ».");
});
