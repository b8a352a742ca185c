import { type Sql, sql } from "../sql.ts";

/** A file of the plan as statements see it: a FROM clause, and its columns. */
export interface Relation {
  readonly from: Sql;
  /** By name in the plan; only those that the plan reads. */
  readonly columns: ReadonlyMap<string, RelationColumn>;
}

/**
 * A column read as text, or already typed in the file: a day, a local stamp, an instant, a number. A `cell` is the text
 * of a workbook's cell, in which a true date is written `2022-12-31` whatever the others are.
 */
export interface RelationColumn {
  readonly sql: Sql;
  readonly type: "text" | "cell" | "day" | "stamp" | "instant" | "whole" | "number";
  /** Its values as text, as codes and keys are compared. */
  readonly text: Sql;
}

export function columnOf({ columns }: Relation, name: string): RelationColumn {
  const column = columns.get(name);
  if (column === undefined) throw new RangeError("the plan reads a column that its relation lacks");
  return column;
}

/** A column of text, as most files have. */
export function textColumn(sql: Sql): RelationColumn {
  return { sql, type: "text", text: sql };
}

/** Gives a column another name. */
export function renamed({ type }: RelationColumn, alias: Sql): RelationColumn {
  return typedColumn(alias, type);
}

export function typedColumn(item: Sql, type: RelationColumn["type"]): RelationColumn {
  switch (type) {
    case "text":
    case "cell":
      return { ...textColumn(item), type };
    case "number":
      return { sql: item, type, text: wholeText(item) };
    default:
      return { sql: item, type, text: sql`CAST(${item} AS VARCHAR)` };
  }
}

/** A code 1 is read as `1` although a tool stored the column as 1.0, because it has missing values. */
function wholeText(item: Sql): Sql {
  return sql`CASE WHEN ${item} = trunc(${item}) AND abs(${item}) < 1e15 THEN CAST(CAST(${item} AS BIGINT) AS VARCHAR) ELSE CAST(${item} AS VARCHAR) END`;
}
