import type { PublishedAudit } from "./protection/published-audit.ts";
import type { Policy } from "./rules/policy.ts";
import type { Structure } from "./system/structure.ts";

/** What the attacker is supposed to know besides the tables. */
export interface Assumptions {
  readonly policy: Policy;
  readonly structure: Structure;
}

/** All that is needed to attack again, and what was found. */
export interface Proof extends Assumptions {
  readonly audit: PublishedAudit;
}
