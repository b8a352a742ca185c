import { type SheetContent, textSheet, xlsx } from "@vigie/files";
import type { Text } from "@vigie/study";
import { type Asker, noticeOf } from "../notice.ts";
import { isOffered, type Question, type Questionnaire } from "../questionnaire.ts";
import { questionnaireMessages } from "../remark.ts";

import { exclusiveLogic, filterLogic, rangeLogic } from "./form-logic.ts";
import { type FormLanguage, formLanguages } from "./form-sheet.ts";

/** Hides from the person the codes that no answer is. A code without a reason has no element to compare: hence `not`. */
export const offeredFilter = "not(missing = 'not_asked' or missing = 'illegible')";

/** The list of yes-or-no questions, which no code list of the study is. */
export const flagList = "yes_no";

const exclusiveMessage: Readonly<Record<FormLanguage, string>> = {
  fr: "Cette réponse exclut toutes les autres.",
  en: "This answer excludes all others.",
};

type Row = Readonly<Record<string, string>>;

/**
 * A questionnaire as an XLSForm (xlsform.org), which KoboToolbox, ODK and Enketo read. What the standard has no place for is
 * in columns of `choices` and in a sheet `vigie`, which these programs leave alone. The device notes when each answer starts
 * and ends; the information note comes first; questions of one filter share pages.
 * @param version of the study
 */
export function writeXlsform(
  questionnaire: Questionnaire,
  { version, asker }: { readonly version: string; readonly asker: Asker },
): Uint8Array {
  const { name, title, purpose, lists, questions } = questionnaire;
  const languages = languagesOf(questionnaire);
  const texts = (column: string, text: Text | null): Row =>
    Object.fromEntries(languages.map((code) => [`${column}::${formLanguages[code]}`, text?.[code] ?? ""]));
  const flag = flagListName(questionnaire);
  const questionRow = (question: Question): Row => ({
    type: typeOf(question, flag),
    name: question.name,
    ...texts("label", question.label),
    required: canDecline(question, questionnaire) ? "yes" : "",
    relevant: filterLogic(question.asked),
    ...constraintOf(question, texts),
    choice_filter: choiceFilter(question, questionnaire),
    grain: grainOf(question),
  });
  const ownName = freeNameIn(questionnaire);
  const survey: readonly Row[] = [
    { type: "start", name: ownName("start") },
    { type: "end", name: ownName("end") },
    { type: "note", name: ownName("information"), ...texts("label", noticeText(questionnaire, asker)) },
    ...formPages(questions).flatMap(({ label, relevant, questions: held }, at) => [
      {
        type: "begin_group",
        name: ownName(`page_${at + 1}`),
        ...texts("label", label),
        relevant,
        appearance: "field-list",
      },
      ...held.map(questionRow),
      { type: "end_group" },
    ]),
  ];
  const hasFlags = questions.some(({ answer }) => answer.kind === "flag");
  const choices = [
    ...(hasFlags
      ? [
          { list_name: flag, name: "yes", ...texts("label", { fr: "Oui", en: "Yes" }) },
          { list_name: flag, name: "no", ...texts("label", { fr: "Non", en: "No" }) },
        ]
      : []),
    ...[...lists.values()].flatMap((list) =>
      list.choices.map(({ code, label, missing, stance, from }) => ({
        list_name: list.id,
        name: code,
        ...texts("label", label),
        missing: missing ?? "",
        stance: stance ?? "",
        from: from === null ? "" : String(from),
      })),
    ),
  ];
  const vigie = [
    { of: "source", name, ...texts("label", title), ordered: "" },
    ...(purpose === null ? [] : [{ of: "purpose", name, ...texts("label", purpose), ordered: "" }]),
    ...[...lists.values()].map((list) => ({
      of: "codelist",
      name: list.id,
      ...texts("label", list.label),
      ordered: list.ordered ? "yes" : "",
    })),
  ];
  const settings = {
    form_title: title.fr,
    form_id: name,
    version,
    default_language: formLanguages.fr,
    style: "pages",
  };
  const labels = Object.keys(texts("label", null));
  return xlsx({
    title: title.fr,
    language: "fr",
    day: null,
    sheets: [
      sheet(
        "survey",
        [
          "type",
          "name",
          ...labels,
          "required",
          "relevant",
          "appearance",
          "constraint",
          ...Object.keys(texts("constraint_message", null)),
          "choice_filter",
          "grain",
        ],
        survey,
      ),
      sheet("choices", ["list_name", "name", ...labels, "missing", "stance", "from"], choices),
      sheet("settings", Object.keys(settings), [settings]),
      sheet("vigie", ["of", "name", ...labels, "ordered"], vigie),
    ],
  });
}

