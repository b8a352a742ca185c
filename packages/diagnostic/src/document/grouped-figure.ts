import { type Inlines, plain } from "../block.ts";
import type { Figure } from "../figure-kind.ts";
import { partnerOf } from "../gather.ts";
import { noteOf } from "../notes/note-of.ts";
import { type Subject, subjectIn } from "../subject.ts";
import type { TextEvidence } from "../text/reference.ts";
import type { WrittenFigure } from "../text/written-text.ts";
import type { CitedNumber, ShownFigure } from "./publication.ts";

/** A figure that the text asks of several indicators. */
export type AskedOfSeveral = Pick<WrittenFigure, "id" | "indicators"> & {
  readonly title: Inlines<CitedNumber>;
};

export type Subjects = readonly [Subject, ...Subject[]];

/** How figures of one sort are drawn of several subjects. */
export interface Grouping {
  readonly figureOf: (id: string, subjects: Subjects) => Figure;
  readonly captionOf: (first: Subject) => string;
}

/** One figure of several indicators of the same people; null where none of their tables is there. */
export function groupedFigure(
  { id, indicators, title }: AskedOfSeveral,
  evidence: TextEvidence,
  { figureOf, captionOf }: Grouping,
): ShownFigure | null {
  const { study, gathered, formatter } = evidence;
  const [first, ...others] = indicators.flatMap((indicator) => subjectIn(indicator, evidence) ?? []);
  if (first === undefined) return null;
  const subjects = [first, ...others] as const;
  const held = gathered.get(first.indicator.id);
  if (held?.state !== "published") throw new RangeError("a published table of nobody");
  const figure = figureOf(id, subjects);
  const note = noteOf(subjects, figure, {
    entry: held.entry,
    partner: formatter.text(partnerOf(first.source.id, study).label),
    policy: held.bundle.manifest.policy,
  });
  return {
    kind: "figure",
    number: null,
    inSynthesis: false,
    id,
    title: title.length > 0 ? title : plain(figure.title),
    figure,
    note,
    caption: captionOf(first),
    indicators,
  };
}
