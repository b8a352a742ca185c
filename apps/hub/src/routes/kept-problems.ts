import type { Markup } from "@vigie/html";
import { type DescribedProblem, describeProblem, type Language } from "@vigie/words";
import { errorsOf, type KeptProblem } from "../kept-problem.ts";
import type { HubMessages } from "../messages.ts";
import { problemItems } from "../pages/view.ts";
import { catalogue } from "./request.ts";

/** Problems that the database keeps, in the words of a language. @param text a JSON list of `KeptProblem` */
export function describedProblems(text: string, language: Language): readonly DescribedProblem[] {
  const kept: readonly KeptProblem[] = JSON.parse(text);
  return errorsOf(kept).errors.map((error) => describeProblem(error, catalogue, language));
}

export function keptProblemItems(text: string, messages: HubMessages): Markup {
  return problemItems(describedProblems(text, messages.language), messages);
}
