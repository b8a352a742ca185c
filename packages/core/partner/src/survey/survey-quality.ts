import { attributeOf, type Source } from "@vigie/study";
import { type JointCounts, unknown } from "@vigie/table";
import type { SurveyWeights } from "./survey-weights.ts";

/** What the weights of a survey are and what was done to them: for `private/`. */
export interface SurveyQuality {
  readonly respondents: number;
  /** Quality of the weights as given; null where the study names none. */
  readonly initial: WeightsQuality | null;
  /** Quality of those that estimates use. */
  readonly final: WeightsQuality;
  /** Weights brought down to the greatest one that the study declares. */
  readonly clipped: number;
  readonly raking: SurveyWeights["raking"];
  readonly design: readonly DesignDoubt[];
}

export interface WeightsQuality {
  readonly sum: number;
  readonly least: number;
  readonly greatest: number;
  /** As many equal weights as these are worth. Kish (1965), section 11.7. */
  readonly effective: number;
}

/** @param found.isGiven whether weights come from the file */
export function surveyQuality(
  { initial, final, clipped, raking }: SurveyWeights,
  { isGiven, design }: Pick<SurveyQuality, "design"> & { readonly isGiven: boolean },
): SurveyQuality {
  return {
    respondents: final.length,
    initial: isGiven ? weightsQuality(initial) : null,
    final: weightsQuality(final),
    clipped,
    raking,
    design,
  };
}

function weightsQuality(weights: readonly number[]): WeightsQuality {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return {
    sum,
    least: weights.reduce((least, weight) => Math.min(least, weight), Number.POSITIVE_INFINITY),
    greatest: weights.reduce((greatest, weight) => Math.max(greatest, weight), 0),
    effective: sum ** 2 / weights.reduce((total, weight) => total + weight ** 2, 0),
  };
}

/** A requirement of a survey's design that its respondents do not meet: true counts, for the partner alone. */
export type DesignDoubt = { readonly attribute: string } & (
  | { readonly kind: "stratum-unknown" | "margin-unknown"; readonly respondents: number }
  | { readonly kind: "stratum-alone" | "margin-code-absent"; readonly code: string }
  | {
      readonly kind: "stratum-too-large";
      readonly code: string;
      readonly respondents: number;
      readonly population: number;
    }
);

/** @param counts all respondents, by the columns of their design at least */
export function designDoubts(source: Source, counts: JointCounts): readonly DesignDoubt[] {
  const { strata = null, calibration = null } = source.survey ?? {};
  const codesOf = (attribute: string) =>
    (attributeOf(source, attribute)?.codes ?? []).flatMap(({ code, missing }) =>
      missing === null ? [code] : [],
    );
  return [
    ...(strata === null
      ? []
      : strataDoubts(strata, codesOf(strata.attribute), respondentsBy(strata.attribute, counts))),
    ...[...(calibration?.margins ?? [])].flatMap(([attribute, targets]) =>
      marginDoubts(attribute, targets, respondentsBy(attribute, counts)),
    ),
  ];
}

type Respondents = ReadonlyMap<string, number>;

function respondentsBy(attribute: string, { columns, rows }: JointCounts): Respondents {
  const at = columns.indexOf(attribute);
  const found = new Map<string, number>();
  for (const { values, count } of rows) {
    const code = String(values[at] ?? unknown);
    found.set(code, (found.get(code) ?? 0) + count);
  }
  return found;
}

function strataDoubts(
  { attribute, populations }: NonNullable<NonNullable<Source["survey"]>["strata"]>,
  codes: readonly string[],
  held: Respondents,
): readonly DesignDoubt[] {
  return [
    ...outside(held, (code) => codes.includes(code)).map(
      (respondents) => ({ kind: "stratum-unknown", attribute, respondents }) as const,
    ),
    ...codes.flatMap((code): readonly DesignDoubt[] => {
      const respondents = held.get(code) ?? 0;
      const population = populations?.get(code) ?? Number.POSITIVE_INFINITY;
      return [
        ...(respondents === 1 ? [{ kind: "stratum-alone", attribute, code } as const] : []),
        ...(respondents > population
          ? [{ kind: "stratum-too-large", attribute, code, respondents, population } as const]
          : []),
      ];
    }),
  ];
}

function marginDoubts(
  attribute: string,
  targets: ReadonlyMap<string, number>,
  held: Respondents,
): readonly DesignDoubt[] {
  return [
    ...outside(held, (code) => targets.has(code)).map(
      (respondents) => ({ kind: "margin-unknown", attribute, respondents }) as const,
    ),
    ...[...targets.keys()]
      .filter((code) => !held.has(code))
      .map((code) => ({ kind: "margin-code-absent", attribute, code }) as const),
  ];
}

/** How many respondents have none of the codes; nothing where all have one. */
function outside(held: Respondents, isInside: (code: string) => boolean): readonly number[] {
  const count = [...held].reduce((sum, [code, some]) => sum + (isInside(code) ? 0 : some), 0);
  return count === 0 ? [] : [count];
}
