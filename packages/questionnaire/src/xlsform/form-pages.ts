import type { Text } from "@vigie/study";
import type { Question } from "../questionnaire.ts";
import { questionnaireMessages } from "../remark.ts";
import { filterLogic } from "./filter-logic.ts";

/** Questions shown together on a screen: consecutive ones that one filter leads to. */
export interface FormPage {
  readonly label: Text;
  /** The filter of all its questions; empty where everyone is asked. */
  readonly relevant: string;
  readonly questions: readonly Question[];
}

/** More do not hold on the screen of a telephone. */
const questionsMax = 6;

export function formPages(questions: readonly Question[]): readonly FormPage[] {
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
