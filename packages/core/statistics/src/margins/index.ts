export { constraintsOf } from "./constraints.ts";
export { type Margin, marginSums } from "./margin.ts";
export { reconcile } from "./reconcile.ts";
export { standardErrors, wholeStandardErrors } from "./standard-errors.ts";
export { wholeCounts } from "./whole-counts.ts";
