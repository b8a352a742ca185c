import { VigieError } from "@vigie/words";

/** A problem as plain data: messages between workers keep no class. */
export type PlainProblem = Pick<VigieError, "code" | "place" | "values">;

export function plainProblem({ code, place, values }: VigieError): PlainProblem {
  return { code, place, values };
}

export function revivedProblem({ code, place, values }: PlainProblem): VigieError {
  return new VigieError(code, place, values);
}
