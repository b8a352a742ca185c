import type { MapValue } from "@vigie/drawing";
import type { RateModel } from "./rate-model.ts";
import type { TerritoryRates } from "./territory-rates.ts";

/** What a territory is drawn by: access where it is known, else its rate with the first populations. */
export function firstRate({ access }: RateModel, { code, rates: [first] }: TerritoryRates): MapValue {
  if (access?.known) return access.byTerritory.get(code) ?? "nothing";
  if (first === undefined) return "nothing";
  if (first.known) return first.rate;
  return first.why === "secret" ? "secret" : "nothing";
}
