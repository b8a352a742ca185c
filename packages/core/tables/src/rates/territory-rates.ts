import type { MapValue } from "@vigie/drawing";
import type { PopulationList } from "@vigie/study";
import type { Formatter } from "../formatter.ts";
import type { RateModel } from "./rate-model.ts";

export interface Denominator {
  readonly populations: PopulationList;
  /** Inhabitants of the whole; null where one of its territories has none. */
  readonly inhabitants: number | null;
  /** Units for 100 000 inhabitants of the whole: what gaps are measured from. */
  readonly mean: number | null;
}

/** A list of populations at the head of its columns: its name and its year. */
export function denominatorName({ populations: { label, year } }: Denominator, formatter: Formatter): string {
  return year === null
    ? formatter.text(label)
    : formatter.message("rates.denominator", { label: formatter.text(label), year: String(year) });
}

export interface TerritoryRates {
  readonly code: string;
  /** Null where hidden. */
  readonly units: number | null;
  /** One per denominator. */
  readonly rates: readonly TerritoryRate[];
}

/** `gap`: units more, or fewer, than at the mean rate of the whole; null where that mean is not known. */
export type TerritoryRate =
  | {
      readonly known: true;
      readonly inhabitants: number;
      readonly rate: number;
      readonly gap: number | null;
    }
  | { readonly known: false; readonly why: "secret" | "no_population"; readonly inhabitants: number | null };

/** What a territory is drawn by: access where it is known, else its rate with the first populations. */
export function firstRate({ access }: RateModel, { code, rates: [first] }: TerritoryRates): MapValue {
  if (access?.known) return access.byTerritory.get(code) ?? "nothing";
  if (first === undefined) return "nothing";
  if (first.known) return first.rate;
  return first.why === "secret" ? "secret" : "nothing";
}

/** Territories up to these are few enough to be bars and no map. */
export const fewMax = 6;

/** Decimals of the rates that a figure gives: one where it tells them apart. Its table has two. */
export function rateDigits(model: RateModel): 1 | 2 {
  const values = model.territories
    .map((territory) => firstRate(model, territory))
    .filter((value) => typeof value === "number");
  const rounded = new Set(values.map((value) => Math.round(value * 10)));
  const areDistinct =
    rounded.size === new Set(values).size && values.every((value) => value === 0 || value >= 0.1);
  return areDistinct ? 1 : 2;
}
