import { upset as drawUpset, labelledBars, type UpsetColumn, type UpsetRow } from "@vigie/drawing";
import { membersOf } from "@vigie/table";
import { type Line, labelOf, type Subject, whyNoShare } from "@vigie/tables";
import type { Figure } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import { drawnInterval } from "./drawn-interval.ts";

/** Sets in view, by size of drawing; the others are gathered. */
export const setsMax = { wide: 11, narrow: 7 } as const;

/** Exact sets: an UpSet plot (Lex et al., 2014) where the page is wide, and bars where it is narrow. */
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

/** The row of one exact set. */
export function setRow(subject: Subject, line: Line, code: string): Omit<UpsetRow, "key" | "keyName"> {
  const cell = line.cell(code);
  return {
    members: new Set(membersOf(code)),
    label: labelOf(subject, subject.indicator.of, code),
    share: cell.share,
    wording: whyNoShare(cell, subject.formatter),
    interval: drawnInterval(cell),
    isApart: false,
  };
}

/** The row of sets that are gathered. */
export function gatheredRow(
  line: Line,
  { label, codes }: { readonly label: string; readonly codes: readonly string[] },
): Omit<UpsetRow, "key" | "keyName"> {
  const cell = line.cell(...codes);
  return {
    members: null,
    label,
    share: cell.share,
    interval: drawnInterval(cell),
    isApart: true,
  };
}

/** Rows in words: « Téléphone 12 % ; Guichet trop incertain ». */
export function setsText(rows: readonly UpsetRow[], { formatter }: Subject, decimals: number): string {
  return rows
    .map(({ label, share, wording = formatter.message("cell.notShown") }) =>
      share === null ? `${label} ${wording}` : `${label} ${formatter.percent(share, decimals)}`,
    )
    .join(formatter.message("note.separator"));
}
