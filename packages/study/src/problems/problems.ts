import { type Catalogue, problemsOf, translated } from "../reading/vigie-error.ts";
import { formProblemsEn } from "./problems-of-form.en.ts";
import { formProblems } from "./problems-of-form.ts";
import { meaningProblemsEn } from "./problems-of-meaning.en.ts";
import { meaningProblems } from "./problems-of-meaning.ts";
import { writingProblemsEn } from "./problems-of-writing.en.ts";
import { writingProblems } from "./problems-of-writing.ts";

const french = { ...writingProblems, ...formProblems, ...meaningProblems } as const satisfies Catalogue;
const english = { ...writingProblemsEn, ...formProblemsEn, ...meaningProblemsEn };

/** What can be wrong with a study, in words. */
export const studyProblems = translated(french, { en: english });

export const problem = problemsOf(french);
