import { type Source, type Study, sourceDefinition } from "@vigie/study";
import { formatFraction } from "./noise/fraction.ts";
import type { CountingPlan } from "./plan/counting-plan.ts";
import type { Policy } from "./policy.ts";

/** All that a study and a policy say of the tables of a source: what the partner's mapping says is apart. */
export function drawDefinition(
  study: Study,
  source: Source,
  { policy, plan }: { readonly policy: Policy; readonly plan: CountingPlan },
) {
  return {
    study: sourceDefinition(study, source),
    policy: policyDefinition(policy),
    tables: tableDefinitions(plan),
  };
}

function policyDefinition({ rho, min, small }: Policy) {
  return { rho: formatFraction(rho), min, small };
}

/** What is drawn, as the study decides it: the same study counted by another rule is drawn anew. */
function tableDefinitions({ tables }: CountingPlan) {
  return tables.map(({ variance, grain, weight: _weight, rho: _rho, ...table }) => ({
    ...table,
    variance: formatFraction(variance),
    grain: formatFraction(grain),
  }));
}
