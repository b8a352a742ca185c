import { type DescribedProblem, describeProblem, type Language, type VigieError } from "@vigie/words";
import { catalogueOf } from "./catalogue-of.ts";

/** Sentences are loaded where there is something to describe. */
export async function describedProblems(
  errors: readonly VigieError[],
  language: Language,
): Promise<readonly DescribedProblem[]> {
  if (errors.length === 0) return [];
  const catalogue = await catalogueOf(errors);
  return errors.map((error) => describeProblem(error, catalogue, language));
}
