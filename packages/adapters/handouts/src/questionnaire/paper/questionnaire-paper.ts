import { textIn } from "@vigie/study";
import { frenchSpacing, type Language, listOf } from "@vigie/words";
import { type Asker, noticeOf } from "../notice.ts";
import { type Condition, isOffered, type Question, type Questionnaire } from "../questionnaire.ts";
import { type QuestionnaireMessages, questionnaireMessages } from "../remark.ts";

/** What `questionnaire.typ` sets, as strings: nothing there is run. */
interface Paper {
  readonly title: string;
  readonly language: string;
  /** Who asks, why, and what becomes of answers. */
  readonly notice: readonly { readonly heading: string; readonly text: string }[];
  /** Before the line on which an organism writes whom to ask. */
  readonly contact: string;
  /** Boxes in which a number is written, by which the entry workbook knows the questionnaire. */
  readonly number: { readonly label: string; readonly note: string };
  readonly howTo: string;
  /** Size of the text, in points. */
  readonly size: number;
  readonly questions: readonly {
    readonly label: string;
    readonly filter: string | null;
    readonly note: string | null;
    /** Boxes to tick; none where the answer is written on a line. */
    readonly choices: readonly string[];
    /** Before the line; null where there are boxes. */
    readonly line: string | null;
  }[];
}

/** Sizes of text to try, in points, for the whole to hold on one page: smaller is not read on paper. */
export const paperSizes = [10.5, 10, 9.5, 9] as const;

/** A questionnaire to print, as the typesetter reads it: see `readPaperTemplate`. */
export function questionnairePaperText(
  questionnaire: Questionnaire,
  {
    asker,
    size,
    messages,
  }: { readonly asker: Asker; readonly size: number; readonly messages: QuestionnaireMessages },
): string {
  const { message, language } = messages;
  const typeset = (text: string) => (language === "fr" ? frenchSpacing(text) : text);
  const paper: Paper = {
    title: typeset(textIn(questionnaire.title, language)),
    language,
    notice: noticeOf(questionnaire, asker, messages).map(({ heading, text }) => ({
      heading: typeset(heading),
      text: typeset(text),
    })),
    contact: typeset(message("paper.contact")),
    number: { label: typeset(message("paper.numberLabel")), note: typeset(message("paper.numberNote")) },
    howTo: typeset(message("paper.howTo")),
    size,
    questions: questionnaire.questions.map((question, at) => {
      const conditions = filterWords(question, questionnaire, messages);
      const note = noteOf(question, questionnaire, messages);
      const line = lineOf(question, messages);
      return {
        label: typeset(
          message("paper.question", { number: at + 1, label: textIn(question.label, language) }),
        ),
        filter: conditions === null ? null : typeset(message("paper.filter", { conditions })),
        note: note === null ? null : typeset(note),
        choices: choicesOf(question, questionnaire, messages).map(typeset),
        line: line === null ? null : typeset(line),
      };
    }),
  };
  return JSON.stringify(paper);
}

function choicesOf(
  { answer }: Question,
  { lists }: Questionnaire,
  { message, language }: QuestionnaireMessages,
): readonly string[] {
  if (answer.kind === "flag") return [message("answer.yes"), message("answer.no")];
  if (!("list" in answer)) return [];
  const choices = lists.get(answer.list)?.choices ?? [];
  return choices.filter(isOffered).map(({ label }) => textIn(label, language));
}

function noteOf(
  { answer }: Question,
  { lists }: Questionnaire,
  { message, language }: QuestionnaireMessages,
): string | null {
  if (answer.kind !== "codes") return null;
  const alone = (lists.get(answer.list)?.choices ?? [])
    .filter(({ code }) => answer.exclusive.includes(code))
    .map(({ label }) => message("paper.alone", { answers: textIn(label, language) }));
  return [message("paper.several"), ...alone].join(" ");
}

function lineOf({ answer: { kind } }: Question, { message }: QuestionnaireMessages): string | null {
  return kind === "date" || kind === "number" ? message(`paper.${kind}`) : null;
}

/**
 * A filter in words, with the numbers of the questions that it rests on: « vous avez répondu « Souvent » à la question 3 ».
 * @returns null for a question asked of everyone
 */
export function filterWords(
  { asked }: Question,
  questionnaire: Questionnaire,
  messages: QuestionnaireMessages,
): string | null {
  if (asked.length === 0) return null;
  return listOf(
    asked.map((condition) => conditionWords(condition, questionnaire, messages)),
    messages.language,
  );
}

function conditionWords(
  { question: name, item, answers }: Condition,
  { questions, lists }: Questionnaire,
  { message, language }: QuestionnaireMessages,
): string {
  const at = questions.findIndex((question) => question.name === name);
  const answer = questions[at]?.answer;
  const choices = answer !== undefined && "list" in answer ? (lists.get(answer.list)?.choices ?? []) : [];
  const labelOf = (code: string) => {
    if (answer?.kind === "flag" && (code === "yes" || code === "no")) return message(`answer.${code}`);
    const choice = choices.find((one) => one.code === code);
    return choice === undefined ? code : textIn(choice.label, language);
  };
  const quoted = (item === null ? answers : [item]).map((code) =>
    message("paper.quoted", { answer: labelOf(code) }),
  );
  const key = item === null ? "paper.answered" : answers[0] === "yes" ? "paper.ticked" : "paper.notTicked";
  return message(key, { answers: oneOf(quoted, language), number: at + 1 });
}

function oneOf(texts: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: "disjunction" }).format(texts);
}

/** A PDF. */
interface PrintedPaper {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** A typesetter that was given the template of this package. @param paper by `questionnairePaperText` */
export type SetQuestionnaire = (paper: string) => PrintedPaper;

/** A questionnaire to print, on one page where a size that is read on paper allows it. */
export function questionnairePaper(
  questionnaire: Questionnaire,
  { asker, language }: { readonly asker: Asker; readonly language: Language },
  setPaper: SetQuestionnaire,
): PrintedPaper {
  const messages = questionnaireMessages(language);
  const set = (size: number) => setPaper(questionnairePaperText(questionnaire, { asker, size, messages }));
  for (const size of paperSizes) {
    const made = set(size);
    if (made.pages === 1) return made;
  }
  return set(paperSizes[0]);
}
