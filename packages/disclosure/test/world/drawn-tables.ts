import type { Source, Study } from "@vigie/study";
import type { Fraction } from "../../src/noise/fraction.ts";
import { impossibleIn } from "../../src/plan/cells.ts";
import { type CountingPlan, countingPlan } from "../../src/plan/counting-plan.ts";
import type { PossibleTable } from "../../src/plan/shared-margins.ts";

/** What is drawn of a source, as `protect` draws it. */
export function drawnTables(
  study: Study,
  source: Source,
  rho: Fraction,
): { readonly plan: CountingPlan; readonly tables: readonly PossibleTable[] } {
  const plan = countingPlan(study, source, rho);
  return {
    plan,
    tables: plan.tables.map((table) => ({ ...table, impossible: impossibleIn(table, source) })),
  };
}
