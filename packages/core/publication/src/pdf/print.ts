import type { Bundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import type { EarlierEdition } from "@vigie/tables";
import { publicationOf } from "@vigie/text";
import { formatterIn, type WordedPublication } from "../formatter.ts";
import type { Logo } from "../logo.ts";
import { type Edition, hasSynthesis } from "../page/site.ts";
import { sitePaths } from "../page/site-paths.ts";
import { type PaperExtent, paperExtents } from "./paper.ts";
import { paperOf, paperText } from "./paper-of.ts";

/**
 * The diagnostic for paper, as `typeset` of `@vigie/publication/node` wants it. Same input, same text.
 * @throws {VigieErrors} when bundles are not of this study or contradict it, or when a text cites what cannot be
 */
export function print({
  study,
  bundles,
  language,
  earlier = [],
  isFinal = false,
  extent = "diagnostic",
  logo = null,
}: {
  readonly study: Study;
  readonly bundles: readonly Bundle[];
  readonly language: string;
  /** Editions before, in any order, to say what changed. */
  readonly earlier?: readonly EarlierEdition[];
  /** Whether it is an edition to publish. */
  readonly isFinal?: boolean;
  readonly extent?: PaperExtent;
  /** Logo of the publisher. */
  readonly logo?: Logo | null;
}): string {
  const formatter = formatterIn(study, language);
  return paperText(paperOf(publicationOf({ study, bundles, formatter, earlier, isFinal }), { extent, logo }));
}

/** Sets a paper as a PDF. */
export type SetPaper = (paper: string) => { readonly bytes: Uint8Array };

/** The documents that an edition is printed as: a summary where the text chooses its figures, a note where editions make series, an easy text where it has one. */
export function papersIn(publication: WordedPublication): readonly PaperExtent[] {
  const lacks = {
    synthesis: !hasSynthesis(publication),
    note: publication.series === null,
    easy: publication.easy === null,
    diagnostic: false,
    annexes: false,
  };
  return paperExtents.filter((extent) => !lacks[extent]);
}

/** Each of them, by its path. */
export function papersOf(
  { publication, logo }: Pick<Edition, "publication" | "logo">,
  setPaper: SetPaper,
): readonly (readonly [path: string, bytes: Uint8Array])[] {
  return papersIn(publication).map((extent) => [
    sitePaths.paper(extent),
    setPaper(paperText(paperOf(publication, { extent, logo }))).bytes,
  ]);
}
