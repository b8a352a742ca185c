import { capitalised } from "@vigie/words";
import type { Inlines } from "../block.ts";
import { type FigureMark, marksOfKind } from "../figure-mark.ts";
import { figureOf } from "../figure-of.ts";
import { citedCells, citedReading } from "../notes/cited-reading.ts";
import { subjectIn } from "../subject.ts";
import type { TextEvidence } from "../text/reference.ts";
import type { CitedNumber, ShownFigure } from "./publication.ts";
import { shownFigure } from "./shown-figure.ts";

/** What the text says of a figure. */
interface Heading {
  /** In place of what the figure says of itself, where it is not empty. */
  readonly title: Inlines<CitedNumber>;
  readonly marks: readonly FigureMark[];
}

/**
 * The figure of an indicator.
 * @returns null where its partner has not answered yet
 */
export function exhibitOf(
  id: string,
  evidence: TextEvidence,
  { title, marks }: Heading = { title: [], marks: [] },
): ShownFigure | null {
  const subject = subjectIn(id, evidence);
  if (subject === null) return null;
  const caption = evidence.formatter.text(subject.indicator.title);
  const made = figureOf({ ...subject, cited: citedCells(title, subject), marks });
  const cited = made.reading === null ? null : citedReading(title, subject);
  const alternative = `${cited === null ? "" : `${capitalised(cited)} `}${made.alternative}${sumsText(marks, evidence)}`;
  const figure = { ...made, reading: cited ?? made.reading, alternative };
  return shownFigure({ id, title, caption, indicators: [id] }, figure, [subject]);
}

/** What is bracketed on a drawing, after its text alternative. */
function sumsText(marks: readonly FigureMark[], { formatter }: TextEvidence): string {
  const sums = marksOfKind(marks, "sum").map(({ number, label }) => `${number ?? ""} ${label}`.trim());
  return sums.length === 0
    ? ""
    : ` ${formatter.message("figure.marks", { marks: sums.join(formatter.message("note.separator")) })}`;
}
