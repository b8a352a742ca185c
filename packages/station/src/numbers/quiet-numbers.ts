import type { AuditedBundle } from "@vigie/bundle";
import { type Policy, type ProtectedTable, policyOf, withMeasures } from "@vigie/disclosure";
import { type Outcome, total } from "@vigie/engine";
import type { Source, Study, Summary } from "@vigie/study";
import { rootsOf } from "../estimates/could-tell.ts";
import { universesOf } from "../estimates/reads-of.ts";
import { rounded } from "../estimates/rounded.ts";
import { leavesCounts, type PrintedMean } from "./counts-left.ts";
import { earlierSummaries, fieldsOfEarlier, universesOfEarlier } from "./earlier-summaries.ts";
import { isBoundOfFew, tellsOfTheFarthest } from "./errors-tell.ts";
import {
  crossingSize,
  type NumberCrossing,
  type NumberRegion,
  naturalRegions,
  numberCrossing,
  type PersonsAlike,
  personsIn,
  regionOf,
} from "./number-crossing.ts";
import { personsOf } from "./number-joints.ts";
import {
  type PrintedNumber,
  printedNumber,
  printedWithoutCount,
  printsOf,
  stepOf,
} from "./printed-number.ts";
import { isOfSame, type RowsTold, rowsTold } from "./rows-told.ts";
import { countedSpan, timesIn } from "./span.ts";
import { type ToldBefore, toldBefore } from "./told-before.ts";
import {
  countingBy,
  fieldsCountedWith,
  fieldsMadeOf,
  fieldsThatSay,
  toldByCounts,
} from "./told-by-counts.ts";

export interface NumbersQuestion {
  readonly study: Study;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Bundles of this partner that left before. */
  readonly previous: readonly AuditedBundle[];
}

/** A table that sums a number up, with its indicator. */
interface SummaryTable {
  readonly summary: Summary;
  readonly table: ProtectedTable;
}

/** A row of such a table. */
interface SummaryRow {
  readonly statistic: Summary["statistic"];
  readonly region: NumberRegion;
  readonly table: ProtectedTable;
  readonly row: ProtectedTable["rows"][number];
  /** Exact. */
  readonly value: number;
}

/**
 * The tables that sum numbers of persons up, by indicator, with what may leave of their measures: all those of one number
 * of a source are judged together, and means keep few digits. Of two numbers made of one date, as ages at two days, the
 * second prints nothing: who had a birthday in between is in their difference. Decision 26.
 * @param tables of a run, with all that was estimated
 */
export function quietNumbers(
  tables: readonly ProtectedTable[],
  question: NumbersQuestion,
): ReadonlyMap<string, ProtectedTable> {
  const { study } = question;
  const summaries = tables.flatMap((table) => {
    const summary = study.indicators.get(table.indicator);
    return summary?.kind === "summary" && table.treatment.kind !== "withheld" ? [{ summary, table }] : [];
  });
  const together = Map.groupBy(summaries, ({ summary }) => JSON.stringify([summary.source, summary.number]));
  const made = new Set<string>();
  return new Map(
    [...together.values()].flatMap((own) => {
      const { source: id = "", number = "" } = own[0]?.summary ?? {};
      const source = study.sources.get(id);
      if (source === undefined) throw new RangeError("a table is not of this study");
      if (source.protects === "nothing") return [];
      const origins = rootsOf(number, source).map((root) => JSON.stringify([id, root]));
      const isSecond = origins.some((origin) => made.has(origin));
      for (const origin of origins) made.add(origin);
      const quiet = isSecond
        ? own.map(({ table }) => withRows(table, new Map()))
        : quietTogether(own, source, { ...question, tables });
      return quiet.map((table) => [table.indicator, table] as const);
    }),
  );
}

