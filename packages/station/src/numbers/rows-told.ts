import type { Policy } from "@vigie/disclosure";
import { type HeldNumbers, heldTogether, tellsOfFew, tellsOfTheGreatest } from "./held-numbers.ts";
import {
  type NaturalRegions,
  type NumberCrossing,
  type NumberRegion,
  naturalRegions,
} from "./number-crossing.ts";
import { emptySpan, extended, isSpanned, isZero, type Span } from "./span.ts";

/** A row that would print a number of some persons. */
export interface NumberRow {
  readonly region: NumberRegion;
  readonly statistic: "median" | "mean";
}

export interface RowsTold<Row> {
  readonly rows: ReadonlySet<Row>;
  /** Whether how many numbers are known may be printed of them. */
  readonly known: boolean;
}

/**
 * The rows that may be printed together, taken in their order: each where, with those before, nobody finds by sums and
 * differences what few persons hold. Who knows a mean and on how many knows a sum, and sums add up. Medians do not add
 * up, but are taken to, save for the rules on the greatest. Decision 26.
 * @param changed persons of whom what left before, beside this, would tell what changed of few
 */
export function rowsTold<Row extends NumberRow>(
  crossing: NumberCrossing,
  { rows, changed }: { readonly rows: readonly Row[]; readonly changed: readonly NumberRegion[] },
  policy: Policy,
): RowsTold<Row> {
  const { min } = policy;
  const asked = { ...crossing, natural: naturalRegions(crossing) };
  const tellsSum = (held: HeldNumbers) => tellsOfFew(held, policy) || tellsOfTheGreatest(held, policy);
  const told = new Set<Row>();
  const nothing: Deduced = { span: emptySpan(crossing.atoms.length), regions: new Set() };
  let [all, sums] = [nothing, nothing];
  for (const row of rows) {
    const isMean = row.statistic === "mean";
    const withAll = deducedWith(all, row.region, asked);
    const withSums = isMean ? (sums === all ? withAll : deducedWith(sums, row.region, asked)) : sums;
    const tells =
      row.region.columns.size === 0 ||
      // Persons gathered under one code are no natural region: the row's own is looked at apart.
      tellsOfFew(row.region.held, policy) ||
      (isMean && tellsSum(row.region.held)) ||
      heldIn(withAll, asked).some((held) => tellsOfFew(held, policy)) ||
      heldIn(withSums, asked).some(tellsSum) ||
      isAboutFew(withAll.span, crossing, min) ||
      changed.some(({ columns }) => isSpanned(withAll.span, columns));
    if (tells) continue;
    [all, sums] = [withAll, withSums];
    told.add(row);
  }
  const lacks = heldIn(all, asked).some(({ unknown }) => unknown > 0 && unknown < min);
  return { rows: told, known: !lacks };
}

/** What somebody works out of the rows printed. */
interface Deduced {
  readonly span: Span;
  readonly regions: ReadonlySet<NumberRegion>;
}

type Asked = NumberCrossing & { readonly natural: NaturalRegions };

function deducedWith({ span, regions }: Deduced, { columns }: NumberRegion, asked: Asked): Deduced {
  const line = asked.atoms.map(({ position }) => (columns.has(position) ? 1 : 0));
  const more = extended(span, line);
  if (more === span) return { span, regions };
  const found = asked.natural.regions.filter(
    (region) => regions.has(region) || isSpanned(more, region.columns),
  );
  return { span: more, regions: new Set(found) };
}

/** Of each region that comes out; and, of one split by a field, of what is left without the codes that come out. */
function heldIn({ regions }: Deduced, { natural, leading }: Asked): readonly HeldNumbers[] {
  const rests = natural.splits.flatMap(({ whole, parts }) => {
    const rest = regions.has(whole) ? parts.filter((part) => !regions.has(part)) : [];
    return rest.length === 0
      ? []
      : [
          heldTogether(
            rest.map(({ held }) => held),
            leading,
          ),
        ];
  });
  return [...[...regions].map(({ held }) => held), ...rests];
}

/**
 * Whether some line, however mixed, is about fewer persons than the threshold: those of most persons are eliminated
 * first, so that what is left is about few where it may be.
 */
function isAboutFew(span: Span, { atoms }: NumberCrossing, min: number): boolean {
  return span.lines.some(({ line }) => {
    const persons = atoms.reduce((sum, { held }, at) => sum + (isZero(line[at] ?? 0) ? 0 : held.known), 0);
    return persons < min;
  });
}
