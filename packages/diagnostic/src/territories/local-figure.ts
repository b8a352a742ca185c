import type { Drawing } from "@vigie/drawing";
import { contentOf } from "@vigie/study";
import { isCrossed } from "../crossing.ts";
import type { FigureTable } from "../figure-kind.ts";
import { localCounts } from "./local-counts.ts";
import { localPart } from "./local-part.ts";
import { localRate } from "./local-rate.ts";
import type { LocalReading } from "./local-reading.ts";
import { localShares } from "./local-shares.ts";
import { localSummary } from "./local-summary.ts";

/** What one table says of one territory, beside the greater one and the whole. */
export interface LocalFigure {
  /** The finding, a whole sentence; null where nothing may be said. */
  readonly finding: string | null;
  /** Null where nobody is counted. */
  readonly table: FigureTable | null;
  /** Null where its table is enough. */
  readonly drawing: {
    readonly wide: Drawing;
    readonly narrow: Drawing;
    readonly alternative: string;
  } | null;
  /** Numbers of the territory that are suppressed, and those that noise leaves too uncertain. */
  readonly hidden: number;
  readonly uncertain: number;
}

/** Null for a table that no territory is read in alone. */
export function localFigure(reading: LocalReading): LocalFigure | null {
  const { indicator } = reading.subject;
  const isOf = reading.dimension === indicator.of;
  const { rate, isSingleLine, groupedBy, answers, number } = contentOf(indicator);
  if (rate !== null) return localRate(reading);
  if (isSingleLine) return localPart(reading);
  if (groupedBy !== null)
    return isCrossed(reading.subject) && !isOf ? localCounts(reading) : localShares(reading);
  if (answers !== null) return isOf ? null : localShares(reading);
  return number === null ? null : localSummary(reading);
}
