import { parse } from "yaml";
import { z } from "zod";
import { studyFile } from "../forms/study-schema.ts";
import type { Window } from "../study.ts";
import { textOf } from "../text.ts";
import type { Piece } from "./compose-study.ts";

/** What the composed study keeps of `study.yaml` of a piece. */
export interface PieceHead {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly window: Window;
  readonly partners: ReadonlyMap<string, { readonly label: string; readonly sources: readonly string[] }>;
}

const head = studyFile.extend({ summary: z.string() });

/** @throws {z.ZodError} for a piece that does not load: pieces are checked before they are published */
export function pieceHead({ name, files }: Piece): PieceHead {
  const { title, summary, window, partners } = head.parse(parse(files.get("study.yaml") ?? ""));
  return {
    name,
    title: textOf(title).fr,
    summary: summary.trim(),
    window,
    partners: new Map(
      Object.entries(partners).map(([id, { label, sources }]) => [id, { label: textOf(label).fr, sources }]),
    ),
  };
}
