import { rateOf } from "@vigie/places";
import { contentOf, type PopulationList, type Rate } from "@vigie/study";
import { unknown } from "@vigie/table";
import type { Subject } from "../subject.ts";
import { sumOf } from "../views/line.ts";
import { tableViewOf } from "../views/view.ts";
import { type Access, accessOf, type RateWhole, rateWholes } from "./rate-wholes.ts";
import { populationsOf } from "./reference-populations.ts";
import type { Denominator, TerritoryRate, TerritoryRates } from "./territory-rates.ts";

/** A rate by territory, with the counts and populations that it is made from. */
export interface RateModel {
  /** Day that the list of units describes. */
  readonly date: string;
  /** One per list of populations: in the order of the indicator, but those that lack a territory after those that do not. */
  readonly denominators: readonly Denominator[];
  /** In the order of the code list. */
  readonly territories: readonly TerritoryRates[];
  /** The greater territories that they make, where each is in one. */
  readonly wholes: readonly RateWhole[];
  /** Units of the whole, those of no known territory included; null where hidden. */
  readonly units: number | null;
  /** Units of no known territory; null where hidden. */
  readonly notPlaced: number | null;
  /** Second reading, by distance; null where the indicator asks for none. */
  readonly access: Access | null;
}

/** @throws {RangeError} when the table is not one of a rate */
export function rateModel(subject: Subject): RateModel {
  const { indicator, study } = subject;
  const { rate } = contentOf(indicator);
  if (rate === null) throw new RangeError("not a rate");
  const { units, cell } = tableViewOf(subject).line();
  const codes = territoriesOf(subject, rate);
  const lists = rate.populations.map((id) => {
    const populations = populationsOf(study, rate, id);
    if (populations === undefined) throw new RangeError("populations that the study does not have");
    return populations;
  });
  const lacking = ({ inhabitants }: PopulationList) => (codes.every((code) => inhabitants.has(code)) ? 0 : 1);
  const sorted = lists.toSorted((a, b) => lacking(a) - lacking(b));
  const denominators = sorted.map((populations): Denominator => {
    const inhabitants = wholeOf(populations, codes);
    const mean =
      units === null || inhabitants === null
        ? null
        : rateOf({ places: units, inhabitants }, { places: units, inhabitants }).rate;
    return { populations, inhabitants, mean };
  });
  const territories = codes.map((code): TerritoryRates => {
    const { count: places } = cell(code);
    const rates = denominators.map((denominator) => territoryRate(code, places, { denominator, units }));
    return { code, units: places, rates };
  });
  const access = rate.reachKm === null ? null : accessOf(territories, rate.reachKm, { study });
  return {
    date: rate.date,
    denominators,
    territories,
    wholes: rateWholes(subject, { territories, denominators, access }),
    units,
    notPlaced: cell(unknown).count,
    access,
  };
}

/** Codes that a population is given for, in one list at least: a code list may hold other levels. */
function territoriesOf({ source, study }: Subject, rate: Rate): readonly string[] {
  const { of, populations } = rate;
  const given = populations.flatMap((id) => [...(populationsOf(study, rate, id)?.inhabitants.keys() ?? [])]);
  const known = new Set(given);
  const codes = source.attributes.get(of)?.codes ?? [];
  const parents = new Set(codes.flatMap(({ parent }) => (parent === null ? [] : [parent])));
  return codes
    .filter(({ code, missing }) => missing === null && !parents.has(code))
    .map(({ code }) => code)
    .filter((code) => known.has(code));
}

function wholeOf({ total: declared, inhabitants }: PopulationList, codes: readonly string[]): number | null {
  if (declared !== null || codes.length === 0) return declared;
  return sumOf(codes.map((code) => inhabitants.get(code) ?? null));
}

function territoryRate(
  code: string,
  places: number | null,
  { denominator, units }: { readonly denominator: Denominator; readonly units: number | null },
): TerritoryRate {
  const inhabitants = denominator.populations.inhabitants.get(code) ?? null;
  if (places === null) return { known: false, why: "secret", inhabitants };
  if (inhabitants === null) return { known: false, why: "no_population", inhabitants };
  const here = { places, inhabitants };
  const whole =
    units === null || denominator.inhabitants === null
      ? null
      : { places: units, inhabitants: denominator.inhabitants };
  const { rate, gap } = rateOf(here, whole ?? here);
  return { known: true, inhabitants, rate, gap: whole === null ? null : gap };
}
