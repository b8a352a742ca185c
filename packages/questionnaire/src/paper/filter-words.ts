import { textIn } from "@vigie/study";
import { listOf } from "@vigie/words";
import type { Condition, Question, Questionnaire } from "../questionnaire.ts";
import type { QuestionnaireMessages } from "../remark.ts";

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
