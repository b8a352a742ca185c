import type { Inlines } from "../block.ts";
import { figureOf } from "../figure-of.ts";
import { citedCode, citedReading } from "../notes/cited-reading.ts";
import { subjectIn } from "../subject.ts";
import type { TextEvidence } from "../text/reference.ts";
import type { CitedNumber, ShownFigure } from "./publication.ts";
import { shownFigure } from "./shown-figure.ts";

/**
 * The figure of an indicator.
 * @param title in place of what the figure says of itself, where it is not empty
 * @returns null where its partner has not answered yet
 */
export function exhibitOf(
  id: string,
  title: Inlines<CitedNumber>,
  evidence: TextEvidence,
): ShownFigure | null {
  const subject = subjectIn(id, evidence);
  if (subject === null) return null;
  const caption = evidence.formatter.text(subject.indicator.title);
  const made = figureOf({ ...subject, cited: citedCode(title, subject) });
  const figure =
    made.reading === null ? made : { ...made, reading: citedReading(title, subject) ?? made.reading };
  return shownFigure({ id, title, caption, indicators: [id] }, figure, [subject]);
}
