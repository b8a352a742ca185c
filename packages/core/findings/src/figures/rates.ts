import { type Choropleth, choropleth, quantileSteps, rateBars, stepOf } from "@vigie/drawing";
import type { Attribute } from "@vigie/study";
import {
  fewMax,
  firstRate,
  labelOf,
  type RateModel,
  rateDigits,
  rateModel,
  type Subject,
} from "@vigie/tables";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import { rateTable } from "../rates/rate-table.ts";
import {
  countedName,
  rankedRates,
  rateReading,
  rateRemarks,
  rateSubtitle,
  rateTitle,
} from "../rates/sentences.ts";
import { mapGround } from "../territories/map-ground.ts";
import { territoryKind } from "../territories/territory.ts";

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

/** Rates, or access where it is known, as a map: null without one, or where it lacks one of the territories. */
export function rateMap(
  subject: Subject,
  model: RateModel,
): { readonly drawn: Choropleth; readonly remarks: readonly string[] } | null {
  const { indicator, source, formatter } = subject;
  const { territories, denominators, access } = model;
  const map = mapGround(subject);
  if (map === null) return null;
  const members = (code: string) => piecesOf(code, source.attributes.get(indicator.of), map.membersOf);
  if (territories.some(({ code }) => members(code).length === 0)) return null;
  const areas = territories.map((territory) => ({
    name: labelOf(subject, indicator.of, territory.code),
    short: map.shortOf(territory.code),
    members: members(territory.code),
    value: firstRate(model, territory),
  }));
  const values = areas.flatMap(({ value }) => (typeof value === "number" && value > 0 ? [value] : []));
  const zeros = areas.filter(({ value }) => value === 0).length;
  const steps = quantileSteps(values);
  const format = (value: number) => formatter.number(value, rateDigits(model));
  const kind = territoryKind(territories.map(({ code }) => code));
  const [first] = denominators;
  return {
    drawn: {
      ground: map.ground,
      wholeOf: map.wholeOf,
      areas,
      steps,
      classNames: Array.from({ length: values.length === 0 ? 0 : steps.count }, (_, step) => {
        const inside = values.filter((value) => stepOf(value, steps) === step);
        const [least, greatest] = [Math.min(...inside), Math.max(...inside)];
        return formatter.message(format(least) === format(greatest) ? "map.classOne" : "map.class", {
          least: format(least),
          greatest: format(greatest),
          count: inside.length,
          kind,
        });
      }),
      zeroName: formatter.message("map.zero", { count: zeros, kind }),
      nothingName: formatter.message("map.nothing"),
      head: formatter.message(access?.known ? "rates.access" : "map.perInhabitants"),
      format,
      hidden: formatter.message("cell.notShown"),
      rest: (count) => formatter.message("map.rest", { count }),
      zeros: (names) =>
        formatter.message("map.zeros", { many: countedName(subject), territories: formatter.list(names) }),
    },
    remarks: [
      ...(steps.count > 1 && steps.count < areas.length ? [formatter.message("map.classes", { kind })] : []),
      ...(denominators.length > 1 && first
        ? [formatter.message("map.firstPopulations", { label: formatter.text(first.populations.label) })]
        : []),
      map.remark,
    ],
  };
}

/** Pieces of the ground of a code: those of all the codes that a recoding gathers in it. */
function piecesOf(
  code: string,
  attribute: Attribute | undefined,
  membersOf: (code: string) => readonly string[],
): readonly string[] {
  if (attribute?.origin.kind !== "recode") return membersOf(code);
  return [...attribute.origin.map].flatMap(([from, to]) => (to === code ? membersOf(from) : []));
}

/** All of a few territories; of many, the best and the least served: the table has all of them. */
function ends<T>(ranked: readonly T[]): readonly T[] {
  return ranked.length <= 12 ? ranked : [...ranked.slice(0, 5), ...ranked.slice(-5)];
}
