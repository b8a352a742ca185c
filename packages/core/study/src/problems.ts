import { type ProblemCatalogue, quotingProblemsOf, type VigieError } from "@vigie/words";
import formEn from "../words/problems-of-form.en.json" with { type: "json" };
import formFr from "../words/problems-of-form.fr.json" with { type: "json" };
import meaningEn from "../words/problems-of-meaning.en.json" with { type: "json" };
import meaningFr from "../words/problems-of-meaning.fr.json" with { type: "json" };
import writingEn from "../words/problems-of-writing.en.json" with { type: "json" };
import writingFr from "../words/problems-of-writing.fr.json" with { type: "json" };

const fr = { ...writingFr, ...formFr, ...meaningFr };

/** What can be wrong with a study. */
export const studyProblems = {
  fr,
  en: { ...writingEn, ...formEn, ...meaningEn },
  refusals: ["study/direct-identifier"],
} satisfies ProblemCatalogue<keyof typeof fr>;

export const studyProblem = quotingProblemsOf(studyProblems);

/** Adds a problem to those found. */
export function report(found: VigieError[], ...about: Parameters<typeof studyProblem>): void {
  found.push(studyProblem(...about));
}
