export { type Constraints, constraintsOf, type TableNoise } from "./constraints.ts";
export { type Margin, type MarginView, marginSums } from "./margin.ts";
export { type NoisyTable, reconcile } from "./reconcile.ts";
export { standardErrors, type TableSums, wholeStandardErrors } from "./standard-errors.ts";
export { type WholeCounts, wholeCounts } from "./whole-counts.ts";
