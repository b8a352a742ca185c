import { inputErrorsOf, type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../../words/problems.en.json" with { type: "json" };
import fr from "../../words/problems.fr.json" with { type: "json" };

export type QuestionnaireProblem = keyof typeof fr;

/** What can be wrong with a form, or with a source that is to become one. */
export const questionnaireProblems = {
  fr,
  en,
  refusals: [],
} satisfies ProblemCatalogue<QuestionnaireProblem>;

export const questionnaireProblem = problemsOf(questionnaireProblems);
export const questionnaireInputError = inputErrorsOf(questionnaireProblems);
