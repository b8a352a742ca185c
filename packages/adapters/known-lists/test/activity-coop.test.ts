import { expect, test } from "vitest";
import { activityCoop } from "../src/kinds/activity-coop.ts";
import { converted, counts, tableInput } from "./converted.ts";
import { anyStudy } from "./small-study.ts";

const header =
  "Date|Prénom du médiateur|Nom du médiateur|Type|Participants|Bénéficiaire|Canaux d'accompagnement|Durée (min)|Thématique(s) d’accompagnement|Niveau d’autonomie (ou de l’atelier)|Structure de redirection|Genre du bénéficiaire|Tranche d’âge du bénéficiaire|Statut du bénéficiaire|Notes supplémentaires|Code Insee|ID CRA";

async function read(...lines: readonly string[]) {
  const run = { ...(await anyStudy()), day: "2025-06-30" };
  return converted(activityCoop, tableInput(["Accompagnements", header, ...lines].join("\n")), run);
}
const individual =
  "16/03/2025|Camille|Martin|Individuel|1|Lou Bernard|Lieu d'activité|45|E-mail, Aide aux démarches administratives|Autonome||Féminin|60 - 69 ans|Retraité|Rappeler lundi|93066|a1";

test("an individual accompaniment", async () => {
  const found = await read(individual);
  expect(found.rows).toEqual([
    {
      report: "a1",
      date: "2025-03-16",
      place_of_help: "structure",
      activity: "individual",
      participants: "1",
      gender: "woman",
      age: "60-69",
      status: "retired",
      themes: "e_mail;aide_aux_demarches_administratives",
      duration: "30-59",
      minutes: "45",
      autonomy: "autonome",
      redirected_to: "",
      commune: "93066",
    },
  ]);
  expect(counts(found)).toEqual({ above_header: 1 });
});

test("no name and no remark is read", async () => {
  const text = JSON.stringify((await read(individual)).rows);
  for (const personal of ["Camille", "Martin", "Lou", "Bernard", "Rappeler"])
    expect(text).not.toContain(personal);
});

test("a workshop says nobody's age, whatever the tool holds", async () => {
  const found = await read(individual.replace("Individuel|1|", "Collectif|8|"));
  expect(found.rows).toMatchObject([{ gender: "several", age: "several", status: "several" }]);
  expect(counts(found)).toMatchObject({ workshop_attributes: 1 });
});

test("without an identifier, the line number stands for it and it is said", async () => {
  const found = await read(individual.replace("|a1", "|"));
  expect(found.rows).toMatchObject([{ report: "ligne 3" }]);
  expect(counts(found)).toMatchObject({ numbered: 1 });
});

test("an individual accompaniment of several, and one of tomorrow", async () => {
  const found = await read(individual.replace("|1|", "|3|"), individual.replace("2025", "2052"));
  expect(found.rows).toHaveLength(1);
  expect(counts(found)).toMatchObject({ participants_of_individual: 1, after_run: 1 });
});

test("a value to the right of the last column is refused with its line: those before it may have slipped", async () => {
  const found = await read(individual, `${individual}|reste`).catch((error: unknown) => error);
  expect(found).toMatchObject({ errors: [{ code: "shapes/row-beyond", place: { line: 4 } }] });
});

test("such a line is set aside and counted where the mapping says so", async () => {
  const input = {
    ...tableInput([header, `${individual}|reste`, individual].join("\n")),
    ragged: "set_aside",
  } as const;
  const found = await converted(activityCoop, input, { ...(await anyStudy()), day: "2025-06-30" });
  expect(found.rows).toHaveLength(1);
  expect(counts(found)).toEqual({ beyond_header: 1 });
});
