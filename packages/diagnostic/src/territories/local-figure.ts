import type { Markup } from "@vigie/html";
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
    readonly wide: Markup;
    readonly narrow: Markup;
    readonly alternative: string;
  } | null;
  /** Numbers of the territory that are suppressed, and those that noise leaves too uncertain. */
  readonly hidden: number;
  readonly uncertain: number;
}

/** Null for a table of another kind, which no territory is read in alone. */
export function localFigure(reading: LocalReading): LocalFigure | null {
  const { indicator } = reading.subject;
  const isOf = reading.dimension === indicator.of;
  switch (indicator.kind) {
    case "rate":
      return localRate(reading);
    case "distribution":
      return localPart(reading);
    case "profile":
      return isCrossed(reading.subject) && !isOf ? localCounts(reading) : localShares(reading);
    case "multiple":
      return isOf ? null : localShares(reading);
    case "summary":
      return localSummary(reading);
    case "cross":
    case "overlap":
    case "agreement":
    case "association":
      return null;
    default:
      return indicator satisfies never;
  }
}
