export { fieldNames } from "./field-names.ts";
export { jointsOf, pairJoints } from "./pair-joints.ts";
export type { Assumptions, Proof } from "./proof.ts";
export { type ProtectQuestion, protect, type Release } from "./protect.ts";
export type { Cell, ProtectedRow, ProtectedTable, Treatment } from "./protected-table.ts";
export { type Now, tablesUntied, withCodesTied } from "./protection/codes-tied.ts";
export { comparableOf, type LeftOut, type PublishedRelease, underOwnNames } from "./protection/comparable.ts";
export type { WithheldReason } from "./protection/draft.ts";
export { published } from "./protection/protect-all.ts";
export {
  auditPublished,
  type CellAudit,
  type PublishedAudit,
  type PublishedTable,
} from "./protection/published-audit.ts";
export type { EarlierRelease, EarlierTable } from "./protection/release.ts";
export { auditReleases, type ReleaseAudit } from "./protection/release-audit.ts";
export { tellingAfter } from "./protection/telling-after.ts";
export { type Contributions, contributionsOf, dominates, isEstimable } from "./rules/magnitude.ts";
export { type Policy, policyOf } from "./rules/policy.ts";
export { loadSolver } from "./solver.ts";
export { withEffort } from "./suppression/effort.ts";
export { type Method, methods } from "./suppression/suppress.ts";
export { dependencyOf, type Joint } from "./system/dependency.ts";
export { judgedRules } from "./system/respected-rules.ts";
export {
  fieldsIn,
  type Items,
  type Population,
  type Relation,
  respectedIn,
  type Structure,
  untriedTables,
  type View,
} from "./system/structure.ts";
export { structureOf } from "./system/structure-of.ts";
export { type Measures, withMeasures } from "./with-measures.ts";
