import { contentOf } from "@vigie/study";
import { isCrossed } from "../crossing.ts";
import { localCounts } from "./local-counts.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import { localPart } from "./local-part.ts";
import { localRate } from "./local-rate.ts";
import type { LocalReading } from "./local-reading.ts";
import { localShares } from "./local-shares.ts";
import { localSummary } from "./local-summary.ts";

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
