import { type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

/** What can be wrong with a mapping; its codes begin with `engine/`, where they were first raised: a code never changes. */
export const mappingProblems = {
  fr,
  en,
  refusals: [
    "engine/nothing-not-accepted",
    "engine/persons-file-unprotected",
    "engine/rho-not-accepted",
    "engine/secret-missing",
    "engine/direct-identifier",
    "engine/comment-identifies",
  ],
} satisfies ProblemCatalogue<keyof typeof fr>;

export const problem = problemsOf(mappingProblems);
