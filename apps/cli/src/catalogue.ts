import { fictionProblems } from "@vigie/fiction";
import { questionnaireProblems } from "@vigie/handouts";
import { shapesProblems } from "@vigie/known-lists";
import { runProblems } from "@vigie/partner";
import { publicationProblems } from "@vigie/publication/problems";
import { tablesProblems } from "@vigie/tables/problems";
import { studyTextProblems } from "@vigie/text/problems";
import { joinedProblems } from "@vigie/words";
import { cliProblems } from "./problems.ts";

/** The messages of every package: loaded when one is needed. */
export const catalogue = joinedProblems([
  runProblems,
  shapesProblems,
  fictionProblems,
  tablesProblems,
  studyTextProblems,
  publicationProblems,
  questionnaireProblems,
  cliProblems,
]);
