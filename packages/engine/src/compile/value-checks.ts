import type { DateFormat, Plan, ReadNode, Translation } from "../plan.ts";
import { isRead } from "../plan.ts";
import { type Sql, sql } from "../sql.ts";
import { dayOf, listLookUp, lookUp, numberOf, valueless } from "./column.ts";
import type { Compiling } from "./contacts.ts";
import type { Column } from "./relation.ts";

/** A column read by a plan, and what its values must be. */
export interface Check {
  readonly column: string;
  readonly reads:
    | { readonly kind: "code"; readonly translate: Translation }
    | Extract<ReadNode, { readonly kind: "list" }>
    | { readonly kind: "date"; readonly format: DateFormat; readonly missing: ReadonlySet<string> }
    | {
        readonly kind: "number";
        readonly decimal: "." | ",";
        readonly missing: ReadonlySet<string>;
        readonly positive: boolean;
      };
}

export function unitChecks({ attributes }: Plan): readonly Check[] {
  return [...attributes.values()]
    .filter(isRead)
    .map((node: ReadNode) => ({ column: node.column, reads: node }));
}

export function contactChecks({ contacts }: Plan): readonly Check[] {
  if (contacts === null) return [];
  const { date, channel, motive } = contacts;
  return [
    { column: date.column, reads: { kind: "date", ...date } },
    { column: channel.column, reads: { kind: "code", ...channel } },
    ...(motive === null ? [] : [{ column: motive.column, reads: { kind: "code", ...motive } as const }]),
  ];
}

/** The column has a value, and that value says nothing of what it must. */
export function isWrong({ reads }: Check, column: Column, compiling: Compiling): Sql {
  const { dialect } = compiling;
  switch (reads.kind) {
    case "code": {
      const look = lookUp(column.text, reads.translate, { dialect, indexOf: () => null });
      return look.unknown(look.at);
    }
    case "list":
      return listLookUp(reads, dialect.partsOf(column.text, reads.separator), dialect).unknown;
    case "date":
      return sql`(${dayOf(column, reads, compiling)} IS NULL AND NOT ${valueless(column, reads.missing, dialect)})`;
    case "number":
      if (reads.positive) return sql`coalesce(NOT ${numberOf(column, reads, dialect)} > 0, TRUE)`;
      return sql`(${numberOf(column, reads, dialect)} IS NULL AND NOT ${valueless(column, reads.missing, dialect)})`;
    default:
      return reads satisfies never;
  }
}
