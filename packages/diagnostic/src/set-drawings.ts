import { upset as drawUpset, labelledBars, type UpsetColumn, type UpsetRow } from "@vigie/drawing";
import { drawingsOf } from "./drawings-of.ts";
import type { Figure } from "./figure-kind.ts";
import type { Subject } from "./subject.ts";

/** Exact sets: an UpSet plot where the page is wide, and bars where it is narrow. */
export function setDrawings(
  subject: Subject,
  { wide, narrow }: { readonly wide: readonly UpsetRow[]; readonly narrow: readonly UpsetRow[] },
  columns: readonly UpsetColumn[],
): Pick<Figure, "wide" | "narrow"> {
  const bars = narrow.map(({ label, share, wording, interval, key, isApart }, at) => ({
    label,
    share,
    wording: share === null ? (wording ?? null) : null,
    interval,
    key,
    isApart: isApart && !narrow[at - 1]?.isApart,
  }));
  return drawingsOf(subject, (canvas) =>
    canvas.size === "wide"
      ? drawUpset(canvas, { rows: wide, columns })
      : labelledBars(canvas, { referenceName: null, areParts: true, bars }),
  );
}
