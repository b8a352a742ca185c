import { type ColumnChoices, type ListedWords, type SheetContent, textSheet, xlsx } from "@vigie/files";
import { textIn } from "@vigie/study";
import { filterWords } from "./paper/questionnaire-paper.ts";
import type { AnswerChoice, Question, Questionnaire } from "./questionnaire.ts";
import type { QuestionnaireMessages } from "./remark.ts";

/** Rows to fill in: more than a person types. */
const rowsToFill = 2000;

interface EntryColumn {
  readonly name: string;
  readonly label: string;
  readonly filter: string | null;
  /** Null where nothing is chosen: a number, a date. */
  readonly answers: readonly string[] | null;
}

/**
 * A workbook to type paper questionnaires in: one row each, one column per question or per item of a question of several
 * answers, answers chosen in lists. Columns bear the names of the study, so that « vigie map » finds them.
 */
export function entryWorkbook(questionnaire: Questionnaire, messages: QuestionnaireMessages): Uint8Array {
  const { message, language } = messages;
  const columns: readonly EntryColumn[] = [
    { name: message("entry.key"), label: message("entry.keyLabel"), filter: null, answers: null },
    ...questionnaire.questions.flatMap((question, at) =>
      columnsOf({ ...question, number: at + 1 }, questionnaire, messages),
    ),
  ];
  const lists = columns.flatMap(({ name, answers }) => (answers === null ? [] : [{ name, answers }]));
  const rangeOf = (name: string, answers: readonly string[]): ListedWords => ({
    sheet: message("entry.lists"),
    column: lists.findIndex((list) => list.name === name),
    rows: [2, answers.length + 1],
  });
  const choices: readonly ColumnChoices[] = columns.flatMap(({ name, answers }, column) =>
    answers === null
      ? []
      : [
          {
            column,
            words: rangeOf(name, answers),
            refusal: { title: message("entry.refusalTitle"), sentence: message("entry.refusal") },
          },
        ],
  );
  return xlsx({
    title: textIn(questionnaire.title, language),
    language,
    day: null,
    sheets: [
      {
        ...sheet(message("entry.sheet"), [columns.map(({ name }) => name)], 18),
        header: { row: 1, last: rowsToFill + 1, columns: columns.length },
        choices,
        blank: rowsToFill,
      },
      sheet(
        message("entry.questions"),
        [
          [message("entry.column"), message("entry.label"), message("entry.filter")],
          ...columns.map(({ name, label, filter }) => [name, label, filter ?? message("entry.everyone")]),
        ],
        48,
      ),
      sheet(
        message("entry.lists"),
        [
          lists.map(({ name }) => name),
          ...Array.from({ length: Math.max(0, ...lists.map(({ answers }) => answers.length)) }, (_, at) =>
            lists.map(({ answers }) => answers[at] ?? ""),
          ),
        ],
        24,
      ),
    ],
  });
}

function columnsOf(
  question: Question & { readonly number: number },
  questionnaire: Questionnaire,
  messages: QuestionnaireMessages,
): readonly EntryColumn[] {
  const { message, language } = messages;
  const { name, answer, number } = question;
  // As the paper numbers it: filters name questions by their numbers.
  const label = message("paper.question", { number, label: textIn(question.label, language) });
  const conditions = filterWords(question, questionnaire, messages);
  const filter = conditions === null ? null : message("entry.asked", { conditions });
  const yesOrNo = [message("entry.yes"), message("entry.no")];
  if (answer.kind === "flag") return [{ name, label, filter, answers: yesOrNo }];
  if (!("list" in answer)) return [{ name, label, filter, answers: null }];
  const choices = (questionnaire.lists.get(answer.list)?.choices ?? []).filter(
    // Whoever types knows that a question was not asked by its filter alone.
    ({ missing }) => missing !== "not_asked",
  );
  if (answer.kind === "code") return [{ name, label, filter, answers: answersOf(choices, language) }];
  return choices
    .filter(({ missing }) => missing === null)
    .map((item) => ({
      name: `${name}_${item.code}`,
      label: message("entry.item", { label, item: textIn(item.label, language) }),
      filter,
      answers: yesOrNo,
    }));
}

/** Labels; codes where two labels are the same. */
function answersOf(choices: readonly AnswerChoice[], language: string): readonly string[] {
  const labels = choices.map(({ label }) => textIn(label, language));
  return new Set(labels).size === labels.length ? labels : choices.map(({ code }) => code);
}

/** @param width least one of a column, in characters */
function sheet(name: string, rows: readonly (readonly string[])[], width: number): SheetContent {
  const [header = []] = rows;
  const widths = header.map((title) => Math.max(width, title.length + 2));
  return textSheet(name, rows, widths);
}
