import { bundleProblems } from "@vigie/bundle";
import { diagnosticProblems } from "@vigie/diagnostic";
import { engineProblems } from "@vigie/engine";
import { fictionProblems } from "@vigie/fiction";
import { shapesProblems } from "@vigie/shapes";
import { stationProblems } from "@vigie/station";
import { type Catalogue, studyProblems, translated } from "@vigie/study";
import { englishProblems } from "./problems.en.ts";
import { cliProblems } from "./problems.ts";

/** The sentences of every room: loaded when one must be said. */
export const catalogue: Catalogue = {
  ...studyProblems,
  ...engineProblems,
  ...shapesProblems,
  ...bundleProblems,
  ...fictionProblems,
  ...stationProblems,
  ...diagnosticProblems,
  ...translated(cliProblems, { en: englishProblems }),
};
