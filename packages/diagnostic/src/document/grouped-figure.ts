import type { Inlines } from "../block.ts";
import type { Figure } from "../figure-kind.ts";
import { type Subject, subjectIn } from "../subject.ts";
import type { TextEvidence } from "../text/reference.ts";
import type { WrittenFigure } from "../text/written-text.ts";
import type { CitedNumber, ShownFigure } from "./publication.ts";
import { shownFigure } from "./shown-figure.ts";

/** A figure that the text asks of several indicators. */
export type SeveralIndicators = Pick<WrittenFigure, "id" | "indicators"> & {
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
  request: SeveralIndicators,
  evidence: TextEvidence,
  { figureOf, captionOf }: Grouping,
): ShownFigure | null {
  const [first, ...others] = request.indicators.flatMap((indicator) => subjectIn(indicator, evidence) ?? []);
  if (first === undefined) return null;
  const subjects = [first, ...others] as const;
  return shownFigure({ ...request, caption: captionOf(first) }, figureOf(request.id, subjects), subjects);
}