function languagesOf({ title, purpose, lists, questions }: Questionnaire): readonly FormLanguage[] {
  const texts = [
    title,
    ...(purpose === null ? [] : [purpose]),
    ...questions.map(({ label }) => label),
    ...[...lists.values()].flatMap(({ label, choices }) => [label, ...choices.map((choice) => choice.label)]),
  ];
  return texts.some(({ en }) => en !== undefined) ? ["fr", "en"] : ["fr"];
}

/** A code list may have taken the usual name. */
function flagListName({ lists }: Questionnaire): string {
  let name = flagList;
  while (lists.has(name)) name = `${name}_`;
  return name;
}

/** Names for rows that no question is, which no question has. */
function freeNameIn({ questions }: Questionnaire): (name: string) => string {
  const taken = new Set(questions.map(({ name }) => name));
  return (wanted) => {
    let name = wanted;
    while (taken.has(name)) name = `${name}_`;
    return name;
  };
}

function noticeText(questionnaire: Questionnaire, asker: Asker): Text {
  const written = (language: FormLanguage) =>
    noticeOf(questionnaire, asker, questionnaireMessages(language))
      .map(({ heading, text }) => `**${heading}.** ${text}`)
      .join("\n\n");
  return { fr: written("fr"), en: written("en") };
}

/** Whether one of the choices is to give no answer: only then may an answer be required, since answering is free. */
function canDecline({ answer }: Question, { lists }: Questionnaire): boolean {
  const choices = "list" in answer ? (lists.get(answer.list)?.choices ?? []) : [];
  return choices.some((choice) => isOffered(choice) && choice.missing !== null);
}

function typeOf({ answer }: Question, flag: string): string {
  switch (answer.kind) {
    case "code":
      return `select_one ${answer.list}`;
    case "flag":
      return `select_one ${flag}`;
    case "codes":
      return `select_multiple ${answer.list}`;
    case "date":
      return "date";
    case "number":
      return answer.range?.grain === 1 ? "integer" : "decimal";
    default:
      return answer satisfies never;
  }
}

function constraintOf({ answer }: Question, texts: (column: string, text: Text | null) => Row): Row {
  if (answer.kind === "number" && answer.range !== null) return { constraint: rangeLogic(answer.range) };
  if (answer.kind !== "codes" || answer.exclusive.length === 0) return {};
  return { constraint: exclusiveLogic(answer.exclusive), ...texts("constraint_message", exclusiveMessage) };
}

function choiceFilter({ answer }: Question, { lists }: Questionnaire): string {
  const choices = "list" in answer ? (lists.get(answer.list)?.choices ?? []) : [];
  return choices.every(isOffered) ? "" : offeredFilter;
}

function grainOf({ answer }: Question): string {
  return answer.kind === "number" && answer.range !== null && answer.range.grain !== 1
    ? String(answer.range.grain)
    : "";
}

function sheet(name: string, columns: readonly string[], rows: readonly Row[]): SheetContent {
  const widths = columns.map((column) => (/^(?:label|relevant|constraint)/.test(column) ? 48 : 20));
  const texts = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
  return textSheet(name, texts, widths, "plain");
}

/** Questions shown together on a screen: consecutive ones that one filter leads to. */
interface FormPage {
  readonly label: Text;
  /** The filter of all its questions; empty where everyone is asked. */
  readonly relevant: string;
  readonly questions: readonly Question[];
}

/** More do not hold on the screen of a telephone. */
const questionsMax = 6;

function formPages(questions: readonly Question[]): readonly FormPage[] {
  const pages: { first: number; relevant: string; questions: Question[] }[] = [];
  for (const [at, question] of questions.entries()) {
    const relevant = filterLogic(question.asked);
    const last = pages.at(-1);
    if (last?.relevant === relevant && last.questions.length < questionsMax) last.questions.push(question);
    else pages.push({ first: at + 1, relevant, questions: [question] });
  }
  return pages.map(({ first, relevant, questions: held }) => {
    const last = first + held.length - 1;
    const labelIn = (language: "fr" | "en") =>
      questionnaireMessages(language).message("form.page", {
        isOne: first === last ? "yes" : "no",
        first,
        last,
      });
    return { label: { fr: labelIn("fr"), en: labelIn("en") }, relevant, questions: held };
  });
}
