import { type Joint, total, unknown } from "@vigie/engine";
import { krippendorffAlpha } from "@vigie/statistics";
import type { RatingAgreement, Source } from "@vigie/study";
import type { EstimateKind, EstimateQuestion } from "./estimate-kind.ts";

/**
 * Krippendorff's alpha of ordered ratings in each group, with the things rated twice at least and their ratings.
 * Unknown ratings are left out. Of people, none leaves: what few of them share would be told. Methods, section 6.
 */
export const agreementOfRatings: EstimateKind = {
  joints: (indicator) =>
    indicator.kind === "agreement"
      ? [
          {
            id: jointId(indicator),
            universe: indicator.universe,
            columns: [...new Set([indicator.of, ...indicator.unit, indicator.rating])],
          },
        ]
      : [],
  reads: () => [],
  estimate: ({ indicator, source, joints, table }: EstimateQuestion) => {
    const joint = indicator.kind === "agreement" ? joints.get(jointId(indicator)) : undefined;
    if (indicator.kind !== "agreement" || joint === undefined)
      throw new RangeError("no agreement, or the engine was not asked for its joint");
    const secret = source.protects !== "nothing";
    const rated = ratingsOf(indicator, source, joint);
    const values = new Map(
      table.rows.map(({ codes }) => {
        const group = codes.at(-1) ?? total;
        const own = rated.filter((each) => group === total || each.group === group);
        return [codes.join(","), secret ? [null, null, null] : measured(own)] as const;
      }),
    );
    return {
      measures: { names: ["alpha", "rated_twice", "ratings"], values },
      silence: secret ? { reason: "secret", attributes: [] } : null,
    };
  },
};

interface Rated {
  readonly group: string;
  readonly unit: string;
  readonly rank: number;
  readonly count: number;
}

function ratingsOf(indicator: RatingAgreement, source: Source, joint: Joint): readonly Rated[] {
  const codes =
    source.attributes.get(indicator.rating)?.codes.filter(({ missing }) => missing === null) ?? [];
  const ranks = new Map(codes.map(({ code }, rank) => [code, rank]));
  const at = (name: string) => joint.columns.indexOf(name);
  return joint.rows.flatMap(({ values, count }) => {
    const rank = ranks.get(String(values[at(indicator.rating)] ?? unknown));
    if (rank === undefined) return [];
    const unit = indicator.unit.map((name) => String(values[at(name)])).join("|");
    return [{ group: String(values[at(indicator.of)]), unit, rank, count }];
  });
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

function jointId({ id }: RatingAgreement): string {
  return `ratings ${id}`;
}
