import type { WordedPublication } from "../formatter.ts";
import { type Edition, hasSynthesis } from "../page/site.ts";
import { sitePaths } from "../page/site-paths.ts";
import { type PaperExtent, paperExtents } from "../pdf/paper.ts";
import { paperOf, paperText } from "../pdf/paper-of.ts";

/** Sets a paper as a PDF. */
export type SetPaper = (paper: string) => { readonly bytes: Uint8Array };

/** The documents that an edition is printed as: a summary where the text chooses its figures, an easy one where it has one. */
export function papersIn(publication: WordedPublication): readonly PaperExtent[] {
  const lacks = {
    synthesis: !hasSynthesis(publication),
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
