import { diagnosticProblems } from "@vigie/diagnostic";
import { fictionProblems } from "@vigie/fiction";
import { shapesProblems } from "@vigie/known-lists";
import { questionnaireProblems } from "@vigie/questionnaire";
import { partnerProblems } from "@vigie/station";
import { joinedProblems } from "@vigie/words";
import { cliProblems } from "./problems.ts";

/** The messages of every package: loaded when one is needed. */
export const catalogue = joinedProblems([
  partnerProblems,
  shapesProblems,
  fictionProblems,
  diagnosticProblems,
  questionnaireProblems,
  cliProblems,
]);
