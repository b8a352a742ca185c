import { formProblems } from "./problems-of-form.ts";
import { meaningProblems } from "./problems-of-meaning.ts";
import { writingProblems } from "./problems-of-writing.ts";
import { type Catalogue, problemsOf } from "./vigie-error.ts";

/** What can be wrong with a study, in words. */
export const studyProblems = {
  ...writingProblems,
  ...formProblems,
  ...meaningProblems,
} as const satisfies Catalogue;

export const problem = problemsOf(studyProblems);
