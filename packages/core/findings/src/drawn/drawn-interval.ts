import { bothSizes, type DrawnInterval, type LabelledBars, labelledBars } from "@vigie/drawing";
import type { Interval } from "@vigie/statistics";
import type { Cell, Formatter, NoiseOrSampling, Population } from "@vigie/tables";
import type { Figure } from "../figure-kind.ts";

/** Half of a point on either side: noise under that has no mark. */
const noiseDrawnFrom = 0.005;

/** The printed interval of a share as it is drawn, with what it comes from: its design, for a weighted survey. */
export function drawnInterval({ printedInterval, line: { rules } }: Cell): DrawnInterval | null {
  return asDrawn(printedInterval, rules.isWeighted ? "sampling" : rules.uncertainty);
}

/** An interval as it is drawn; null where it is of noise under half a point. */
export function asDrawn(interval: Interval | null, of: NoiseOrSampling): DrawnInterval | null {
  if (interval === null) return null;
  const isSmall = interval.upper - interval.lower < 2 * noiseDrawnFrom;
  return of === "noise" && isSmall ? null : { ...interval, of };
}

/** Shares as bars in both widths, with their text alternative; a hollow dot for the reference population, where there is one. */
export function shareBars(
  canvas: { readonly id: string; readonly fictitious: boolean; readonly formatter: Formatter },
  drawn: LabelledBars,
  reference: Pick<Population, "people"> | null,
): Pick<Figure, "alternative" | "wide" | "narrow"> {
  const { formatter } = canvas;
  return {
    alternative: drawn.bars
      .map(({ label, share, wording, reference: against }) =>
        formatter.message(against === undefined ? "shares.alternative" : "shares.alternativeAgainst", {
          label,
          share: wording ?? formatter.percent(share ?? 0),
          against:
            typeof against === "number" ? formatter.percent(against) : formatter.message("cell.notShown"),
          among: reference?.people.among ?? "",
        }),
      )
      .join(" "),
    ...bothSizes(canvas, (each) => labelledBars(each, drawn)),
  };
}
