export * from "./channel-set.ts";
export { codesKey, countsByCodes, indexRows, lineKey, linesBefore, total, unknown } from "./codes.ts";
export { type Family, families, type Group, groupOf, groups, isGroup } from "./group.ts";
export { type LineRows, linesOf, rowCodes, rowCount } from "./lines.ts";
export type { Dimension, JointCounts, JointCountsRow, Row, Table } from "./table.ts";
export { possibleRows, type ReleasedRow, type ReleasedTable } from "./table.ts";
export { readTableCsv, tableCsv } from "./table-csv.ts";
