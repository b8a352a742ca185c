import type { ExactMeasures } from "@vigie/disclosure";
import type { JointTabulation } from "@vigie/engine";
import { krippendorffAlpha } from "@vigie/statistics";
import type { RatingAgreement, Source } from "@vigie/study";
import { codesKey, type JointCounts, type Table, total, unknown } from "@vigie/table";

export function agreementTabulation({ id, universe, of, unit, rating }: RatingAgreement): JointTabulation {
  return { id: tabulationId(id), universe, columns: [...new Set([of, ...unit, rating])] };
}

/**
 * Krippendorff's alpha of ordered ratings in each group, with the things rated twice at least and their ratings.
 * Unknown ratings are left out, and of a grid what nobody noted in the group, or in none for all of them. Methods, section 6.
 */
export function agreementOfRatings(
  indicator: RatingAgreement,
  source: Source,
  { table, jointCounts }: { readonly table: Table; readonly jointCounts: ReadonlyMap<string, JointCounts> },
): ExactMeasures {
  const counts = jointCounts.get(tabulationId(indicator.id));
  if (counts === undefined) throw new RangeError("the engine was not asked for the ratings of an agreement");
  const rated = ratingsOf(indicator, source, counts);
  const values = table.rows.map(({ codes }) => {
    const group = codes.at(-1) ?? total;
    const ofGroup = group === total ? rated : rated.filter((each) => each.group === group);
    return [codesKey(codes), measured(occurringOf(ofGroup))] as const;
  });
  return { names: ["alpha", "rated_twice", "ratings"], values: new Map(values) };
}

interface Rated {
  readonly group: string;
  readonly unit: string;
  /** Code of `occurring`; null where all are kept. */
  readonly item: string | null;
  readonly rank: number;
  readonly count: number;
}

function ratingsOf(indicator: RatingAgreement, source: Source, counts: JointCounts): readonly Rated[] {
  const codes =
    source.attributes.get(indicator.rating)?.codes.filter(({ missing }) => missing === null) ?? [];
  const ranks = new Map(codes.map(({ code }, rank) => [code, rank]));
  const at = (name: string) => counts.columns.indexOf(name);
  const rated = counts.rows.flatMap(({ values, count }): readonly Rated[] => {
    const rank = ranks.get(String(values[at(indicator.rating)] ?? unknown));
    if (rank === undefined) return [];
    const unit = indicator.unit.map((name) => String(values[at(name)])).join("|");
    const item = indicator.occurring === null ? null : String(values[at(indicator.occurring)]);
    return [{ group: String(values[at(indicator.of)]), unit, item, rank, count }];
  });
  // Engines give rows in any order, on which the last digit of a sum depends.
  return rated.toSorted((a, b) => (a.unit === b.unit ? a.rank - b.rank : a.unit < b.unit ? -1 : 1));
}

/** Ratings of the items that at least one person rated above the first grade. */
function occurringOf(rated: readonly Rated[]): readonly Rated[] {
  const noted = new Set(rated.flatMap(({ item, rank }) => (rank > 0 ? [item] : [])));
  return rated.filter(({ item }) => item === null || noted.has(item));
}

function measured(rated: readonly Rated[]): readonly (number | null)[] {
  const units = [...Map.groupBy(rated, ({ unit }) => unit).values()].map((ratings) =>
    ratings.flatMap(({ rank, count }) => Array.from({ length: count }, () => rank)),
  );
  const paired = units.filter((ratings) => ratings.length > 1);
  const found = krippendorffAlpha(units);
  const alpha = found.kind === "computed" ? found.alpha : null;
  return [alpha, paired.length, paired.reduce((sum, ratings) => sum + ratings.length, 0)];
}

function tabulationId(indicator: string): string {
  return `partner ratings ${indicator}`;
}
