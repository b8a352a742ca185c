import type { Markup } from "@vigie/documents";
import { type DescribedProblem, describeProblem, type Language } from "@vigie/words";
import type { HubMessages } from "../messages.ts";
import { problemItems } from "../pages/view.ts";
import { deserializedErrors, type SerializedProblem } from "../serialized-problem.ts";
import { catalogue } from "./request.ts";

/** Problems that the database keeps, in the words of a language. @param text a JSON list of `SerializedProblem` */
export function describedProblems(text: string, language: Language): readonly DescribedProblem[] {
  const stored: readonly SerializedProblem[] = JSON.parse(text);
  return deserializedErrors(stored).errors.map((error) => describeProblem(error, catalogue, language));
}

export function serializedProblemItems(text: string, messages: HubMessages): Markup {
  return problemItems(describedProblems(text, messages.language), messages);
}
