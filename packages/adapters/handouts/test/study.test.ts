import type { Study } from "@vigie/study";
import { expect, test } from "vitest";
import {
  questionnaireMessages,
  questionnaireOf,
  readXlsform,
  remarkSentence,
  studyFiles,
  writeXlsform,
} from "../src/index.ts";
import { asker } from "./asker.ts";
import { opened } from "./form-workbook.ts";
import { filesOfStudy, loaded } from "./studies.ts";

function sourceOf(study: Study, name: string) {
  const source = study.sources.get(name);
  if (source === undefined) throw new Error(`no source ${name}`);
  return questionnaireOf(study, source);
}

const minimal = (source: string) => `vigie: 1
study: copie
version: "1"
title: Copie
window: { from: 2023-01-01, to: 2023-06-30 }
timezone: Europe/Paris
languages: [fr, en]
partners: { odds: { label: ODDS, sources: [${source}] } }
`;

const messages = questionnaireMessages("fr");

test.each(["enquete_insertion", "enquete_professionnels"])(
  "%s goes out as an XLSForm and comes back as files of a study with the same questions",
  async (name) => {
    const { questionnaire, remarks } = sourceOf(await loaded(filesOfStudy("publics-fragiles")), name);
    expect(remarks).toEqual([]);
    const read = await readXlsform(await opened(writeXlsform(questionnaire, { version: "1", asker })));
    const files = studyFiles(read.questionnaire, {
      from: "form.xlsx",
      known: { codelists: new Map(), indicators: new Map() },
      messages,
    });
    const copy = await loaded(new Map([["study.yaml", minimal(name)], ...files]));
    expect(sourceOf(copy, name).questionnaire).toEqual(questionnaire);
    expect(copy.indicators.size).toBe(
      questionnaire.questions.filter(({ answer }) => answer.kind !== "date" && answer.kind !== "number")
        .length,
    );
  },
);

test("weights, levels above the codes and filters on what is computed are named", async () => {
  const files = new Map([
    ["study.yaml", minimal("enquete")],
    [
      "codelists/lieu.yaml",
      "codelist: lieu\nlabel: Lieu\ncodes: [{ code: n, label: Nord }, { code: a, parent: n, label: A }]\n",
    ],
    ["indicators.yaml", "indicators: {}\n"],
    [
      "sources/enquete.yaml",
      `source: enquete
label: Enquête
unit: { one: personne, many: personnes }
survey: { weights: poids, weight_max: 4 }
fields:
  lieu: { type: code, codelist: lieu, label: Lieu }
  autre: { type: flag, label: Autre, asked: { ici: "yes" } }
  poids: { type: number, label: Poids }
derive:
  ici: { any: [vu, revu], label: Ici }
universes: { all: { label: tous } }
`.replace("  autre:", "  vu: { type: flag, label: Vu }\n  revu: { type: flag, label: Revu }\n  autre:"),
    ],
  ]);
  const { questionnaire, remarks } = sourceOf(await loaded(files), "enquete");
  expect(questionnaire.questions.map(({ name }) => name)).toEqual(["lieu", "vu", "revu", "autre"]);
  expect(questionnaire.lists.get("lieu")?.choices.map(({ code }) => code)).toEqual(["a"]);
  expect(remarks.map((remark) => remarkSentence(remark, messages))).toEqual([
    "Nomenclature « lieu » : ses niveaux supérieurs n’ont pas de place dans un formulaire",
    "« autre » : son filtre repose sur ce qui n’est pas une question ; elle est posée à tout le monde",
    "« poids » : un poids n’est pas une question",
  ]);
});
