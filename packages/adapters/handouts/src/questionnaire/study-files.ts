import type { Study, Text } from "@vigie/study";
import { stringify } from "yaml";
import { type ChoiceList, choiceList, type Question, type Questionnaire } from "./questionnaire.ts";

import type { QuestionnaireMessages } from "./remark.ts";

/**
 * A questionnaire as files of a study, by path: its source, its code lists but those that the study has already, and
 * indicators to choose from.
 * @param from name of the form, written in the first line of the source
 * @param known what the study has
 */
export function studyFiles(
  { name, title, purpose, lists, questions }: Questionnaire,
  {
    from,
    known,
    messages: { message },
  }: {
    readonly from: string;
    readonly known: Pick<Study, "codelists" | "indicators">;
    readonly messages: QuestionnaireMessages;
  },
): ReadonlyMap<string, string> {
  const source = {
    source: name,
    label: written(title),
    ...(purpose === null ? {} : { purpose: written(purpose) }),
    unit: { one: message("unit.one"), many: message("unit.many") },
    survey: { minimum_base: 30 },
    fields: Object.fromEntries(questions.map((question) => [question.name, field(question)])),
  };
  const suggested = questions
    .flatMap((question) => indicator(question, name))
    .filter(([id]) => !known.indicators.has(id));
  return new Map([
    [`sources/${name}.yaml`, comment(message("source.head", { form: from })) + yaml(source)],
    ...[...lists.values()]
      .filter((list) => !isKnown(list, known))
      .map((list) => [`codelists/${list.id}.yaml`, yaml(codelist(list))] as const),
    ...(suggested.length === 0
      ? []
      : [
          [
            "indicators.yaml",
            comment(message("indicators.head")) + yaml({ indicators: Object.fromEntries(suggested) }),
          ] as const,
        ]),
  ]);
}

function isKnown(list: ChoiceList, { codelists }: Pick<Study, "codelists">): boolean {
  const known = codelists.get(list.id);
  return (
    known !== undefined && JSON.stringify(codelist(choiceList(known))) === JSON.stringify(codelist(list))
  );
}

function codelist({ id, label, ordered, choices }: ChoiceList): object {
  return {
    codelist: id,
    label: written(label),
    ...(ordered ? { ordered } : {}),
    codes: choices.map(({ code, label: named, missing, stance, from }) => ({
      code,
      ...(missing === null ? {} : { missing }),
      ...(stance === undefined ? {} : { stance }),
      ...(from === null ? {} : { from }),
      label: written(named),
    })),
  };
}

function field({ label, answer, asked }: Question): object {
  const filter = Object.fromEntries(
    asked.map(({ question, item, answers }) => [
      item === null ? question : `${question}_${item}`,
      answers.length === 1 ? answers[0] : answers,
    ]),
  );
  const list = "list" in answer ? { codelist: answer.list } : {};
  const exclusive =
    answer.kind === "codes" && answer.exclusive.length > 0 ? { exclusive: answer.exclusive } : {};
  const range =
    answer.kind === "number" && answer.range !== null
      ? { range: { from: answer.range.from, to: answer.range.to }, grain: answer.range.grain }
      : {};
  return {
    type: answer.kind === "codes" ? "multiple" : answer.kind,
    ...list,
    ...exclusive,
    ...range,
    ...(asked.length === 0 ? {} : { asked: filter }),
    label: written(label),
  };
}

/** What is usually counted of a question; dates and numbers are left to the person. */
function indicator({ name, label, answer: { kind } }: Question, source: string) {
  if (kind !== "code" && kind !== "flag" && kind !== "codes") return [];
  return [
    [
      `${source}_${name}`,
      { kind: kind === "codes" ? "multiple" : "distribution", source, title: written(label), of: name },
    ] as const,
  ];
}

function written({ fr, en }: Text): string | Text {
  return en === undefined ? fr : { fr, en };
}

function yaml(value: object): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

function comment(text: string): string {
  return text
    .split("\n")
    .map((line) => `# ${line}\n`)
    .join("");
}
