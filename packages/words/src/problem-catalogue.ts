import { type Place, type ProblemValues, VigieError, VigieErrors } from "./vigie-error.ts";

/** What is wrong, what was expected, how to mend it: ICU MessageFormat. Apostrophes are typographic (’). */
export interface ProblemTexts {
  readonly what: string;
  readonly expected: string;
  readonly cure: string;
}

/** The problems that a room raises, by code, in each language. */
export interface ProblemCatalogue<Code extends string = string> {
  readonly fr: Readonly<Record<Code, ProblemTexts>>;
  readonly en: Readonly<Partial<Record<Code, ProblemTexts>>>;
  /** Those where the run stops to protect people (exit 3) rather than because the input is wrong (exit 1). */
  readonly refusals: readonly NoInfer<Code>[];
}

/** Makes the errors of one room: only a code of its catalogue is accepted. */
export function problemsOf<Code extends string>(
  _catalogue: ProblemCatalogue<Code>,
): (code: Code, place: Place, values?: ProblemValues) => VigieError {
  return (code, place, values) => new VigieError(code, place, values);
}

/** The same, to throw: where a room meets one problem and cannot look for others. */
export function inputErrorsOf<Code extends string>(
  catalogue: ProblemCatalogue<Code>,
): (...problem: Parameters<ReturnType<typeof problemsOf<Code>>>) => VigieErrors {
  const problem = problemsOf(catalogue);
  return (...of) => new VigieErrors([problem(...of)]);
}

/** The problems of several rooms, whose codes begin with the room's name. */
export function joinedProblems(catalogues: readonly ProblemCatalogue[]): ProblemCatalogue {
  return {
    fr: Object.assign({}, ...catalogues.map(({ fr }) => fr)),
    en: Object.assign({}, ...catalogues.map(({ en }) => en)),
    refusals: catalogues.flatMap(({ refusals }) => refusals),
  };
}

export function isRefusal({ code }: VigieError, { refusals }: ProblemCatalogue): boolean {
  return refusals.includes(code);
}
