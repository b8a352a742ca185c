import {
  type DescribedProblem,
  describeProblem,
  type Language,
  type ProblemCatalogue,
  type VigieError,
} from "@vigie/words";

/** Problems described in both languages: whoever stores them need not have their catalogues. */
export type BilingualProblems = Readonly<Record<Language, readonly DescribedProblem[]>>;

export function bilingualProblems(
  errors: readonly VigieError[],
  catalogue: ProblemCatalogue,
): BilingualProblems {
  const described = (language: Language) =>
    errors.map((error) => describeProblem(error, catalogue, language));
  return { fr: described("fr"), en: described("en") };
}
