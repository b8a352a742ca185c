import { effectivePolicy, type Policy } from "@vigie/disclosure";
import type { Mapping } from "@vigie/mapping";
import type { Study } from "@vigie/study";

/** The rules that a partner's bundle is made by. */
export function policyAt(study: Pick<Study, "disclosure">, { policy: { floors, accepts } }: Mapping): Policy {
  return effectivePolicy(study, { floors, small: accepts.small });
}
