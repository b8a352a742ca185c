import type { Source, Study } from "@vigie/study";
import type { Fraction } from "../../src/noise/fraction.ts";
import {
  type CountingPlan,
  countingPlan,
  type PossibleTable,
  possibleTables,
} from "../../src/plan/counting-plan.ts";

/** What is drawn of a source, as `protect` draws it. */
export function drawnTables(
  study: Study,
  source: Source,
  rho: Fraction,
): { readonly plan: CountingPlan; readonly tables: readonly PossibleTable[] } {
  const plan = countingPlan(study, source, rho);
  return { plan, tables: possibleTables(plan, source) };
}
