import { isRead, type Plan, type ReadNode } from "../plan.ts";
import { type Sql, sql } from "../sql.ts";
import { dayOf, isMissingValue, listLookUp, lookUp, numberOf } from "./column.ts";
import type { Compiling } from "./contacts.ts";
import type { Column } from "./relation.ts";

/** What the values of the units' columns must be. */
export function unitChecks({ attributes }: Plan): readonly ReadNode[] {
  return [...attributes.values()].filter(isRead);
}

/** What the values of the contacts' columns must be. */
export function contactChecks({ contacts }: Plan): readonly ReadNode[] {
  if (contacts === null) return [];
  const { date, channel, motive } = contacts;
  return [
    { kind: "date", ...date },
    { kind: "code", codes: [], ...channel },
    ...(motive === null ? [] : [{ kind: "code", codes: [], ...motive } as const]),
  ];
}

/** The column has a value, and that value says nothing of what it must. */
export function isWrong(check: ReadNode, column: Column, compiling: Compiling): Sql {
  const { dialect } = compiling;
  switch (check.kind) {
    case "code": {
      const look = lookUp(column.text, check.translate, { dialect, indexOf: () => null });
      return look.unknown(look.at);
    }
    case "list":
      return listLookUp(check, dialect.partsOf(column.text, check.separator), dialect).unknown;
    case "date":
      return sql`(${dayOf(column, check, compiling)} IS NULL AND NOT ${isMissingValue(column, check.missing, dialect)})`;
    case "number":
      if (check.positive) return sql`coalesce(NOT ${numberOf(column, check, dialect)} > 0, TRUE)`;
      return sql`(${numberOf(column, check, dialect)} IS NULL AND NOT ${isMissingValue(column, check.missing, dialect)})`;
    default:
      return check satisfies never;
  }
}
