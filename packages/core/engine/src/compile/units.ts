import { attributeColumn } from "../derivations/derivation.ts";
import { isRead, type Plan, type ReadStep, type UnitsInput } from "../plan.ts";
import { join, name, type Sql, sql } from "../sql.ts";
import {
  type Compiling,
  dayOf,
  isBlank,
  isMissingValue,
  type LookUp,
  listLookUp,
  lookUpCode,
  numberOf,
  paddedKey,
} from "./column.ts";
import { columnOf, type Relation, type RelationColumn, renamed } from "./relation.ts";

/**
 * One row per unit: its key, its attributes that are read, and `bad`: how many of its values say nothing that the mapping or
 * the format explains. An attribute with codes is the rank of its code, from 1; 0 is a number below every band;
 * null is unknown. From contacts, also one row per empty key, and whether the rows of a key contradict one another.
 */
export function compileUnits(plan: Plan, units: UnitsInput, relation: Relation, compiling: Compiling): Sql {
  const read = [...plan.attributes].flatMap(([attribute, node]) =>
    isRead(node) ? [readAttribute(attribute, node, columnOf(relation, node.column), compiling)] : [],
  );
  const key = paddedKey(compiling.keyOf(columnOf(relation, units.key)), units.pad, compiling.dialect);
  const raw = selection([sql`${key.sql} AS key`, ...read.map((part) => part.raw)], relation.from);
  const placed = selection([sql`*`, ...read.flatMap((part) => part.at)], nested(raw, "raw"));
  const valued = selection(
    [sql`*`, ...read.map((part) => part.value)],
    nested(compiling.dialect.fenced(placed), "placed"),
  );
  const withoutKey = units.fromContacts ? [] : [isBlank(renamed(key, name("key")), compiling.dialect)];
  const wrong = [...withoutKey, ...read.map(({ bad }) => bad)].map(
    (condition) => sql`CASE WHEN ${condition} THEN 1 ELSE 0 END`,
  );
  const bad = wrong.length === 0 ? sql`0` : join(wrong, " + ");
  const checked = selection(
    [sql`key`, sql`${bad} AS bad`, ...read.map((part) => attributeColumn(part.attribute))],
    nested(compiling.dialect.fenced(valued), "valued"),
  );
  return units.fromContacts
    ? agreed(
        read.map(({ attribute }) => attribute),
        checked,
      )
    : checked;
}

/** Whether rows of one unit have different values of an attribute. */
export function contradictionColumn(attribute: string): Sql {
  return name(`c_${attribute}`);
}

/** One row per key: the value of each attribute that all rows with a value have, null where they differ. */
function agreed(attributes: readonly string[], rows: Sql): Sql {
  const columns = attributes
    .map(attributeColumn)
    .flatMap((column, at) => [
      sql`CASE WHEN min(${column}) = max(${column}) THEN min(${column}) END AS ${column}`,
      sql`coalesce(min(${column}) <> max(${column}), FALSE) AS ${contradictionColumn(attributes[at] ?? "")}`,
    ]);
  return sql`${selection([sql`key`, sql`sum(bad) AS bad`, ...columns], nested(rows, "rows_of_units"))} GROUP BY key`;
}

function selection(columns: readonly Sql[], from: Sql): Sql {
  return sql`SELECT ${join(columns, ", ")} FROM ${from}`;
}

function nested(rows: Sql, alias: string): Sql {
  return sql`(${rows}) AS ${name(alias)}`;
}

interface ReadAttribute {
  readonly attribute: string;
  readonly raw: Sql;
  readonly at: readonly Sql[];
  readonly value: Sql;
  /** It has a value, and that value says nothing. */
  readonly bad: Sql;
}

function readAttribute(
  attribute: string,
  node: ReadStep,
  column: RelationColumn,
  compiling: Compiling,
): ReadAttribute {
  const rawName = name(`r_${attribute}`);
  if (node.kind === "code") {
    const raw = sql`${column.text} AS ${rawName}`;
    const look = codeLookUp(node, rawName, compiling);
    const at = name(`p_${attribute}`);
    const value = sql`${look.index(at)} AS ${attributeColumn(attribute)}`;
    return { attribute, raw, at: [sql`${look.at} AS ${at}`], value, bad: look.unknown(at) };
  }
  if (node.kind === "list") {
    const parts = compiling.dialect.partsOf(rawName, node.separator);
    const look = listLookUp(node, name(`p_${attribute}`), compiling.dialect);
    const value = sql`${look.ranks} AS ${attributeColumn(attribute)}`;
    const at = [sql`${parts} AS ${name(`p_${attribute}`)}`];
    return { attribute, raw: sql`${column.text} AS ${rawName}`, at, value, bad: look.unknown };
  }
  const item = renamed(column, rawName);
  const raw = sql`${column.sql} AS ${rawName}`;
  const read = node.kind === "date" ? dayOf(item, node, compiling) : numberOf(item, node, compiling.dialect);
  const value = sql`${read} AS ${attributeColumn(attribute)}`;
  const bad =
    node.kind === "number" && node.positive
      ? sql`coalesce(NOT ${attributeColumn(attribute)} > 0, TRUE)`
      : sql`${attributeColumn(attribute)} IS NULL AND NOT ${isMissingValue(item, node.missing, compiling.dialect)}`;
  return { attribute, raw, at: [], value, bad };
}

export function codeLookUp(
  node: Extract<ReadStep, { readonly kind: "code" }>,
  text: Sql,
  { dialect }: Compiling,
): LookUp {
  const ranks = new Map(node.codes.map(({ code }, at) => [code, at + 1]));
  const indexOf = (code: string | null) => (code === null ? null : (ranks.get(code) ?? null));
  return lookUpCode(text, node.translate, { dialect, indexOf });
}
