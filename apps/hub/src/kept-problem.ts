import { type Place, type ProblemValues, VigieError, VigieErrors } from "@vigie/words";

/** An error as it crosses threads and is kept. */
export interface KeptProblem {
  readonly code: string;
  readonly place: Place;
  readonly values: ProblemValues;
}

export function keptProblems(errors: readonly VigieError[]): readonly KeptProblem[] {
  return errors.map(({ code, place, values }) => ({ code, place, values }));
}

export function errorsOf(kept: readonly KeptProblem[]): VigieErrors {
  return new VigieErrors(kept.map(({ code, place, values }) => new VigieError(code, place, values)));
}
