import { marginSums } from "@vigie/statistics/margins";
import type { HolderGroup, Source, Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import type { Consistency } from "./agreement.ts";
import { type Guarantee, guaranteeOfPlans } from "./guarantee.ts";
import {
  add,
  asNumber,
  compareFractions,
  type Fraction,
  formatFraction,
  fraction,
} from "./noise/fraction.ts";
import { countingPlan, type PossibleTable, possibleTables } from "./plan/counting-plan.ts";
import type { Policy } from "./policy.ts";
import { type ProtectionDesign, sourceDesign, sourcesHeld, tablesOf } from "./protect.ts";
import { type JudgedSize, unmetIn, withOwnSizes } from "./public-sizes.ts";

/** What one holder of a group lets out of its sources. */
export interface HolderDraw {
  readonly holder: string;
  readonly policy: Policy;
  /** By id of drawn table, values as drawn, in grains; null for a small one that the holder does not let out. */
  readonly drawn: ReadonlyMap<string, readonly (number | null)[]>;
}

/**
 * What leaves of the counts as drawn, to be added up with those of other holders: all of a source whose small counts the holder
 * lets out; of another, no count under the threshold, and no weight nor sum. Combinations of a model are no figures: they leave.
 */
export function leavingDraw(
  { sources, policy }: ProtectionDesign,
  drawn: ReadonlyMap<string, readonly number[]>,
  accepted: ReadonlySet<string>,
): HolderDraw["drawn"] {
  return new Map(
    sources.flatMap(({ source, tables }) =>
      tables.flatMap(({ id, measure, from, impossible }) => {
        const values = drawn.get(id);
        if (values === undefined) return [];
        const isWhole = accepted.has(source.id) || from === "model";
        const isKept = (value: number) => !isWhole && (measure !== "count" || value < policy.min);
        const leaving = values.map((value, cell) => (impossible[cell] !== 1 && isKept(value) ? null : value));
        return [[id, leaving] as const];
      }),
    ),
  );
}

export interface PooledRelease {
  /** By name, in the order of `releasedLayouts`. */
  readonly tables: ReadonlyMap<string, ReleasedTable>;
  readonly guarantee: Guarantee;
  readonly publicSizes: ReadonlyMap<string, readonly JudgedSize[]>;
  /** By name of a table that not every holder is in, those left out: of another definition, or whose hidden counts would make it too uncertain. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
  /** Names of the tables whose hidden counts may not be small: their error passes half of the threshold. */
  readonly uncertain: ReadonlySet<string>;
}

/** Half of the width of a 95 % interval, in standard errors. */
const z95 = 1.959964;

/** Widest half interval of a share that is printed. Methods, section 7, point 11. */
const shareMax = 0.05;

/**
 * The tables of a group: sums of what its holders drew, made to agree, not negative, whole, and hidden under the threshold once
 * added up, as one holder's own tables are. Methods, section 7, point 18.
 * @param partner a group
 * @param draws one per holder
 * @throws {RangeError} when the partner is no group, or nobody drew
 */
export function pool(whole: Study, partner: string, draws: readonly HolderDraw[]): PooledRelease {
  const group = whole.partners.get(partner)?.group ?? null;
  if (group === null || draws.length === 0) throw new RangeError("a group without a draw");
  const study = draws.length === group.holders.size ? whole : withOwnSizes(whole, partner);
  const policy = commonPolicy(draws);
  const sources = sourcesHeld(study, partner).map((source) =>
    pooledSource(study, source, { policy, draws, except: group.except }),
  );
  const tables = sources.flatMap((source) => source.tables);
  const names = (isNamed: (table: (typeof tables)[number]) => boolean) =>
    tables.filter(isNamed).map(({ name }) => name);
  return {
    tables: new Map(
      tables.flatMap(({ name, released, sum }) => (sum?.isEmpty ? [] : [[name, released] as const])),
    ),
    guarantee: guaranteeOfPlans(
      sources.map(({ source, plan }) => ({ source, plan })),
      { study, policy },
    ),
    publicSizes: new Map(sources.map(({ source, sizes }) => [source.id, sizes])),
    leftOut: new Map(
      tables.flatMap(({ name, sum }) => (sum?.leftOut.length ? [[name, sum.leftOut] as const] : [])),
    ),
    uncertain: new Set(
      names(({ sum }) => sum !== undefined && Math.sqrt(asNumber(sum.variance)) > policy.min / 2),
    ),
  };
}

function pooledSource(
  study: Study,
  source: Source,
  {
    policy,
    draws,
    except,
  }: {
    readonly policy: Policy;
    readonly draws: readonly HolderDraw[];
    readonly except: HolderGroup["except"];
  },
) {
  const varianceOf = variancesOf(study, source, draws);
  const counted = countingPlan(study, source, policy.rho);
  const drawn = possibleTables(counted, source).filter(({ openList }) => !openList);
  const sums = new Map(
    [...Map.groupBy(drawn, ({ indicator }) => indicator)].flatMap(([indicator, own]) => {
      const read = [...counted.sums.values()].filter(({ of }) => own.some(({ id }) => id === of));
      const names = new Set([indicator, ...read.map(({ table }) => table.indicator)]);
      const excepted = draws.filter(({ holder }) => except.get(holder)?.some((name) => names.has(name)));
      return sumsOf(own, { draws, excepted }, varianceOf);
    }),
  );
  const design = sourceDesign(study, source, {
    policy,
    unmet: [],
    pooled: {
      varianceOf: ({ id, variance }) => sums.get(id)?.variance ?? variance,
      separateOf: ({ id }) => sums.get(id)?.separate ?? null,
    },
  });
  const cells = new Map([...sums].map(([id, { values }]) => [id, values] as const));
  const noisy = { cells, lists: new Map<string, ReadonlyMap<string, number>>() };
  const sizes = design.judged(cells);
  const agreement = withHidden(design.agreementWith(unmetIn(sizes)), (id) => sums.get(id)?.halfWidths ?? []);
  const exact = { tables: [], jointCounts: new Map(), measures: new Map(), respondents: null };
  const made = tablesOf(design, { exact, values: noisy, noisy, mark: null, sizes, agreement }, policy);
  const readFrom = new Map(
    design.released.map(({ layout, rows }) => [layout.name, rows?.[0]?.sums.get("count")?.table ?? ""]),
  );
  const tables = made.map(([name, { released }]) => ({
    name,
    released,
    sum: sums.get(readFrom.get(name) ?? ""),
  }));
  return { source, plan: design.plan, sizes, tables };
}

type VarianceOf = (draw: HolderDraw, table: PossibleTable) => Fraction;

/** The variance of what each holder drew, which its budget decides. */
function variancesOf(study: Study, source: Source, draws: readonly HolderDraw[]): VarianceOf {
  const plans = new Map<string, ReadonlyMap<string, Fraction>>();
  for (const { policy } of draws) {
    const key = formatFraction(policy.rho);
    if (plans.has(key)) continue;
    const { tables } = countingPlan(study, source, policy.rho);
    plans.set(key, new Map(tables.map(({ id, variance }) => [id, variance])));
  }
  return ({ policy }, { id }) => plans.get(formatFraction(policy.rho))?.get(id) ?? fraction(0n);
}

/** The greatest budget and threshold of the holders; a count under it is hidden unless each holder lets it out. */
function commonPolicy(draws: readonly HolderDraw[]): Policy {
  const policies = draws.map(({ policy }) => policy);
  const [first] = policies;
  if (first === undefined) throw new RangeError("a group without a draw");
  return {
    rho: policies.reduce(
      (rho, policy) => (compareFractions(policy.rho, rho) > 0 ? policy.rho : rho),
      first.rho,
    ),
    min: Math.max(...policies.map(({ min }) => min)),
    small: policies.every(({ small }) => small === "noisy") ? "noisy" : "hidden",
  };
}

/** A table of all holders that are in it. */
interface TableSum {
  readonly values: readonly number[];
  readonly variance: Fraction;
  /** What the hidden counts of a cell may be off by, either way. */
  readonly halfWidths: readonly number[];
  readonly leftOut: readonly string[];
  /** Whether no holder is in it. */
  readonly isEmpty: boolean;
  /** Tables that agree with one another have one name; null for those of every holder with nothing hidden. */
  readonly separate: string | null;
}

/** The tables of one indicator, all of the same holders. */
function sumsOf(
  tables: readonly PossibleTable[],
  { draws, excepted }: { readonly draws: readonly HolderDraw[]; readonly excepted: readonly HolderDraw[] },
  varianceOf: VarianceOf,
): readonly (readonly [string, TableSum])[] {
  const hiddenBy = ({ drawn }: HolderDraw) =>
    tables.reduce((sum, { id }) => sum + (drawn.get(id) ?? []).filter((value) => value === null).length, 0);
  const [whole, part] = [true, false].map((isWhole) =>
    draws
      .filter((draw) => !excepted.includes(draw) && (hiddenBy(draw) === 0) === isWhole)
      .toSorted((a, b) => hiddenBy(a) - hiddenBy(b)),
  );
  const sumsWith = (included: number) => {
    const of = [...(whole ?? []), ...(part ?? []).slice(0, included)];
    return tables.map((table) => sumOfTable(table, of, varianceOf));
  };
  // What is hidden of a weight or of a number has no known bounds: such tables take whole holders only.
  let included = tables.every(({ measure }) => measure === "count") ? (part ?? []).length : 0;
  while (included > 0 && !sumsWith(included).every(isPrecise)) included--;
  const leftOut = [...excepted, ...(part ?? []).slice(included)].map(({ holder }) => holder);
  const isEmpty = leftOut.length === draws.length;
  return sumsWith(included).map((sum, at) => {
    const { id = "", variance = fraction(0n) } = tables[at] ?? {};
    const isHidden = sum.halfWidths.some((width) => width > 0);
    const others = leftOut.length === 0 ? null : leftOut.toSorted().join(" ");
    const found = isEmpty ? { ...sum, variance } : sum;
    return [id, { ...found, leftOut, isEmpty, separate: isHidden ? id : others }] as const;
  });
}

function sumOfTable(
  table: PossibleTable,
  draws: readonly HolderDraw[],
  varianceOf: VarianceOf,
): Pick<TableSum, "values" | "variance" | "halfWidths"> {
  const values = new Array<number>(table.impossible.length).fill(0);
  const halfWidths = new Array<number>(table.impossible.length).fill(0);
  for (const { drawn, policy } of draws)
    for (const [cell, value] of (drawn.get(table.id) ?? []).entries()) {
      // A hidden count is known to be 0 to `min` - 1.
      const hidden = value === null ? (policy.min - 1) / 2 : 0;
      values[cell] = (values[cell] ?? 0) + (value ?? hidden);
      halfWidths[cell] = (halfWidths[cell] ?? 0) + hidden;
    }
  const variance = draws.reduce((sum, draw) => add(sum, varianceOf(draw, table)), fraction(0n));
  return { values, variance, halfWidths };
}

/** Whether what is hidden and the noise leave each share of a table within its widest interval. */
function isPrecise({
  values,
  variance,
  halfWidths,
}: Pick<TableSum, "values" | "variance" | "halfWidths">): boolean {
  const total = values.reduce((sum, value) => sum + value, 0);
  return Math.max(0, ...halfWidths) + z95 * Math.sqrt(asNumber(variance)) <= shareMax * total;
}

/** Standard errors that hold what is hidden: the interval of two errors is as wide as noise and hidden counts make it. */
function withHidden(agreement: Consistency, halfWidthsOf: (table: string) => readonly number[]): Consistency {
  return {
    ...agreement,
    errorsOf: (sums) => {
      const errors = agreement.errorsOf(sums);
      const widths = halfWidthsOf(sums.table);
      if (widths.every((width) => width === 0)) return errors;
      const hidden = marginSums(sums, sums.size, widths);
      return errors.map((error, at) => error + (hidden[at] ?? 0) / z95);
    },
  };
}
