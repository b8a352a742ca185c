export type { ByteSource } from "./byte-source.ts";
export { csvText } from "./csv-text.ts";
export { openStatisticalFile, type StatisticalFile } from "./open-statistical-file.ts";
export { filesProblems } from "./problems.ts";
export { type StatisticalColumn, type StatisticalKind, statisticalKinds } from "./statistical-table.ts";
export type { MissingCount } from "./text-rows.ts";
