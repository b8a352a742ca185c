import type { Dialect } from "../dialects/dialect.ts";
import type { Plan } from "../plan.ts";
import { cast, name, type Sql, sql, value } from "../sql.ts";
import { isBlank } from "./column.ts";
import { withKeyTexts } from "./other-rows.ts";
import { type Relation, textColumn } from "./relation.ts";
import { population } from "./tabulation.ts";

/** Column of the views of a cluster: the version of the pass that they compute. */
export const versionColumn = "version";

/** The query of a server's view: the pass over its own tables, and the version of the pass. */
export function compileServerView(pass: Sql, version: string): Sql {
  return sql`SELECT *, ${cast(value(version, "text"), "text")} AS ${name(versionColumn)} FROM (${pass}) AS pass`;
}

/** The query that fills the population from the view. */
export function compileUnited({ from }: Pick<Relation, "from">): Sql {
  return sql`SELECT * FROM ${from}`;
}

/** Versions of the rows read: one, unless servers have views of several. */
export function compileVersions(): Sql {
  return sql`SELECT ${name(versionColumn)}, count(*) FROM ${population} GROUP BY ${name(versionColumn)}`;
}

/**
 * Keys that several rows have, one of which at least is no unit: units on one server and contacts on another. Where units have
 * a table of their own, a key whose rows are all units is a unit given twice, which the run looks for anyway.
 */
export function compileMisplaced({ units }: Plan, dialect: Dialect): Sql {
  const isKeyed = sql`NOT ${isBlank(textColumn(name("key_text")), dialect)}`;
  const isApart =
    units === null || units.fromContacts ? sql`` : sql` AND count(*) FILTER (WHERE known) < count(*)`;
  const keys = sql`SELECT key_text FROM ${withKeyTexts(dialect)} WHERE ${isKeyed} GROUP BY key_text HAVING count(*) > 1${isApart}`;
  return sql`SELECT count(*) FROM (${keys}) AS misplaced`;
}
