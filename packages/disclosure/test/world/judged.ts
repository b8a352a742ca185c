import type { Study } from "@vigie/study";
import { loadSolver, protect, structureOf } from "../../src/index.ts";
import { auditPublished } from "../../src/protection/published-audit.ts";
import { policyOf } from "../../src/rules/policy.ts";
import { count, type Person } from "./counted.ts";

const highs = await loadSolver();

/** Whether tables that would leave as they are pass the audit; and how many leave once protected. */
export function judged(people: readonly Person[], ids: readonly string[], study: Study) {
  const tables = ids.map((id) => count(id, people, study));
  const { min } = study.disclosure;
  const structure = structureOf({ study, tables, withheld: [], joints: new Map(), min });
  const { holds } = auditPublished(tables, { structure, policy: policyOf(study) }, highs);
  const release = protect(
    { study, tables, joints: new Map(), previous: [], secret: "kq9x vltz 4rmw pb7c" },
    highs,
  );
  const leaving = release.tables.filter(({ treatment }) => treatment.kind !== "withheld");
  return { holds, leaving: leaving.length, proven: release.proof.audit.holds };
}
