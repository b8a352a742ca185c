import type { Policy } from "@vigie/disclosure";
import { tellsOfFew, tellsOfTheGreatest } from "./held-numbers.ts";
import {
  type NaturalRegions,
  type NumberCrossing,
  type NumberRegion,
  regionsTogether,
} from "./number-crossing.ts";
import { emptySpan, extended, isSpanned, isZero, lineOf, type Span } from "./span.ts";
import type { ToldBefore } from "./told-before.ts";
import type { ToldByCounts } from "./told-by-counts.ts";

/** A row that would print a number of some persons. */
export interface NumberRow {
  readonly region: NumberRegion;
  readonly statistic: "median" | "mean";
}

export interface RowsTold<Row> {
  readonly rows: ReadonlySet<Row>;
  /** Whether how many numbers are known may be printed of them. */
  readonly known: boolean;
  /** Persons whose means come out. */
  readonly summed: readonly NumberRegion[];
}

/**
 * The rows that may be printed together, taken in their order: each where, with those before, nobody finds by sums and
 * differences what few persons hold. Who knows a mean and on how many knows a sum, and sums add up. Medians do not add
 * up, but are taken to, save for the rules on the greatest. Decision 26.
 * @param before what left before, what still holds first; what that tells by itself is told
 * @param counts what counts tell of the number; what they say of everyone in a code is told
 */
export function rowsTold<Row extends NumberRow>(
  crossing: NumberCrossing,
  natural: NaturalRegions,
  {
    rows,
    before,
    counts,
    policy,
  }: {
    readonly rows: readonly Row[];
    readonly before: readonly ToldBefore[];
    readonly counts: ToldByCounts;
    readonly policy: Policy;
  },
): RowsTold<Row> {
  const changed = before.filter(({ apart }) => apart > 0);
  const asked: Asked = {
    ...crossing,
    natural,
    policy,
    changed,
    said: counts.columns,
    sizes: [...crossing.atoms.map(({ held }) => held.known), ...changed.map(({ apart }) => apart)],
  };
  const nothing: Deduced = { span: emptySpan(asked.sizes.length), regions: new Set() };
  const counted = counts.regions.reduce((known, region) => deducedWith(known, region, asked), nothing);
  const start = before.reduce((known, row) => knowing(known, row, asked) ?? known, {
    all: counted,
    sums: counted,
  });
  // Others come out already of what left: they changed by less than digits show.
  const hidden = changed.filter(({ region }) => !isSpanned(start.all.span, region.columns));
  const told = new Set<Row>();
  let known = start;
  for (const row of rows) {
    const withRow = isOfFew(row, policy) ? null : knowing(known, row, asked);
    const isTelling =
      withRow === null ||
      changed.some((other) => isOfSame(row, other)) ||
      hidden.some(({ region }) => isSpanned(withRow.all.span, region.columns));
    if (isTelling) continue;
    known = withRow;
    told.add(row);
  }
  const lacks = toldOf(known.all, asked).some(({ held: { unknown } }) => unknown > 0 && unknown < policy.min);
  return { rows: told, known: !lacks, summed: toldOf(known.sums, asked) };
}

/** Whether two rows are of the same persons, those whose number nobody knows apart. */
export function isOfSame({ region: { columns } }: NumberRow, { region }: NumberRow): boolean {
  return region.columns.size === columns.size && [...columns].every((column) => region.columns.has(column));
}

/** Persons gathered under one code are no natural region: the row's own is looked at apart. */
function isOfFew({ region: { columns, held }, statistic }: NumberRow, policy: Policy): boolean {
  return (
    columns.size === 0 ||
    tellsOfFew(held, policy) ||
    (statistic === "mean" && tellsOfTheGreatest(held, policy))
  );
}

/** What somebody works out of some rows, and of those that are means. */
interface Known {
  readonly all: Deduced;
  readonly sums: Deduced;
}

interface Deduced {
  readonly span: Span;
  readonly regions: ReadonlySet<NumberRegion>;
}

type Asked = NumberCrossing & {
  readonly natural: NaturalRegions;
  readonly policy: Policy;
  /** What left before and holds no more of few persons: of each, they have a column to themselves, after the atoms. */
  readonly changed: readonly NumberRow[];
  /** Columns of persons whose number a code says. */
  readonly said: ReadonlySet<number>;
  /** Persons of each column. */
  readonly sizes: readonly number[];
};

/** With one row more; null where it would tell what few hold. */
function knowing({ all, sums }: Known, row: NumberRow, asked: Asked): Known | null {
  const { policy } = asked;
  const isMean = row.statistic === "mean";
  const columns = columnsOf(row, asked);
  const withAll = deducedWith(all, { columns }, asked);
  const withSums = isMean ? (sums === all ? withAll : deducedWith(sums, { columns }, asked)) : sums;
  const tells =
    toldOf(withAll, asked).some(({ held }) => tellsOfFew(held, policy)) ||
    toldOf(withSums, asked).some(
      ({ held }) => tellsOfFew(held, policy) || tellsOfTheGreatest(held, policy),
    ) ||
    isAboutFew(withAll.span, asked);
  return tells ? null : { all: withAll, sums: withSums };
}

function columnsOf(row: NumberRow, { atoms, changed }: Asked): ReadonlySet<number> {
  const own = changed.indexOf(row);
  return own < 0 ? row.region.columns : new Set([...row.region.columns, atoms.length + own]);
}

function deducedWith(
  { span, regions }: Deduced,
  { columns }: Pick<NumberRegion, "columns">,
  { natural, sizes }: Asked,
): Deduced {
  const more = extended(span, lineOf(columns, sizes.length));
  if (more === span) return { span, regions };
  const found = natural.regions.filter((region) => regions.has(region) || isSpanned(more, region.columns));
  return { span: more, regions: new Set(found) };
}

/**
 * Of each region that comes out; and, of one split by a field, of what is left without the codes that come out. Save
 * those of whom everything is said.
 */
function toldOf({ regions }: Deduced, { natural, leading, said }: Asked): readonly NumberRegion[] {
  const isSaid = ({ columns }: NumberRegion) => [...columns].every((column) => said.has(column));
  const rests = natural.splits.flatMap(({ whole, parts }) => {
    const rest = regions.has(whole) ? parts.filter((part) => !regions.has(part)) : [];
    return rest.every(isSaid) ? [] : [regionsTogether(rest, leading)];
  });
  return [...[...regions].filter((region) => !isSaid(region)), ...rests];
}

/**
 * Whether some line, however mixed, is about fewer persons than the threshold: those of most persons are eliminated
 * first, so that what is left is about few where it may be.
 */
function isAboutFew(span: Span, { atoms, sizes, said, policy }: Asked): boolean {
  return span.lines.some(({ line }) => {
    const columns = sizes.flatMap((_, at) => (isZero(line[at] ?? 0) ? [] : [at]));
    const persons = (some: readonly number[]) => some.reduce((sum, at) => sum + (sizes[at] ?? 0), 0);
    // Who has another number today may be among both.
    const most = Math.max(
      persons(columns.filter((at) => at < atoms.length)),
      persons(columns.filter((at) => at >= atoms.length)),
    );
    return most < policy.min && columns.some((at) => !said.has(at));
  });
}
