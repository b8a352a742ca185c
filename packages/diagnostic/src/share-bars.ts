import { bothSizes, type LabelledBars, labelledBars } from "@vigie/drawing";
import type { Figure } from "./figure-kind.ts";
import type { Formatter } from "./formatter.ts";
import type { Population } from "./populations.ts";

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
