import { plain } from "../block.ts";
import type { Figure } from "../figure-kind.ts";
import { noteOf } from "../notes/note-of.ts";
import type { Subject } from "../subject.ts";
import type { ShownFigure } from "./publication.ts";

/** A figure with its note, as a chapter shows it; `numbered` gives its number. */
export function shownFigure(
  { title, ...named }: Pick<ShownFigure, "id" | "title" | "caption" | "indicators">,
  figure: Figure,
  subjects: readonly [Subject, ...Subject[]],
): ShownFigure {
  return {
    kind: "figure",
    number: null,
    inSynthesis: false,
    ...named,
    title: title.length > 0 ? title : plain(figure.title),
    figure,
    note: noteOf(subjects, figure),
  };
}
