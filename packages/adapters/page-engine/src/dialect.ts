import { duckDbWith, type Sql, sql, value } from "@vigie/engine/adapter";

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

/** The clock of a time zone, year by year of UTC: for databases that know no zone. */
interface ZoneOffsets {
  readonly firstYear: number;
  /** Seconds ahead of UTC where each year starts. */
  readonly atStart: readonly number[];
  /**
   * The first change of each year, then the second, as far as the busiest year has some: seconds from 1970 at which it
   * happens, and seconds ahead of UTC from then on. Null in years that have fewer.
   */
  readonly changes: readonly {
    readonly at: readonly (number | null)[];
    readonly ahead: readonly (number | null)[];
  }[];
}

const [firstYear, lastYear] = [1900, 2100];
/** Days between two looks: no zone has changed twice in so few. */
const step = 10 * 86_400;

/** @param timezone IANA name */
function zoneOffsets(timezone: string): ZoneOffsets {
  const aheadAt = clockOf(timezone);
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at);
  const starts = years.map((year) => Date.UTC(year, 0, 1) / 1000);
  const changes = starts.map((start, at) => changesWithin(start, starts[at + 1] ?? start + step, aheadAt));
  const most = Math.max(...changes.map((ofYear) => ofYear.length));
  return {
    firstYear,
    atStart: starts.map(aheadAt),
    changes: Array.from({ length: most }, (_, nth) => ({
      at: changes.map((ofYear) => ofYear[nth]?.at ?? null),
      ahead: changes.map((ofYear) => ofYear[nth]?.ahead ?? null),
    })),
  };
}

type Clock = (instant: number) => number;

function changesWithin(start: number, end: number, aheadAt: Clock): { at: number; ahead: number }[] {
  const changes = [];
  for (let from = start; from < end; from += step) {
    const to = Math.min(from + step, end);
    if (aheadAt(from) === aheadAt(to)) continue;
    const at = changeBetween(from, to, aheadAt);
    if (at < end) changes.push({ at, ahead: aheadAt(at) });
  }
  return changes;
}

function changeBetween(before: number, after: number, aheadAt: Clock): number {
  if (after - before <= 1) return after;
  const middle = Math.floor((before + after) / 2);
  return aheadAt(middle) === aheadAt(before)
    ? changeBetween(middle, after, aheadAt)
    : changeBetween(before, middle, aheadAt);
}

/** Seconds ahead of UTC at an instant, itself in seconds from 1970. */
function clockOf(timezone: string): Clock {
  const format = new Intl.DateTimeFormat("en", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instant) => {
    const parts = new Map(
      format.formatToParts(instant * 1000).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const local = Date.UTC(
      part("year"),
      part("month") - 1,
      part("day"),
      part("hour"),
      part("minute"),
      part("second"),
    );
    return local / 1000 - instant;
  };
}
