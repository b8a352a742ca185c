import { describeProblem, type Language, VigieErrors } from "@vigie/words";
import { expect } from "vitest";
import { shapesProblems } from "../src/index.ts";

/** What a conversion that is refused says, whole sentences. */
export async function refusals(run: Promise<unknown>, language: Language = "fr") {
  const error = await run.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof VigieErrors)) throw error ?? new Error("it was not refused");
  const wording = error.errors.map((one) => {
    const { place: _, ...sentences } = describeProblem(one, shapesProblems, language);
    return sentences;
  });
  for (const sentence of wording.flatMap(Object.values)) expect(sentence).not.toMatch(/[{}]/);
  return wording;
}
