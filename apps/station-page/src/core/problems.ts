import { problemsOf } from "@vigie/words";
import en from "../../words/problems.en.json" with { type: "json" };
import fr from "../../words/problems.fr.json" with { type: "json" };

export const pageProblems = { fr, en, refusals: [] };

export const problem = problemsOf(pageProblems);
