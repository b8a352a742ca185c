import { type Sql, sql, type Type, value } from "../sql.ts";
import type { Dialect } from "./dialect.ts";

const types = {
  text: "VARCHAR",
  day: "DATE",
  whole: "BIGINT",
  number: "DOUBLE",
  texts: "VARCHAR[]",
  indexes: "SMALLINT[]",
  bits: "BIGINT[]",
} as const satisfies Record<Type, string>;

type Lists = "partsOf" | "isEmpty" | "each" | "allAmong" | "ranksOf" | "holds" | "least";
type Shared = Omit<Dialect, "name" | "dayOf" | "numberOf" | "wholeOf" | "padded" | "isDigits" | Lists>;

/** What most databases have in common; a dialect starts from it and holds only its differences. */
export const standard = {
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  parameter: (position, type) => (type === null ? `$${position}` : `CAST($${position} AS ${types[type]})`),
  positionIn: (list, item) => sql`array_position(${value(list, "texts")}, ${item})`,
  elementAt: (list, position) => sql`(${value(list, "indexes")})[${position}]`,
  bitsAt: (list, position) => sql`(${value(list, "bits")})[${position}]`,
  bitOr: (item: Sql) => sql`bit_or(${item})`,
  dayIn: (instant, timezone) => sql`CAST(${instant} AT TIME ZONE ${value(timezone, "text")} AS DATE)`,
} as const satisfies Shared;
