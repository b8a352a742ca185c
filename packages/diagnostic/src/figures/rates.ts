import { choropleth, rateBars } from "@vigie/drawing";
import { drawingsOf } from "../drawings-of.ts";
import type { FigureKind } from "../figure-kind.ts";
import { labelOf } from "../labels.ts";
import { fewMax, rateDigits } from "../rates/rate-digits.ts";
import { rateMap } from "../rates/rate-map.ts";
import { rateModel } from "../rates/rate-model.ts";
import { rateTable } from "../rates/rate-table.ts";
import { rankedRates, rateReading, rateRemarks, rateSubtitle, rateTitle } from "../rates/sentences.ts";

/** Units for 100 000 inhabitants of each territory, from the best served, with the mean of the whole. */
export const rates: FigureKind = {
  shows: () => true,
  make: (subject) => {
    const { indicator, formatter } = subject;
    const model = rateModel(subject);
    const digits = rateDigits(model);
    const ranked = rankedRates(model).map(({ code, rate }) => ({
      label: labelOf(subject, indicator.of, code),
      rate,
      wording: formatter.number(rate, digits),
    }));
    const hidden = model.territories
      .filter(({ rates: [first] }) => first?.known === false && first.why === "secret")
      .map(({ code }) => ({
        label: labelOf(subject, indicator.of, code),
        rate: null,
        wording: formatter.message("cell.notShown"),
      }));
    const bars = [...ranked, ...hidden];
    const [denominator] = model.denominators;
    const mean = denominator?.mean ?? null;
    const drawn = {
      bars,
      mean:
        mean === null
          ? null
          : {
              rate: mean,
              wording: formatter.message("rates.mean", { rate: formatter.number(mean, digits) }),
            },
    };
    const map = model.territories.length <= fewMax ? null : rateMap(subject, model);
    return {
      title: rateTitle(subject, model),
      subtitle: rateSubtitle(subject, model),
      alternative: ends(bars)
        .map(({ label, wording }) =>
          formatter.message("rates.alternative", { territory: label, rate: wording }),
        )
        .join(" "),
      ...drawingsOf(subject, (canvas) =>
        map === null ? rateBars(canvas, drawn) : choropleth(canvas, map.drawn),
      ),
      reading: rateReading(subject, model),
      remarks: [...rateRemarks(subject, model), ...(map === null ? [] : map.remarks)],
      table: rateTable(subject, model),
    };
  },
};

/** All of a few territories; of many, the best and the least served: the table has all of them. */
function ends<T>(ranked: readonly T[]): readonly T[] {
  return ranked.length <= 12 ? ranked : [...ranked.slice(0, 5), ...ranked.slice(-5)];
}
