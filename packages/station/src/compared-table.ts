import type { Release } from "@vigie/disclosure";
import {
  contentOf,
  type Indicator,
  type NumberRange,
  type Source,
  type Study,
  type Summary,
} from "@vigie/study";
import { codesKey, indexRows, lineKey, type ReleasedRow, type ReleasedTable, total } from "@vigie/table";
import { isPrinted, sharesIn } from "./share-noise.ts";

/** A table with its true values and those that leave: for `private/`. */
export interface ComparedTable {
  readonly released: ReleasedTable;
  readonly indicator: Indicator;
  readonly source: Source;
  /** Whether this is the crossing that a model is fitted on. */
  readonly isModel: boolean;
  readonly rows: readonly ComparedRow[];
  /** Of a number in each group; none where the table sums up none. */
  readonly centers: readonly ComparedCenter[];
}

export interface ComparedRow {
  readonly codes: readonly string[];
  readonly exact: number;
  /** Null where hidden. */
  readonly released: number | null;
  /** Null where the row is in no base, or the share cannot be read. */
  readonly share: ComparedShare | null;
}

export interface ComparedShare {
  /** In 0..1; null where nobody is in its base. */
  readonly exact: number | null;
  readonly read: number;
  readonly isPrinted: boolean;
}

/** The mean or the median of a number in one group, the latter by bands. */
export interface ComparedCenter {
  readonly codes: readonly string[];
  readonly exact: number | null;
  readonly read: number | null;
}

/** A table before and after protection, with what the study asks of it. */
export interface ProtectedPair {
  readonly exact: ReleasedTable;
  readonly released: ReleasedTable;
  readonly indicator: Indicator;
  readonly source: Source;
}

/** The tables of a release, in the order of the exact ones. */
export function protectedPairs(study: Study, { tables, exactTables }: Release): readonly ProtectedPair[] {
  const byName = new Map(tables.map((table) => [table.name, table] as const));
  return exactTables.flatMap((exact) => {
    const released = byName.get(exact.name);
    const indicator = study.indicators.get(exact.indicator);
    const source = study.sources.get(indicator?.source ?? "");
    return released === undefined || indicator === undefined || source === undefined
      ? []
      : [{ exact, released, indicator, source }];
  });
}

export function comparedTable(
  { exact, released, indicator, source }: ProtectedPair,
  bandedMedian: BandedMedian,
): ComparedTable {
  const counts = new Map(released.rows.map(({ codes, count }) => [codesKey(codes), count] as const));
  const exactShares = new Map(
    sharesIn(exact, indicator, source).map(({ codes, share }) => [codesKey(codes), share] as const),
  );
  const shares = new Map(
    sharesIn(released, indicator, source).map((share) => [
      codesKey(share.codes),
      {
        exact: exactShares.get(codesKey(share.codes)) ?? null,
        read: share.share,
        isPrinted: isPrinted(share),
      },
    ]),
  );
  return {
    released,
    indicator,
    source,
    isModel: exact.name !== exact.indicator,
    rows: exact.rows.map(({ codes, count }) => ({
      codes,
      exact: count ?? 0,
      released: counts.get(codesKey(codes)) ?? null,
      share: shares.get(codesKey(codes)) ?? null,
    })),
    centers: comparedCenters({ exact, released, indicator, source }, bandedMedian),
  };
}

/** Of units evenly spread within each band; null where no band has any. */
export type BandedMedian = (
  bands: readonly { readonly from: number; readonly to: number; readonly count: number }[],
) => number | null;

interface Summed {
  readonly summary: Summary;
  readonly range: NumberRange;
}

function comparedCenters(
  { exact, released, ...of }: ProtectedPair,
  bandedMedian: BandedMedian,
): readonly ComparedCenter[] {
  const readAt = indexRows(centersOf(released, of, bandedMedian));
  return centersOf(exact, of, bandedMedian).map(({ codes, center }) => ({
    codes,
    exact: center,
    read: readAt(codes)?.center ?? null,
  }));
}

/** A mean or a median of a group; null where it has none. */
export interface Center {
  readonly codes: readonly string[];
  readonly center: number | null;
}

/** The means or medians that a table of noisy or exact sums and counts gives; none where it sums up no number of a range. */
export function centersOf(
  table: ReleasedTable,
  { indicator, source }: { readonly indicator: Indicator; readonly source: Source },
  bandedMedian: BandedMedian,
): readonly Center[] {
  const summary = contentOf(indicator).number;
  const range = summary === null ? undefined : source.attributes.get(summary.number)?.range;
  if (summary === null || range === undefined) return [];
  const summed = { summary, range };
  return summary.statistic === "mean" ? meansOf(table, summed) : mediansOf(table, summed, bandedMedian);
}

/** In the rows that hold sums. */
function meansOf({ measures, rows }: ReleasedTable, { range }: Summed): readonly Center[] {
  const base = measures.indexOf(measures.includes("weighted_base") ? "weighted_base" : "base");
  const sum = measures.indexOf("sum");
  const middle = (range.from + range.to) / 2;
  return rows.flatMap(({ codes, values }) => {
    const [above, units] = [values[sum] ?? null, values[base] ?? 0];
    const center =
      above === null || units <= 0 ? null : Math.min(range.to, Math.max(range.from, middle + above / units));
    return codes.at(-1) === total ? [{ codes, center }] : [];
  });
}

/** Hidden bands share alike what is left of the base. */
function mediansOf(
  { measures, rows }: ReleasedTable,
  { summary, range }: Summed,
  bandedMedian: BandedMedian,
): readonly Center[] {
  const bounds = summary.bands ?? [];
  const weighted = measures.indexOf("weighted");
  const base = measures.indexOf(weighted < 0 ? "base" : "weighted_base");
  const countOf = ({ count, values }: ReleasedRow) => (weighted < 0 ? count : (values[weighted] ?? null));
  const lines = Map.groupBy(rows, ({ codes }) => lineKey(codes));
  return [...lines.values()].flatMap((line) => {
    const whole = line.find(({ codes }) => codes.at(-1) === total);
    if (whole === undefined) return [];
    const counts = bounds.map((bound) => {
      const row = line.find(({ codes }) => codes.at(-1) === String(bound));
      return row === undefined ? null : countOf(row);
    });
    const shown = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const each =
      Math.max(0, (whole.values[base] ?? 0) - shown) / counts.filter((count) => count === null).length;
    const bands = bounds.map((from, at) => ({
      from,
      to: bounds[at + 1] ?? range.to,
      count: Math.max(0, counts[at] ?? each),
    }));
    return [{ codes: whole.codes, center: bandedMedian(bands) }];
  });
}

/** What the noise changed of each count that leaves, in units. */
export function countErrors(rows: readonly ComparedRow[]): readonly number[] {
  return rows.flatMap(({ exact, released }) => (released === null ? [] : [Math.abs(released - exact)]));
}

/** What it changed of each share that is printed, in points; 0 where its true base has nobody. */
export function printedShareErrors(rows: readonly ComparedRow[]): readonly number[] {
  return rows.flatMap(({ share }) => (share?.isPrinted ? Math.abs(pointsOff(share) ?? 0) : []));
}

/** Difference between the share read and the true one, in points; null where one is not there. */
export function pointsOff(share: ComparedShare | null): number | null {
  return share === null || share.exact === null ? null : 100 * (share.read - share.exact);
}
