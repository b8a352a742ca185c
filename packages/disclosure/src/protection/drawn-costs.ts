import type { Chance } from "../treatments/chance.ts";
import type { Ledger } from "./ledger.ts";

/** The most that a draw adds to the cost of masking a count, as a share of it: three masks never cost less than two alike. */
const most = 0.5;

/**
 * Factors of the cost of masking each count, in the order of the system's, drawn by what the partner alone knows. Were
 * the cheapest masks those of the study's costs alone, whoever runs this program on every table that fits would rule out
 * those for which it masks otherwise, and find fewer values than the audit does.
 * @see Wong, Fu, Wang and Pei (2007), Minimality Attack in Privacy Preserving Data Publishing
 */
export function drawnCosts({ system, tables }: Ledger, chance: Chance): readonly number[] {
  return system.counts.map(({ cells: [first] }) => {
    if (first === undefined) return 1;
    const codes = tables.get(first.indicator)?.rows[first.row]?.codes ?? [];
    return 1 + most * chance("mask", first.indicator, codes);
  });
}
