import type { Language } from "@vigie/words";

/** In the order in which they are read. They speak of French law, in French. */
export const paperNames = ["convention", "registre", "analyse-impact", "information", "securite"] as const;
export type PaperName = (typeof paperNames)[number];

/** Papers that have no object where a partner holds no data on persons. */
export const personalDataPapers: readonly PaperName[] = ["registre", "analyse-impact", "information"];

/** Texts in Markdown: see `paperOf`. */
export interface PaperTemplates {
  readonly page: Readonly<Record<Language, string>>;
  readonly papers: ReadonlyMap<PaperName, string>;
}
