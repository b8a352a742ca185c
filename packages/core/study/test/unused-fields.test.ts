import { expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { loadStudy, unusedFields } from "../src/index.ts";

const people = `
source: people
label: Personnes
unit: { one: personne, many: personnes }
protects: persons
fields:
  in_table: { type: flag, label: Dans un tableau }
  summed: { type: number, range: { from: 0, to: 100 }, grain: 1, label: Sommé }
  derived: { type: flag, label: Dérivé }
  condition: { type: flag, label: Condition }
  filter: { type: flag, label: Filtre }
  asked: { type: flag, label: Question filtrée, asked: { filter: [yes] } }
  answers: { type: multiple, codelist: help, label: Une réponse dérivée }
  mute: { type: multiple, codelist: help, label: Aucune réponse nommée }
  alone: { type: flag, label: Seul }
derive:
  union: { any: [derived, in_table, answers_food], label: Union }
universes:
  some: { label: Certains, where: { condition: [yes] } }
`;

async function unusedIn(source: string, indicators: string) {
  const loaded = await loadStudy(
    new Map([
      [
        "study.yaml",
        "vigie: 1\nstudy: essai\nversion: '1'\ntitle: Essai\nwindow: { from: 2025-01-01, to: 2025-12-31 }\ntimezone: Europe/Paris\nlanguages: [fr]\npartners: { p: { label: P, sources: [people] } }\n",
      ],
      ["sources/people.yaml", source],
      [
        "codelists/help.yaml",
        "codelist: help\nlabel: Aide\ncodes: [{ code: food, label: Repas }, { code: home, label: Logement }]\n",
      ],
      ["indicators.yaml", `indicators:\n${indicators}`],
    ]),
  );
  if ("errors" in loaded) throw new RangeError(JSON.stringify(loaded.errors));
  return unusedFields(loaded.study);
}

const indicators = `
  table: { kind: distribution, source: people, title: Table, of: in_table }
  mean: { kind: summary, source: people, title: Moyenne, of: summed, statistic: mean, by: in_table }
  filtered: { kind: distribution, source: people, title: Filtrée, of: asked }
`;

test("a field that nothing names is told; those of a table, a definition, a universe or a condition are not", async () => {
  expect(await unusedIn(people, indicators)).toEqual([{ source: "people", fields: ["mute", "alone"] }]);
});

test("the study of `vigie new` uses all that it asks", async () => {
  const loaded = await loadStudy(newStudy());
  expect("study" in loaded && unusedFields(loaded.study)).toEqual([]);
});
