import { contentOf } from "@vigie/study";
import { isCrossed } from "../crossing.ts";
import { localCounts } from "./local-counts.ts";
import type { LocalFigure } from "./local-figure-content.ts";
import { localPart } from "./local-part.ts";
import { localRate } from "./local-rate.ts";
import { localShares } from "./local-shares.ts";
import type { LocalSubject } from "./local-subject.ts";
import { localSummary } from "./local-summary.ts";

/** Null for a table that no territory is read in alone. */
export function localFigure(local: LocalSubject): LocalFigure | null {
  const { indicator } = local.subject;
  const isOf = local.dimension === indicator.of;
  const { rate, isSingleLine, groupedBy, answers, number } = contentOf(indicator);
  if (rate !== null) return localRate(local);
  if (isSingleLine) return localPart(local);
  if (groupedBy !== null) return isCrossed(local.subject) && !isOf ? localCounts(local) : localShares(local);
  if (answers !== null) return isOf ? null : localShares(local);
  return number === null ? null : localSummary(local);
}
