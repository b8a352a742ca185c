export type { ServerKind } from "./connectors/servers.ts";
export { type ContactsLost, contactsLost, contactsMisread, reasonsOfFile } from "./contacts-lost.ts";
export { type Converted, convertFiles } from "./convert-files.ts";
export { yearsMax } from "./derivations/years.ts";
export type { Dialect } from "./dialects/dialect.ts";
export { duckdb } from "./dialects/duckdb.ts";
export type { Engine, Outcome, Progress } from "./engine.ts";
export { RefusedRun } from "./engine.ts";
export type { Spike } from "./oddities.ts";
export { type Oddity, oddityThresholds } from "./oddities.ts";
export type { JointTabulation, Plan } from "./plan.ts";
export { planSource } from "./plan-source.ts";
export { engineProblems } from "./problems.ts";
export { proposedOtherRows } from "./profile/odd-keys.ts";
export { type FileToProfile, type Profiling, profileFile } from "./profile/profile-file.ts";
export {
  type AttributeQuality,
  type ContactsQuality,
  type FileQuality,
  type KeyShapes,
  type LostZeros,
  type Quality,
  type SetAsideReason,
  setAsideReasons,
  type UnknownCode,
} from "./quality.ts";
export { type PlannedStatement, type Purpose, plannedStatements } from "./run/planned-statements.ts";
export { type Sql, writeLiteral } from "./sql.ts";
