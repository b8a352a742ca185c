import type { Source } from "@vigie/study";
import type { Language } from "@vigie/words";

/** In the order in which they are read. They speak of French law, in French. */
export const paperNames = [
  "convention",
  "registre",
  "analyse-impact",
  "information",
  "information-enquete",
  "securite",
] as const;
export type PaperName = (typeof paperNames)[number];

/** The kinds of sources that a paper has an object for, where it is not for every partner. */
export const papersOfKinds: Partial<Readonly<Record<PaperName, readonly SourceKind[]>>> = {
  registre: ["extract", "survey"],
  "analyse-impact": ["extract", "survey"],
  information: ["extract"],
  "information-enquete": ["survey"],
};

/** Texts in Markdown: see `legalPaperOf`. */
export interface PaperTemplates {
  readonly page: Readonly<Record<Language, string>>;
  readonly papers: ReadonlyMap<PaperName, string>;
}

/**
 * Where the rows of a source come from, which decides what its papers say: an `extract` of files that an organism keeps, a
 * `survey` of persons, `tests` of services, or another source that is about no person: `places`.
 */
export type SourceKind = "extract" | "survey" | "tests" | "places";

export function sourceKind({ serviceTest, protects, survey }: Source): SourceKind {
  if (serviceTest !== undefined) return "tests";
  if (protects === "nothing") return "places";
  return survey === null ? "extract" : "survey";
}