function quietTogether(
  summaries: readonly SummaryTable[],
  source: Source,
  { study, outcomes, previous, tables }: NumbersQuestion & { readonly tables: readonly ProtectedTable[] },
): readonly ProtectedTable[] {
  const policy = policyOf(study);
  const number = summaries[0]?.summary.number ?? "";
  const persons = personsOf(number, source, outcomes.get(source.id)?.joints ?? new Map());
  if (persons === null) return summaries.map(({ table }) => withRows(table, new Map()));
  const earlier = earlierSummaries(previous, study);
  const step = stepOf(persons.flatMap(({ number }) => number ?? []));
  const own = [...study.indicators.values()].filter((indicator) => indicator.source === source.id);
  const saying = fieldsThatSay(fieldsMadeOf(number, own, source), source, step);
  const beside = {
    fields: [
      ...fieldsOfEarlier(earlier.flat(), source),
      ...saying,
      ...fieldsCountedWith(
        saying,
        summaries.map(({ summary }) => summary),
        { indicators: own, source },
      ),
    ],
    universes: [
      ...earlier.flat().flatMap((each) => universesOfEarlier(each, source).map(({ id }) => id)),
      ...countingBy(saying, own, source).flatMap(universesOf),
    ],
  };
  const judged = crossable(summaries, { persons, source, policy, beside });
  if (judged === null) return summaries.map(({ table }) => withRows(table, new Map()));
  const { crossing } = judged;
  const rows = judged.summaries.flatMap((each) => rowsOf(each, crossing));
  const natural = naturalRegions(crossing);
  const before = toldBefore(earlier, { number, study, source, persons, crossing, natural }, policy.min);
  const told = rowsTold(crossing, natural, {
    rows,
    before,
    counts: toldByCounts(tables, crossing, { fields: saying, study, source, step }),
    policy,
  });
  const printed = printedRows(told, { step, crossing, policy, before });
  return summaries.map(({ table }) => withRows(table, printed));
}

/** Some seconds of work at most. */
const sizeMax = 300_000;

/** As many tables as can be judged together, in the order of the study: the others print nothing. */
function crossable(
  summaries: readonly SummaryTable[],
  {
    persons,
    source,
    policy,
    beside,
  }: {
    readonly persons: readonly PersonsAlike[];
    readonly source: Source;
    readonly policy: Policy;
    /** What persons are told apart by besides. */
    readonly beside: { readonly fields: readonly string[]; readonly universes: readonly string[] };
  },
): { readonly summaries: readonly SummaryTable[]; readonly crossing: NumberCrossing } | null {
  for (let size = summaries.length; size > 0; size--) {
    const some = summaries.slice(0, size);
    const universes = ["all", ...some.map(({ summary }) => summary.universe), ...beside.universes];
    const fields = [...some.map(({ summary }) => summary.of), ...beside.fields];
    const crossing = numberCrossing(persons, {
      universes: [...source.universes.values()].filter(({ id }) => universes.includes(id)),
      fields: [...new Set(fields)],
      policy,
    });
    if (crossingSize(crossing) <= sizeMax) return { summaries: some, crossing };
  }
  return null;
}

/** Those with a number; the whole comes last: it is given up before a part of it is. */
function rowsOf({ summary, table }: SummaryTable, crossing: NumberCrossing): readonly SummaryRow[] {
  const { statistic } = summary;
  const at = table.measures.indexOf(statistic);
  const isWhole = ({ codes }: SummaryRow["row"]) => codes.at(-1) === total;
  return [...table.rows.filter((row) => !isWhole(row)), ...table.rows.filter(isWhole)].flatMap((row) => {
    const value = row.values[at] ?? null;
    if (value === null) return [];
    const region = regionOf(
      crossing,
      ({ within, codes }) =>
        (within.get(summary.universe) ?? false) &&
        (isWhole(row) || codes.get(summary.of) === row.codes.at(-1)),
    );
    return [{ statistic, table, row, value, region }];
  });
}

type Printed = ReadonlyMap<SummaryRow["row"], readonly (number | null)[]>;

function printedRows(
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
    hasErrors && !summed.some((region) => tellsOfTheFarthest(personsIn(crossing, region), policy));
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

function withRows(table: ProtectedTable, printed: Printed): ProtectedTable {
  const nothing = table.measures.map(() => null);
  return withMeasures(table, {
    names: table.measures,
    values: new Map(table.rows.map((row) => [row.codes.join(","), printed.get(row) ?? nothing])),
  });
}
