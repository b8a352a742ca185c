/** What a database that plugs in is made with: its dialect, its sessions, its tables. */
export { type RelationColumn, typedColumn } from "../compile/relation.ts";
export { population } from "../compile/tabulation.ts";
export { type ClusterScript, type ServerView, serverSuffix } from "../connectors/cluster.ts";
export { duckDbProblem } from "../connectors/duckdb-problem.ts";
export { openedTable, type ServerTable, tableAbsent } from "../connectors/opened-table.ts";
export { errorCode, networkProblem } from "../connectors/server-problem.ts";
export type { ServerKind } from "../connectors/servers.ts";
export {
  type Connection,
  type Database,
  type DatabaseCell,
  DriverError,
  type ParquetSource,
} from "../database.ts";
export {
  afterDay,
  clock,
  countedDateForms,
  dayCounted,
  daysBetween,
  englishMonths,
  monthName,
  numberShape,
  writtenBesides,
  year,
} from "../dialects/days-and-numbers.ts";
export { type Dialect, partPattern, standard } from "../dialects/dialect.ts";
export { duckDbWith } from "../dialects/duckdb.ts";
export type { Engine } from "../engine.ts";
export {
  checkWidth,
  type LastRow,
  lastFilled,
  lastRows,
  type OpenedFile,
  type OwnTable,
} from "../opened-file.ts";
export { engineInputError, engineProblem } from "../problems.ts";
export { openFile } from "../read/open-file.ts";
export { runPlan } from "../run/run-plan.ts";
export {
  cast,
  join,
  name,
  type Sql,
  type SqlValue,
  sql,
  type Type,
  value,
  write,
  writeLiteral,
} from "../sql.ts";
