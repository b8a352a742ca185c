import { attributeColumn, holds } from "../derivations/derivation.ts";
import type { Plan } from "../plan.ts";
import { join, name, type Sql, sql } from "../sql.ts";

/** Name of the table that holds the population, once computed. */
export const population = name("population");

/** Units of a universe by one dimension, or several: their ranks, then the count. */
export function compileTabulation(plan: Plan, universe: string, dimensions: readonly string[]): Sql {
  const columns = dimensions.flatMap(columnsOf);
  return sql`SELECT ${join([...columns, sql`count(*) AS count`], ", ")} ${grouped(plan, universe, columns)}`;
}

function grouped(plan: Plan, universe: string, columns: readonly Sql[]): Sql {
  const conditions = plan.universes.get(universe);
  if (conditions === undefined) throw new RangeError("the plan has no such universe");
  const where = join([sql`known`, ...conditions.map((condition) => holds(plan, condition))], " AND ");
  const by = columns.length === 0 ? sql`` : sql` GROUP BY ${join(columns, ", ")}`;
  return sql`FROM ${population} WHERE ${where}${by}`;
}

/** Units of a universe by their codes in some dimensions, one at least. */
export interface Counting {
  readonly universe: string;
  readonly dimensions: readonly string[];
}

/**
 * Several tabulations in one statement, which a database runs side by side: the position of the tabulation, its ranks as whole
 * numbers, nulls up to the widest tabulation, then the count.
 */
export function compileTabulations(plan: Plan, tabulations: readonly Counting[]): Sql {
  const widths = tabulations.map(({ dimensions }) => dimensions.flatMap(columnsOf).length);
  const widest = Math.max(...widths);
  const parts = tabulations.map(({ universe, dimensions }, at) => {
    const columns = dimensions.flatMap(columnsOf);
    const padding = Array.from({ length: widest - (widths[at] ?? 0) }, () => sql`NULL`);
    // Named by position: two columns of one name, of which one may be null, would stop some databases.
    const ranks = [...columns, ...padding].map(
      (column, position) => sql`CAST(${column} AS BIGINT) AS ${name(`rank_${position + 1}`)}`,
    );
    return sql`SELECT ${join([sql`${at} AS tabulation`, ...ranks, sql`count(*) AS count`], ", ")} ${grouped(plan, universe, columns)}`;
  });
  return join(parts, " UNION ALL ");
}

function columnsOf(dimension: string): readonly Sql[] {
  if (dimension === "group") return [name("use")];
  if (dimension === "subgroup") return [name("use"), name("used")];
  return [attributeColumn(dimension)];
}
