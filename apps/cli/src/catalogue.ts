import { bundleProblems } from "@vigie/bundle";
import { diagnosticProblems } from "@vigie/diagnostic";
import { engineProblems } from "@vigie/engine";
import { fictionProblems } from "@vigie/fiction";
import { filesProblems, shapesProblems } from "@vigie/files";
import { type Catalogue, studyProblems, translated } from "@vigie/study";
import { englishProblems } from "./problems.en.ts";
import { cliProblems } from "./problems.ts";

/** The sentences of every room: loaded when one must be said. */
export const catalogue: Catalogue = {
  ...studyProblems,
  ...engineProblems,
  ...filesProblems,
  ...shapesProblems,
  ...bundleProblems,
  ...fictionProblems,
  ...diagnosticProblems,
  ...translated(cliProblems, { en: englishProblems }),
};
