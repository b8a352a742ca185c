import { rateBase } from "@vigie/places";
import type { Text } from "@vigie/study";
import type { Subject } from "../subject.ts";
import { sumOf } from "../sum-of.ts";
import type { Access } from "./access.ts";
import type { Denominator, TerritoryRates } from "./territory-rates.ts";

/** A greater territory that those of a rate make together: an EPT, of its communes. */
export interface RateWhole {
  readonly code: string;
  readonly label: Text;
  readonly territories: readonly TerritoryRates[];
  /** Null where one of its territories is hidden. */
  readonly units: number | null;
  /** One per denominator; null where one of its territories has none, or is hidden. */
  readonly rates: readonly WholeRate[];
  /** Units within reach, on average of its inhabitants; null where it cannot be computed. */
  readonly access: number | null;
}

/** `gap`: units more, or fewer, than at the mean rate of all; null where that mean is not known. */
type WholeRate = {
  readonly inhabitants: number;
  readonly rate: number;
  readonly gap: number | null;
} | null;

/**
 * By the hierarchy of the code list, in its order. None where a territory is in no greater one, or where a greater one
 * is not known whole: a rate of a part of it would be read as its own.
 */
export function rateWholes(
  { source, study, indicator }: Subject,
  { territories, ...around }: Around & { readonly territories: readonly TerritoryRates[] },
): readonly RateWhole[] {
  const codes = (source.attributes.get(indicator.of)?.codes ?? []).filter(({ missing }) => missing === null);
  const known = new Map(territories.map((territory) => [territory.code, territory]));
  if (codes.some(({ code, parent }) => parent === null || !known.has(code))) return [];
  const parents = new Set(codes.map(({ parent }) => parent));
  const list = [...study.codelists.values()].find((codelist) =>
    codes.every(({ code, parent }) =>
      codelist.codes.some((each) => each.code === code && each.parent === parent),
    ),
  );
  return (list?.codes ?? [])
    .filter(({ code }) => parents.has(code))
    .map(({ code, label }) => {
      const inside = codes.flatMap((each) => (each.parent === code ? (known.get(each.code) ?? []) : []));
      return wholeOf({ code, label, territories: inside }, around);
    });
}

interface Around {
  readonly denominators: readonly Denominator[];
  readonly access: Access | null;
}

function wholeOf(
  named: Pick<RateWhole, "code" | "label" | "territories">,
  { denominators, access }: Around,
): RateWhole {
  const { territories } = named;
  const units = sumOf(territories.map((each) => each.units));
  const inhabitants = denominators.map((_, at) =>
    sumOf(territories.map(({ rates }) => rates[at]?.inhabitants ?? null)),
  );
  const [first = null] = inhabitants;
  return {
    ...named,
    units,
    rates: inhabitants.map((population, at) => {
      if (population === null || population === 0 || units === null) return null;
      const mean = denominators[at]?.mean ?? null;
      return {
        inhabitants: population,
        rate: (units / population) * rateBase,
        gap: mean === null ? null : units - (mean * population) / rateBase,
      };
    }),
    access: first === null || access === null ? null : meanAccess(territories, access, first),
  };
}

function meanAccess(
  territories: readonly TerritoryRates[],
  access: Access,
  inhabitants: number,
): number | null {
  if (!access.known) return null;
  return sumOf(
    territories.map(({ code, rates: [first] }) => {
      const ofTerritory = access.byTerritory.get(code);
      return ofTerritory === undefined || !first?.inhabitants
        ? null
        : (ofTerritory * first.inhabitants) / inhabitants;
    }),
  );
}
