import { firstRate } from "./first-rate.ts";
import type { RateModel } from "./rate-model.ts";

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
