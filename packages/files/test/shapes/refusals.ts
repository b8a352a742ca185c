import { type Language, render, VigieErrors } from "@vigie/study";
import { expect } from "vitest";
import { shapesProblems } from "../../src/index.ts";

/** What a conversion that is refused says, whole sentences. */
export async function refusals(run: Promise<unknown>, language: Language = "fr") {
  const error = await run.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof VigieErrors)) throw error ?? new Error("it was not refused");
  const said = error.errors.map((one) => ({ code: one.code, ...render(one, shapesProblems, language) }));
  for (const sentence of said.flatMap(Object.values)) expect(sentence).not.toMatch(/[{}]/);
  return said;
}
