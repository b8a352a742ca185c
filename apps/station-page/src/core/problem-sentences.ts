import { partnerProblems } from "@vigie/station";
import {
  type DescribedProblem,
  describeProblem,
  joinedProblems,
  type Language,
  type ProblemTexts,
  type VigieError,
} from "@vigie/words";
import englishOverrides from "../../words/problem-overrides.en.json" with { type: "json" };
import frenchOverrides from "../../words/problem-overrides.fr.json" with { type: "json" };
import { pageProblems } from "./problems.ts";

const shared = joinedProblems([partnerProblems, pageProblems]);

/** The same problems; sentences about lines of a mapping file or about the command are overridden by the steps of the page. */
export const pageSentences = {
  fr: overridden(shared.fr, frenchOverrides),
  en: overridden(shared.en, englishOverrides),
  refusals: shared.refusals,
};

type Sentences<Texts> = Readonly<Record<string, Texts | undefined>>;

function overridden(
  texts: Sentences<ProblemTexts>,
  overrides: Sentences<Partial<ProblemTexts>>,
): Record<string, ProblemTexts> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([code, text]) => (text ? [[code, { ...text, ...overrides[code] }]] : [])),
  );
}

/** What is wrong, where, what was expected and how to mend it. */
export function problemSentences(error: VigieError, language: Language): DescribedProblem {
  return describeProblem(error, pageSentences, language);
}
