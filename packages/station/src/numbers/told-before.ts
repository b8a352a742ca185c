import { total } from "@vigie/engine";
import { countedMean, countedMedian, samplingDesign, weightedMean, weightedMedian } from "@vigie/statistics";
import type { Source, Study, Summary } from "@vigie/study";
import type { EarlierSummary } from "./earlier-summaries.ts";
import {
  isWithin,
  type NaturalRegions,
  type NumberCrossing,
  type NumberRegion,
  type PersonsAlike,
  regionOf,
} from "./number-crossing.ts";
import { isPrintOf } from "./printed-number.ts";
import { countedSpan, timesIn } from "./span.ts";

/** What a bundle that left before says of some persons of today. */
export interface ToldBefore {
  readonly region: NumberRegion;
  readonly statistic: Summary["statistic"];
  /** Persons of whom it says it no more; 0 where it still holds. */
  readonly apart: number;
  /** What was printed of them without their number; null where that was told, or nothing printed. */
  readonly alone: number | null;
}

interface Now {
  readonly number: string;
  readonly study: Pick<Study, "indicators">;
  readonly source: Pick<Source, "id" | "universes">;
  readonly persons: readonly PersonsAlike[];
  readonly crossing: NumberCrossing;
  readonly natural: NaturalRegions;
}

/** A row of a table that left before. */
interface EarlierRow extends ToldBefore {
  /** Persons counted more today, and numbers known more; null where it did not say on how many. */
  readonly more: number;
  readonly moreKnown: number | null;
}

/**
 * What bundles that left before say of a number, where it still holds, or holds but for fewer persons than the threshold:
 * rows, and sums and differences of rows of one bundle which each hold no more.
 * @param earlier by bundle
 * @returns what still holds first
 */
export function toldBefore(
  earlier: readonly (readonly EarlierSummary[])[],
  now: Now,
  min: number,
): readonly ToldBefore[] {
  return earlier
    .flatMap((summaries) => {
      const rows = summaries.flatMap((summary) => rowsOfNumber(summary, now));
      return [...rows, ...sumsOf(rows, now, min)];
    })
    .filter(({ apart }) => apart < min)
    .toSorted((a, b) => a.apart - b.apart);
}

/** None where the table is about another number: the study says so, or none of them is what it would be today. */
function rowsOfNumber(summary: EarlierSummary, now: Now): readonly EarlierRow[] {
  if (summary.source !== now.source.id) return [];
  const rows = rowsOf(summary, now);
  const today = now.study.indicators.get(summary.table.indicator);
  const isAsked = today?.kind === "summary" && today.source === summary.source && today.number === now.number;
  return isAsked || rows.some(({ apart }) => apart === 0) ? rows : [];
}

function rowsOf({ field, statistic, table }: EarlierSummary, now: Now): readonly EarlierRow[] {
  const { source, persons, crossing } = now;
  return table.rows.flatMap(({ codes: [universe = "", code = total], count, values }) => {
    const measure = (name: string) => values[table.measures.indexOf(name)] ?? null;
    const [printed, counted, within] = [measure(statistic), measure("known"), source.universes.get(universe)];
    if (printed === null || count === null || within === undefined) return [];
    const region = regionOf(
      crossing,
      ({ within, codes }) => within.get(universe) === true && (code === total || codes.get(field) === code),
    );
    const value = centerOf(
      statistic,
      persons.filter(
        (alike) => isWithin(alike, within) && (code === total || alike.codes.get(field) === code),
      ),
    );
    const { known, unknown } = region.held;
    const more = known + unknown - count;
    const moreKnown = counted === null ? null : known - counted;
    const apart = Math.abs(moreKnown ?? more);
    const isSame = apart === 0 && value !== null && isPrintOf(printed, value, counted !== null);
    const alone = counted === null ? printed : null;
    return [{ region, statistic, more, moreKnown, alone, apart: isSame ? 0 : Math.max(1, apart) }];
  });
}

/** Where all the rows that make one are few persons apart, elimination finds it by itself. */
function sumsOf(rows: readonly EarlierRow[], { crossing, natural }: Now, min: number): readonly ToldBefore[] {
  if (rows.every(({ apart }) => apart < min)) return [];
  const span = countedSpan(
    rows.map(({ region }) => region.columns),
    crossing.atoms.length,
  );
  return natural.regions.flatMap((region) => {
    const own = (timesIn(span, region.columns) ?? []).flatMap((times, at) => {
      const row = rows[at];
      return times === 0 || row === undefined ? [] : [{ times, row }];
    });
    if (own.every(({ row }) => row.apart < min)) return [];
    const sum = (of: (row: EarlierRow) => number) =>
      own.reduce((more, { times, row }) => more + times * of(row), 0);
    const isKnown = own.every(({ row }) => row.moreKnown !== null);
    const more = sum((row) => (isKnown ? (row.moreKnown ?? 0) : row.more));
    const statistic = own.every(({ row }) => row.statistic === "mean") ? "mean" : "median";
    return [{ region, statistic, alone: null, apart: Math.max(1, Math.round(Math.abs(more))) }];
  });
}

function centerOf(statistic: Summary["statistic"], persons: readonly PersonsAlike[]): number | null {
  const having = persons.flatMap(({ number, ...alike }) =>
    number === null ? [] : [{ ...alike, value: number, count: alike.persons }],
  );
  if (having.every(({ weight }) => weight === 1)) {
    const found = statistic === "median" ? countedMedian(having) : countedMean(having);
    return found.kind === "computed" ? found.center : null;
  }
  const design = samplingDesign({ weights: having.map(({ weight }) => weight) });
  if (design.kind !== "design") return null;
  const values = having.map(({ value }) => value);
  const found = statistic === "median" ? weightedMedian(design, values) : weightedMean(design, values);
  return found.kind === "computed" ? found.estimate : null;
}
