import type { Indicator } from "./indicator.ts";

/** The columns of an indicator's table, after `universe`: what splits, then what is counted. */
export function dimensionsOf(indicator: Indicator): readonly [string, ...string[]] {
  switch (indicator.kind) {
    case "distribution":
    case "overlap":
    case "rate":
      return [indicator.of];
    case "profile":
      return [indicator.by, indicator.of];
    case "cross": {
      const [first = indicator.of, ...others] = indicator.by;
      return [first, ...others, indicator.of];
    }
    case "summary":
    case "agreement":
      return [indicator.of];
    case "multiple":
      return indicator.by === null ? [indicator.of, "answer"] : [indicator.by, indicator.of, "answer"];
    case "association": {
      const { strata, of, outcome } = indicator;
      return strata === null ? [of, outcome.attribute] : [strata, of, outcome.attribute];
    }
    default:
      return indicator satisfies never;
  }
}

/** The last of them: shares are taken along it. */
export function shareDimensionOf(indicator: Indicator): string {
  if (indicator.kind === "multiple") return "answer";
  return indicator.kind === "association" ? indicator.outcome.attribute : indicator.of;
}
