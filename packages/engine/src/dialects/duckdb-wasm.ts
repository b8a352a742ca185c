import { type Sql, sql, value } from "../sql.ts";
import { duckDbWith } from "./duckdb.ts";
import { type ZoneOffsets, zoneOffsets } from "./zone-offsets.ts";

/** DuckDB in a page: the same, but for time zones, which it knows by an extension that is not there. */
export const duckdbWasm = duckDbWith({ name: "duckdb-wasm", dayIn });

/** Each takes a tenth of a second, and a statement reads many days in one zone. */
const known = new Map<string, ZoneOffsets>();

function offsetsOf(timezone: string): ZoneOffsets {
  const found = known.get(timezone) ?? zoneOffsets(timezone);
  known.set(timezone, found);
  return found;
}

/** Local day of an instant, by the changes of the zone's clock in its year of UTC. */
function dayIn(instant: Sql, timezone: string): Sql {
  const { firstYear, atStart, changes } = offsetsOf(timezone);
  // A lambda names the instant, which is then computed once, and for the rows alone that have one.
  const at = sql`CAST(utc AS TIMESTAMP)`;
  const year = sql`least(greatest(CAST(extract(year FROM ${at}) AS INTEGER) - ${firstYear - 1}, 1), ${atStart.length})`;
  const inYear = (list: readonly (number | null)[]) => sql`(${value(list, "bits")})[${year}]`;
  const ahead = changes.reduce(
    (before, change) =>
      sql`CASE WHEN epoch(${at}) >= ${inYear(change.at)} THEN ${inYear(change.ahead)} ELSE ${before} END`,
    inYear(atStart),
  );
  return sql`list_transform([${instant}], lambda utc: CAST(${at} + to_seconds(${ahead}) AS DATE))[1]`;
}
