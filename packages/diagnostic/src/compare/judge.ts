import type { PublishedFigure } from "@vigie/study";
import type { Value } from "./value.ts";

export const verdicts = [
  "agrees",
  "differs",
  "inconsistent",
  "masked",
  "not_judged",
  "not_computed",
] as const;
export type Verdict = (typeof verdicts)[number];

/** Shares are binary fractions of counts under 10^8: two that differ do so by more than this. */
const roundingError = 1e-9;

/**
 * What a printed figure is worth against what the tables give. Methods, section 8.
 * @param value in the figure's own unit: percent where it is printed in percent
 */
export function judge(figure: PublishedFigure, value: Value): Verdict {
  if (!figure.judged) return "not_judged";
  if (value.kind === "not_computed" || value.kind === "masked") return value.kind;
  if (agrees(figure, value)) return "agrees";
  return figure.inconsistentWith.length > 0 ? "inconsistent" : "differs";
}

/** Half up at the printed decimals: 28.5 is printed 29. */
export function roundedHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5 + roundingError) / scale;
}

function agrees({ precision, value: printed, decimals, tolerance }: PublishedFigure, value: Value): boolean {
  if (value.kind === "truth") return value.holds;
  if (value.kind !== "number" || printed === null) return false;
  switch (precision) {
    case "exact":
      return Math.abs(roundedHalfUp(value.value, decimals) - printed) <= roundingError;
    case "about":
      return Math.abs(value.value - printed) <= (tolerance ?? 0) + roundingError;
    case "over":
      return value.value > printed;
    case "ordinal":
      return false;
    default:
      return precision satisfies never;
  }
}
