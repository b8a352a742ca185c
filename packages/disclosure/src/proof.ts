import type { PublishedAudit } from "./protection/published-audit.ts";
import type { Policy } from "./rules/policy.ts";
import type { Structure } from "./system/structure.ts";

/** What the attacker is supposed to know besides the tables, and what it found: all that is needed to attack again. */
export interface Proof {
  readonly policy: Policy;
  readonly structure: Structure;
  readonly audit: PublishedAudit;
}
