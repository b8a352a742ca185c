import type { Inlines } from "../block.ts";
import { plain } from "../block.ts";
import { figureOf } from "../figure-of.ts";
import { partnerOf } from "../gather.ts";
import { citedCode, citedReading } from "../notes/cited-reading.ts";
import { noteOf } from "../notes/note-of.ts";
import { subjectIn } from "../subject.ts";
import type { TextEvidence } from "../text/reference.ts";
import type { CitedNumber, ShownFigure } from "./publication.ts";

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
  const { study, gathered, formatter } = evidence;
  const held = gathered.get(id);
  const indicator = study.indicators.get(id);
  const source = indicator && study.sources.get(indicator.source);
  if (!held || !source) throw new RangeError("a figure of no indicator");
  if (held.state === "awaited") return null;
  const partner = formatter.text(partnerOf(source.id, study).label);
  const { policy } = held.bundle.manifest;
  const caption = formatter.text(indicator.title);
  const subject = subjectIn(id, evidence);
  if (subject === null) return null;
  const made = figureOf({ ...subject, cited: citedCode(title, subject) });
  const figure =
    made.reading === null ? made : { ...made, reading: citedReading(title, subject) ?? made.reading };
  return {
    kind: "figure",
    number: null,
    inSynthesis: false,
    id,
    title: title.length > 0 ? title : plain(figure.title),
    figure,
    note: noteOf([subject], figure, { entry: held.entry, partner, policy }),
    caption,
    indicators: [id],
  };
}
