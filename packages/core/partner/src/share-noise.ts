import { codesOutsideBase, hasShares, type Indicator, type Source } from "@vigie/study";
import { lineKey, possibleRows, type ReleasedRow, type ReleasedTable, total } from "@vigie/table";

/** A share that can be read in a table, with what the noise does to it. */
export interface ShareNoise {
  /** Codes of its cell. */
  readonly codes: readonly string[];
  /** In 0..1, of the table that it is read in: noisy, or true. */
  readonly share: number;
  /** Standard error of the noise, in 0..1. */
  readonly error: number;
}

/**
 * The shares along the last dimension of a table: of its counts, or of its sums of weights where it has some.
 * @param table as it leaves, or the same with its true counts
 */
export function sharesIn(table: ReleasedTable, indicator: Indicator, source: Source): readonly ShareNoise[] {
  if (!hasShares(indicator) || !table.measures.includes("base")) return [];
  const outside = codesOutsideBase(indicator, source);
  const read = readerOf(table);
  const bases = new Map(
    table.rows.flatMap((row) =>
      row.codes.at(-1) === total ? [[lineKey(row.codes), read.base(row)] as const] : [],
    ),
  );
  return possibleRows(table).flatMap((row) => {
    const [part, whole] = [read.part(row), bases.get(lineKey(row.codes)) ?? null];
    if (part === null || whole === null || whole.value <= 0) return [];
    if (!isShare(row.codes.at(-1) ?? total, outside)) return [];
    return [{ codes: row.codes, share: part.value / whole.value, error: errorOf(part, whole) }];
  });
}

const isShare = (code: string, outside: ReadonlySet<string>) => code !== total && !outside.has(code);

interface Noisy {
  readonly value: number;
  readonly error: number;
}

function readerOf({ measures }: ReleasedTable) {
  const isWeighted = measures.includes("weighted");
  const at = (name: string) => measures.indexOf(name);
  const measured = (value: string, error: string) => {
    const [here, there] = [at(value), at(error)];
    return ({ values }: ReleasedRow) => noisy(values[here], values[there]);
  };
  const error = at("count_error");
  return {
    part: isWeighted
      ? measured("weighted", "weighted_error")
      : ({ count, values }: ReleasedRow) => noisy(count, values[error]),
    base: isWeighted ? measured("weighted_base", "weighted_base_error") : measured("base", "base_error"),
  };
}

function noisy(value: number | null | undefined, error: number | null | undefined): Noisy | null {
  return value == null ? null : { value, error: error ?? 0 };
}

/**
 * Standard error that noise gives part / whole, as the diagnostic computes it. Exact for parts drawn apart, and for a
 * whole known exactly; covariances are left out where the whole is better known than the part.
 */
function errorOf(part: Noisy, whole: Noisy): number {
  const share = part.value / whole.value;
  const [ofPart, ofWhole] = [part.error ** 2, whole.error ** 2];
  const ofRest = Math.max(ofPart, ofWhole - ofPart);
  const variance =
    ofWhole < ofPart
      ? ofPart + share ** 2 * ofWhole
      : ofPart * (1 - share) + share * ofRest - share * (1 - share) * ofWhole;
  return Math.sqrt(Math.max(0, variance)) / whole.value;
}

/** Null of none. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/**
 * The value that this share of all are at most.
 * @param share in 0..1
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
