import type { Policy, ProtectedTable } from "@vigie/disclosure";
import type { Summary } from "@vigie/study";
import { rounded } from "../estimates/rounded.ts";
import { leavesCounts, type PrintedMean } from "./counts-left.ts";
import { isBoundOfFew, tellsOfFewBeyond, tellsOfTheFarthest } from "./errors-tell.ts";
import { type NumberCrossing, type NumberRegion, type PersonsAlike, personsIn } from "./number-crossing.ts";
import { type PrintedNumber, printedNumber, printedWithoutCount, printsOf } from "./printed-number.ts";
import { isOfSame, type RowsTold } from "./rows-told.ts";
import { countedSpan, timesIn } from "./span.ts";
import type { ToldBefore } from "./told-before.ts";

/** A row of a table that sums a number up. */
export interface SummaryRow {
  readonly statistic: Summary["statistic"];
  readonly region: NumberRegion;
  readonly table: ProtectedTable;
  readonly row: ProtectedTable["rows"][number];
  /** Exact. */
  readonly value: number;
}

/** By row, its measures as they may be printed. */
export type Printed = ReadonlyMap<SummaryRow["row"], readonly (number | null)[]>;

/** The measures of the rows that leave, with as many digits as say nothing of few persons. Decision 26. */
export function printedRows(
  { rows, known, summed }: RowsTold<SummaryRow>,
  {
    step,
    crossing,
    policy,
    before,
  }: {
    readonly step: number;
    readonly crossing: NumberCrossing;
    readonly policy: Policy;
    readonly before: readonly ToldBefore[];
  },
): Printed {
  const { min } = policy;
  const numbers = known
    ? new Map([...rows].map((row) => [row, printedNumber(row.value)] as const))
    : printedWithoutCounts([...rows], { step, min, size: crossing.atoms.length });
  const hasErrors = known && [...rows].some(({ table }) => table.measures.includes("lower"));
  const errors =
    hasErrors &&
    !summed.some((region) => {
      const persons = personsIn(crossing, region);
      return tellsOfTheFarthest(persons, policy) || tellsOfFewBeyond(persons, { step, policy });
    });
  return new Map(
    [...rows].map((row) => {
      const found = numbers.get(row) ?? null;
      const printed = found !== null && isPrintedOtherwise(row, found, before) ? null : found;
      const persons = hasErrors ? personsIn(crossing, row.region) : [];
      const told = { ...row, known, errors, printed, persons, min };
      const own = row.row.values.map((each, at) => measureOf(row.table.measures[at] ?? "", each, told));
      return [row.row, own] as const;
    }),
  );
}

/** Which digits were left out where nothing said on how many, nobody can tell from a number that changed. */
function isPrintedOtherwise(
  row: SummaryRow,
  { value }: PrintedNumber,
  before: readonly ToldBefore[],
): boolean {
  return before.some(
    (other) =>
      other.alone !== null &&
      Math.abs(other.alone - value) > 1e-6 &&
      other.statistic === row.statistic &&
      isOfSame(row, other),
  );
}

/** Each row by itself, and means beside those that they are made of. */
function printedWithoutCounts(
  rows: readonly SummaryRow[],
  { step, min, size }: { readonly step: number; readonly min: number; readonly size: number },
): ReadonlyMap<SummaryRow, PrintedNumber | null> {
  const found = new Map<SummaryRow, PrintedNumber | null>();
  const apart: PrintedMean[] = [];
  for (const row of rows) {
    const { region, statistic, value } = row;
    const persons = region.held.known + region.held.unknown;
    const alone = printedWithoutCount(value, { statistic, step, size: persons, min });
    const span = countedSpan(
      apart.map((mean) => mean.region.columns),
      size,
    );
    const times = statistic === "mean" ? timesIn(span, region.columns) : null;
    const parts = apart.flatMap((mean, at) => (times?.[at] ? [{ times: times[at], mean }] : []));
    const printed =
      alone === null || times === null
        ? alone
        : (printsOf(value).find(
            (print) =>
              print.decimals <= alone.decimals &&
              leavesCounts({ region, printed: print }, parts, { step, min }),
          ) ?? null);
    if (statistic === "mean" && times === null && printed !== null) apart.push({ region, printed });
    found.set(row, printed);
  }
  return found;
}

/**
 * Errors and bases of a survey tell on how many a mean is taken: they stay where that does. Errors of means stay too where
 * one would tell of the farthest number, and bounds of a median where few are beyond.
 */
function measureOf(
  name: string,
  value: number | null,
  {
    statistic,
    known,
    errors,
    printed,
    persons,
    min,
  }: Pick<SummaryRow, "statistic"> & {
    readonly known: boolean;
    readonly errors: boolean;
    readonly printed: PrintedNumber | null;
    readonly persons: readonly PersonsAlike[];
    readonly min: number;
  },
): number | null {
  if (printed === null || value === null) return null;
  if (name === statistic) return printed.value;
  if (!known) return null;
  if (name !== "lower" && name !== "upper" && name !== "standard_error") return value;
  if (statistic === "mean" && !errors) return null;
  if (name === "standard_error") return printedNumber(value).value;
  if (statistic === "median" && isBoundOfFew(name, value, { persons, min })) return null;
  return rounded(value, printed.decimals);
}
