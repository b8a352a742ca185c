import type { JointTabulation } from "@vigie/engine";
import { contentOf, type Indicator, type NumberRange, type Source } from "@vigie/study";
import type { JointCounts } from "@vigie/table";

/** Values of a number that lie outside of its declared range, and are brought to its bounds: for `private/`. */
export interface OutOfRange {
  readonly number: string;
  readonly range: NumberRange;
  /** Units whose number is known. */
  readonly known: number;
  readonly below: number;
  readonly above: number;
}

/** The values of each number that protection brings to a range. */
export function rangeTabulations(
  source: Source,
  indicators: readonly Indicator[],
): readonly JointTabulation[] {
  return [...rangesOf(source, indicators).keys()].map((number) => ({
    id: tabulationId(number),
    universe: "all",
    columns: [number],
  }));
}

export function outOfRange(
  source: Source,
  indicators: readonly Indicator[],
  jointCounts: ReadonlyMap<string, JointCounts>,
): readonly OutOfRange[] {
  return [...rangesOf(source, indicators)].map(([number, range]) => {
    const rows = jointCounts.get(tabulationId(number))?.rows ?? [];
    const units = (holds: (value: number) => boolean) =>
      rows.reduce((sum, { values: [value], count }) => {
        return typeof value === "number" && holds(value) ? sum + count : sum;
      }, 0);
    return {
      number,
      range,
      known: units(() => true),
      below: units((value) => value < range.from),
      above: units((value) => value > range.to),
    };
  });
}

function rangesOf(
  { protects, attributes }: Source,
  indicators: readonly Indicator[],
): ReadonlyMap<string, NumberRange> {
  if (protects === "nothing") return new Map();
  return new Map(
    indicators.flatMap((indicator) => {
      const { number } = contentOf(indicator);
      const range = number === null ? undefined : attributes.get(number.number)?.range;
      return number === null || range === undefined ? [] : [[number.number, range] as const];
    }),
  );
}

function tabulationId(number: string): string {
  return `partner range ${number}`;
}
