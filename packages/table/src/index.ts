export * from "./channel-set.ts";
export { codesKey, indexRows, lineKey, linesBefore, total, unknown } from "./codes.ts";
export { countsByCodes } from "./counts-by-codes.ts";
export { type Family, families, type Group, groupOf, groups, isGroup } from "./group.ts";
export type { JointCounts, JointCountsRow } from "./joint-counts.ts";
export { type Line, linesOf, rowCodes, rowCount } from "./lines.ts";
export { possibleRows, type ReleasedRow, type ReleasedTable } from "./released-table.ts";
export type { Dimension, Row, Table } from "./table.ts";
export { readTableCsv, tableCsv } from "./table-csv.ts";
