import { parse } from "yaml";
import { studyFile } from "../forms/study-schema.ts";
import { type Text, textOf } from "../model/text.ts";
import type { Window } from "../model/window.ts";
import { textFile } from "../shapes/shared-shapes.ts";
import type { Piece } from "./piece.ts";

/** What the composed study keeps of `study.yaml` of a piece. */
export interface PieceHead {
  readonly name: string;
  readonly title: Text;
  readonly summary: Text;
  readonly window: Window;
  readonly partners: ReadonlyMap<string, { readonly label: Text; readonly sources: readonly string[] }>;
}

const head = studyFile.extend({ summary: textFile });

/** @throws {ZodError} for a piece that does not load: pieces are checked before they are published */
export function pieceHead({ name, files }: Piece): PieceHead {
  const { title, summary, window, partners } = head.parse(parse(files.get("study.yaml") ?? ""));
  return {
    name,
    title: textOf(title),
    summary: textOf(summary),
    window,
    partners: new Map(
      Object.entries(partners).map(([id, { label, sources }]) => [id, { label: textOf(label), sources }]),
    ),
  };
}
