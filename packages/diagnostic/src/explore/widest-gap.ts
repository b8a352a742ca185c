import { isDistinct } from "../tables/contrast.ts";
import { alikeMax } from "../text/reference-comparison.ts";
import type { Crosstab } from "./crosstab.ts";

/** The cell whose share is furthest from that of everyone. */
export interface WidestGap {
  readonly aCode: string;
  readonly bCode: string;
  readonly share: number;
  readonly whole: number;
}

/** Shares along `b` in each code of `a`; null where no gap is wider than noise, and than a point. */
export function widestGap({ aCodes, bCodes, along }: Crosstab): WidestGap | null {
  const everyone = along("a");
  const gaps = aCodes.flatMap((aCode) => {
    const line = along("a", aCode);
    return bCodes.flatMap((bCode) => {
      const cell = line.cell(bCode);
      const [share, whole] = [cell.share, everyone.cell(bCode).share];
      if (share === null || whole === null || Math.abs(share - whole) < alikeMax) return [];
      return isDistinct(cell, whole) ? [{ aCode, bCode, share, whole }] : [];
    });
  });
  return gaps.toSorted((x, y) => Math.abs(y.share - y.whole) - Math.abs(x.share - x.whole))[0] ?? null;
}
