export { protect } from "./protect.ts";
export type { Cell, ProtectedTable, Treatment } from "./protected-table.ts";
export { auditThreshold, type ThresholdAudit } from "./threshold-audit.ts";
export { type Measures, withMeasures } from "./with-measures.ts";
