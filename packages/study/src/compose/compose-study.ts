import type { VigieError } from "@vigie/words";
import { replacedDays } from "../edit/replaced-days.ts";
import type { Window } from "../model/window.ts";
import { composedFiles } from "./composed-files.ts";
import { composedIndicators } from "./composed-indicators.ts";
import { composedText } from "./composed-text.ts";
import { inFrench } from "./in-french.ts";
import type { Composition, Piece } from "./piece.ts";
import { type PieceHead, pieceHead } from "./piece-head.ts";
import { studyText } from "./study-text.ts";

/**
 * One study out of several pieces: their partners together, their code lists and sources once each, their indicators and
 * their texts one after the other. The first and the last day of the pieces become those of the study wherever they stand.
 * @param pieces one at least, each of which loads; in the order of the text
 * @returns text by path, and the names of the partners; or every disagreement between two pieces
 */
export function composeStudy(
  pieces: readonly Piece[],
  composition: Composition,
):
  | { readonly files: ReadonlyMap<string, string>; readonly partners: readonly string[] }
  | { readonly errors: readonly VigieError[] } {
  const heads = pieces.map(pieceHead);
  const found: VigieError[] = [];
  const files = composedFiles(pieces, composition.files, found);
  const indicators = composedIndicators(pieces, found);
  if (found.length > 0) return { errors: found };
  const study = studyText(heads, composition);
  const asked = [...files, ["indicators.yaml", indicators] as const];
  const languages = composition.english ? ["fr", "en"] : ["fr"];
  const all = new Map([
    ["study.yaml", study],
    ...(composition.english ? asked : asked.map(([path, text]) => [path, inFrench(text)] as const)),
    ...languages.flatMap((language) => {
      const path = `diagnostic.${language}.md`;
      const text = composedText(pieces, path);
      return text === null ? [] : [[path, text] as const];
    }),
  ]);
  return {
    files: composition.window === null ? all : dated(all, heads, composition.window),
    partners: [...new Set(heads.flatMap(({ partners }) => [...partners.keys()]))],
  };
}

/** The window of the study in the place of that of each piece. */
function dated(
  files: ReadonlyMap<string, string>,
  heads: readonly PieceHead[],
  { from, to }: Window,
): ReadonlyMap<string, string> {
  const days = new Map(
    heads.flatMap(({ window }) => [[window.from, from] as const, [window.to, to] as const]),
  );
  return new Map(
    [...files].map(([path, text]) => [path, path.endsWith(".yaml") ? replacedDays(text, days) : text]),
  );
}
