import { bundleProblems } from "@vigie/bundle";
import { diagnosticProblems } from "@vigie/diagnostic";
import { engineProblems } from "@vigie/engine";
import { fictionProblems } from "@vigie/fiction";
import { filesProblems, shapesProblems } from "@vigie/files";
import { questionnaireProblems } from "@vigie/questionnaire";
import { stationProblems } from "@vigie/station";
import { studyProblems } from "@vigie/study";
import { joinedProblems } from "@vigie/words";
import { cliProblems } from "./problems.ts";

/** The messages of every room: loaded when one is needed. */
export const catalogue = joinedProblems([
  studyProblems,
  engineProblems,
  filesProblems,
  shapesProblems,
  bundleProblems,
  stationProblems,
  fictionProblems,
  diagnosticProblems,
  questionnaireProblems,
  cliProblems,
]);
