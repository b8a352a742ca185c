import {
  type Language,
  type Messages,
  type ProblemCatalogue,
  problemsOf,
  terminalMessages,
} from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };
import proposalEn from "../words/proposal.en.json" with { type: "json" };
import proposalFr from "../words/proposal.fr.json" with { type: "json" };

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

export const mappingProblem = problemsOf(mappingProblems);

export type ProposalMessages = Messages<keyof typeof proposalFr>;

const proposalWords = { fr: proposalFr, en: proposalEn };

/** Why a column was chosen and what is left to do, as the person reads it on the terminal and in the mapping. */
export const proposalMessages: Readonly<Record<Language, ProposalMessages>> = {
  fr: terminalMessages(proposalWords, "fr"),
  en: terminalMessages(proposalWords, "en"),
};
