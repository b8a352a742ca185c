import type { ProtectedRelease } from "@vigie/disclosure";
import type { NoisyCenter, noisyMean, noisyMedian } from "@vigie/statistics";
import {
  contentOf,
  type Indicator,
  isPrintable,
  type NumberRange,
  type Source,
  type Study,
  type Summary,
} from "@vigie/study";
import {
  codesKey,
  indexRows,
  lineKey,
  possibleRows,
  type ReleasedRow,
  type ReleasedTable,
  total,
} from "@vigie/table";
import { sharesIn } from "./share-noise.ts";

/** A table with its true values and those that leave: for `private/`. */
export interface ComparedTable {
  readonly released: ReleasedTable;
  readonly indicator: Indicator;
  readonly source: Source;
  /** Whether this is the crossing that a model is fitted on. */
  readonly isModel: boolean;
  /** Rows that some unit can be in. */
  readonly rows: readonly ComparedRow[];
  /** Means or medians of a number in each group; none where the table sums up none. */
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
  /** Null where hidden counts leave none. */
  readonly read: number | null;
  readonly isPrinted: boolean;
}

/** A table before and after protection, with what the study asks of it. */
export interface ProtectedPair {
  readonly exact: ReleasedTable;
  readonly released: ReleasedTable;
  readonly indicator: Indicator;
  readonly source: Source;
}

/** The tables of a release, in the order of the exact ones. */
export function protectedPairs(
  study: Study,
  { tables, exactTables }: ProtectedRelease,
): readonly ProtectedPair[] {
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
  reader: CenterReader | null,
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
        isPrinted: isPrintable(share.error),
      },
    ]),
  );
  return {
    released,
    indicator,
    source,
    isModel: exact.name !== exact.indicator,
    rows: possibleRows(exact).map(({ codes, count }) => ({
      codes,
      exact: count ?? 0,
      released: counts.get(codesKey(codes)) ?? null,
      share: shares.get(codesKey(codes)) ?? null,
    })),
    centers: comparedCenters({ exact, released, indicator, source }, reader),
  };
}

/** How means and medians are read from what leaves, as in the diagnostic. */
export interface CenterReader {
  readonly noisyMean: typeof noisyMean;
  readonly noisyMedian: typeof noisyMedian;
  /** Counts under it are hidden. */
  readonly min: number;
}

interface Summed {
  readonly summary: Summary;
  readonly range: NumberRange;
  /** Respondents under which a survey has none. */
  readonly leastBase: number;
}

function comparedCenters(
  { exact, released, ...of }: ProtectedPair,
  reader: CenterReader | null,
): readonly ComparedCenter[] {
  const readAt = indexRows(centersOf(released, of, reader));
  return centersOf(exact, of, reader).map(({ codes, center }) => {
    const read = readAt(codes);
    return { codes, exact: center, read: read?.center ?? null, isPrinted: read?.isPrinted ?? false };
  });
}

/** A mean or a median of a group; null where it has none. */
export interface GroupCenter {
  readonly codes: readonly string[];
  readonly center: number | null;
  /** Whether noise leaves it precise enough to be printed. */
  readonly isPrinted: boolean;
}

/** The means or medians that a table of noisy or exact sums and counts gives; none where it sums up no number of a range. */
export function centersOf(
  table: ReleasedTable,
  { indicator, source }: { readonly indicator: Indicator; readonly source: Source },
  reader: CenterReader | null,
): readonly GroupCenter[] {
  const summary = contentOf(indicator).number;
  const range = summary === null ? undefined : source.attributes.get(summary.number)?.range;
  const isBanded = table.dimensions.some(({ name }) => name === summary?.number);
  if (reader === null || summary === null || range === undefined || !isBanded) return [];
  const summed = { summary, range, leastBase: Math.max(1, source.survey?.minimumBase ?? 0) };
  const lines = Map.groupBy(table.rows, ({ codes }) => lineKey(codes));
  return [...lines.values()].flatMap((line) => {
    const whole = line.find(({ codes }) => codes.at(-1) === total);
    if (whole === undefined) return [];
    const found = centerOf({ line, whole, read: columnReader(table) }, summed, reader);
    const isPrinted = found !== null && isPrintable(found.noiseError, range.to - range.from);
    return [{ codes: whole.codes, center: found?.estimate ?? null, isPrinted }];
  });
}

interface ReadLine {
  readonly line: readonly ReleasedRow[];
  readonly whole: ReleasedRow;
  readonly read: ReturnType<typeof columnReader>;
}

function centerOf(
  { line, whole, read }: ReadLine,
  { summary, range, leastBase }: Summed,
  { noisyMean, noisyMedian, min }: CenterReader,
): NoisyCenter | null {
  const [units, base] = [read.measure(whole, "base"), read.base(whole)];
  if (units === null || base === null || units.value < leastBase || !(base.value > 0)) return null;
  if (summary.statistic === "mean") {
    const sum = read.measure(whole, "sum");
    return sum === null ? null : noisyMean({ sum, base, range, sample: null });
  }
  const bounds = summary.bands ?? [];
  const bands = bounds.map((from, at) => {
    const row = line.find(({ codes }) => codes.at(-1) === String(from));
    return { from, to: bounds[at + 1] ?? range.to, count: row === undefined ? null : read.count(row) };
  });
  const hiddenMost = (min * base.value) / units.value;
  const found = noisyMedian(bands, { base: base.value, hiddenMost, sample: null });
  return found.kind === "computed" ? found : null;
}

/** Counts and bases with their errors, weighted where the table bears weights. */
function columnReader({ measures }: ReleasedTable) {
  const isWeighted = measures.includes("weighted");
  const valueIn = (row: ReleasedRow, name: string) => row.values[measures.indexOf(name)] ?? null;
  const measure = (row: ReleasedRow, name: string) => {
    const value = valueIn(row, name);
    return value === null ? null : { value, error: valueIn(row, `${name}_error`) ?? 0 };
  };
  return {
    measure,
    base: (row: ReleasedRow) => measure(row, isWeighted ? "weighted_base" : "base"),
    count: (row: ReleasedRow) =>
      isWeighted
        ? measure(row, "weighted")
        : row.count === null
          ? null
          : { value: row.count, error: valueIn(row, "count_error") ?? 0 },
  };
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
