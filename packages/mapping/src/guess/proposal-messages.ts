import { type Language, type Messages, terminalMessages } from "@vigie/words";
import en from "../../words/proposal.en.json" with { type: "json" };
import fr from "../../words/proposal.fr.json" with { type: "json" };

export type ProposalMessages = Messages<keyof typeof fr>;

/** Why a column was chosen and what is left to do, as the person reads it on the terminal and in the mapping. */
export const proposalMessages: Readonly<Record<Language, ProposalMessages>> = {
  fr: terminalMessages({ fr, en }, "fr"),
  en: terminalMessages({ fr, en }, "en"),
};
