import { bundleProblems } from "@vigie/bundle";
import { engineProblems } from "@vigie/engine";
import { filesProblems, shapesProblems } from "@vigie/files";
import { stationProblems } from "@vigie/station";
import { studyProblems } from "@vigie/study";
import {
  type DescribedProblem,
  describeProblem,
  joinedProblems,
  type Language,
  type ProblemTexts,
  type VigieError,
} from "@vigie/words";
import saidInEnglish from "../../words/said-in-page.en.json" with { type: "json" };
import saidInFrench from "../../words/said-in-page.fr.json" with { type: "json" };
import { pageProblems } from "./problems.ts";

const commands = joinedProblems([
  studyProblems,
  engineProblems,
  filesProblems,
  shapesProblems,
  bundleProblems,
  stationProblems,
  pageProblems,
]);

/** The same problems: what speaks of lines of a mapping or of the command, said of the steps of the page. */
export const pageSentences = {
  fr: inPage(commands.fr, saidInFrench),
  en: inPage(commands.en, saidInEnglish),
  refusals: commands.refusals,
};

type Sentences<Texts> = Readonly<Record<string, Texts | undefined>>;

function inPage(
  texts: Sentences<ProblemTexts>,
  own: Sentences<Partial<ProblemTexts>>,
): Record<string, ProblemTexts> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([code, text]) => (text ? [[code, { ...text, ...own[code] }]] : [])),
  );
}

/** What is wrong, where, what was expected and how to mend it. */
export function problemSentences(error: VigieError, language: Language): DescribedProblem {
  return describeProblem(error, pageSentences, language);
}
