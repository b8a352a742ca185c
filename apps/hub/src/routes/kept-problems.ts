import type { Markup } from "@vigie/html";
import { type DescribedProblem, describeProblem, type Language, VigieError } from "@vigie/words";
import type { KeptProblem } from "../deposits/verification.ts";
import { problemItems } from "../pages/view.ts";
import { catalogue } from "./request.ts";

/** Problems that the database keeps, in the words of a language. @param text a JSON list of `KeptProblem` */
export function describedProblems(text: string, language: Language): readonly DescribedProblem[] {
  const kept: readonly KeptProblem[] = JSON.parse(text);
  return kept.map(({ code, place, values }) =>
    describeProblem(new VigieError(code, place, values), catalogue, language),
  );
}

export function keptProblemItems(text: string, language: Language): Markup {
  return problemItems(describedProblems(text, language), language);
}
