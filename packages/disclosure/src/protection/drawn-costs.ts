import { total } from "@vigie/engine";
import type { Chance } from "../treatments/chance.ts";
import type { Ledger } from "./ledger.ts";

/** The most that draws take from the cost of masking a count, or add: three masks never cost less than two alike. */
const most = 0.2;

/**
 * Factors of the cost of masking each count, in the order of the system's, drawn by what the partner alone knows. Were
 * the cheapest masks those of the study's costs alone, whoever runs this program on every table that fits would rule out
 * those for which it masks otherwise, and find fewer values than the audit does. It is codes that are drawn, and a count
 * has the mean of its own: the masks of several lines then fall in the same columns, and in those of other tables.
 * @see Wong, Fu, Wang and Pei (2007), Minimality Attack in Privacy Preserving Data Publishing
 */
export function drawnCosts({ system, tables }: Ledger, chance: Chance): readonly number[] {
  const drawn = new Map<string, number>();
  const drawOf = (indicator: string, dimension: string, code: string) => {
    const name = JSON.stringify([dimension, code]);
    const draw = drawn.get(name) ?? chance(indicator, ["mask", dimension, code]);
    drawn.set(name, draw);
    return draw;
  };
  return system.counts.map(({ cells: [first] }) => {
    const table = tables.get(first?.indicator ?? "");
    const codes = table?.rows[first?.row ?? -1]?.codes ?? [];
    const draws = codes.flatMap((code, at) => {
      const name = table?.dimensions[at]?.name ?? "";
      return table === undefined || name === "universe" || code === total
        ? []
        : [drawOf(table.indicator, name, code)];
    });
    const mean = draws.length === 0 ? 0.5 : draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    return 1 + most * (2 * mean - 1);
  });
}
