import { type Source, type Study, sourceDefinition } from "@vigie/study";
import { formatFraction } from "./noise/fraction.ts";
import type { PossibleTable } from "./plan/counting-plan.ts";
import type { Policy } from "./policy.ts";

/** All that a study and a policy say of the tables of a source: what the partner's mapping says is apart. */
export function drawDefinition(
  study: Study,
  source: Source,
  { policy, tables }: { readonly policy: Policy; readonly tables: readonly PossibleTable[] },
) {
  return {
    study: sourceDefinition(study, source),
    policy: policyDefinition(policy),
    tables: tables.map(tableDefinition),
  };
}

function policyDefinition({ rho, min, small }: Policy) {
  return { rho: formatFraction(rho), min, small };
}

/** What is drawn, as the study decides it: the same study counted by another rule is drawn anew. */
function tableDefinition({
  impossible,
  variance,
  grain,
  weight: _weight,
  rho: _rho,
  ...table
}: PossibleTable) {
  const cells = [...impossible.keys()].filter((cell) => impossible[cell] === 1);
  return {
    ...table,
    // These cells get no noise and are never hidden.
    impossible: cells.length > 0 ? cells : undefined,
    variance: formatFraction(variance),
    grain: formatFraction(grain),
  };
}
