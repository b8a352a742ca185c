import { type Place, type ProblemValues, VigieError, VigieErrors } from "@vigie/words";

/** An error as threads post it and the database stores it. */
export interface SerializedProblem {
  readonly code: string;
  readonly place: Place;
  readonly values: ProblemValues;
}

export function serializedProblems(errors: readonly VigieError[]): readonly SerializedProblem[] {
  return errors.map(({ code, place, values }) => ({ code, place, values }));
}

export function deserializedErrors(stored: readonly SerializedProblem[]): VigieErrors {
  return new VigieErrors(stored.map(({ code, place, values }) => new VigieError(code, place, values)));
}
