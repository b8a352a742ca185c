import { type DescribedProblem, describeProblem, type Language, type VigieError } from "@vigie/words";

/** The sentences of every room are loaded where there is something to describe. */
export async function describedProblems(
  errors: readonly VigieError[],
  language: Language,
): Promise<readonly DescribedProblem[]> {
  if (errors.length === 0) return [];
  const { catalogue } = await import("./catalogue.ts");
  return errors.map((error) => describeProblem(error, catalogue, language));
}
