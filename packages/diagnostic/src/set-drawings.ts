import { upset as drawUpset, labelledBars, type UpsetColumn, type UpsetRow } from "@vigie/drawing";
import type { Figure } from "./figure-kind.ts";
import type { Subject } from "./subject.ts";

/** Exact sets: an UpSet plot where the page is wide, and bars where it is narrow. */
export function setDrawings(
  { indicator, fictitious, formatter }: Subject,
  { wide, narrow }: { readonly wide: readonly UpsetRow[]; readonly narrow: readonly UpsetRow[] },
  columns: readonly UpsetColumn[],
): Pick<Figure, "wide" | "narrow"> {
  const canvas = { id: indicator.id, fictitious, formatter };
  const bars = narrow.map(({ label, share, wording, interval, key, isApart }, at) => ({
    label,
    share,
    wording: share === null ? (wording ?? null) : null,
    interval,
    key,
    isApart: isApart && !narrow[at - 1]?.isApart,
  }));
  return {
    wide: drawUpset({ ...canvas, size: "wide" }, { rows: wide, columns }),
    narrow: labelledBars({ ...canvas, size: "narrow" }, { referenceName: null, areParts: true, bars }),
  };
}
