import { families } from "@vigie/study";
import type { Dialect } from "../dialects/dialect.ts";
import type { ContactsInput, Plan } from "../plan.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import { blank } from "./column.ts";
import { type Compiling, channelBit, compileContacts, mistakes, rowReasons } from "./contacts.ts";
import { attributeColumn } from "./derivation.ts";
import { paddedKey } from "./key.ts";
import { columnOf, type Relation, renamed, textColumn, typedColumn } from "./relation.ts";
import { compileUnits } from "./units.ts";

export interface Relations {
  readonly units: Relation | null;
  readonly contacts: Relation | null;
}

/**
 * As what the keys of both files are compared. Whole numbers take less memory than their texts, and a little more
 * time to read; but some key may be none, and only reading tells.
 */
export type Keys = "whole" | "text";

/**
 * One row a unit, and one a key that is no unit (`known` tells them apart): attributes, `bad`, `wrong` (bits of
 * mistakes), `used` (bits of the channels used), `use` (rank of the group), `contacts` and the counts set aside.
 */
export function compilePopulation(
  plan: Plan,
  relations: Relations,
  { dialect, keys }: { readonly dialect: Dialect; readonly keys: Keys },
): Sql {
  const { units, contacts } = relations;
  const keyOf = keys === "text" ? keysOf(plan, relations) : wholeKey(dialect);
  const compiling = { dialect, timezone: plan.timezone, keyOf };
  const unit = plan.units && units && compileUnits(plan, plan.units, units, compiling);
  const contact = plan.contacts && contacts && compileContacts(plan.contacts, contacts, compiling);
  const attributes = [...plan.attributes.keys()].flatMap((id) => sql`, ${attributeColumn(id)}`);
  if (unit !== null && (plan.contacts === null || contact === null))
    return sql`SELECT TRUE AS known, key, bad${attributes} FROM (${unit}) AS unit`;
  if (plan.contacts === null || contacts === null || contact === null)
    throw new RangeError("a plan reads units, contacts, or both");
  const use = usage(plan.contacts);
  if (unit === null) {
    const own = compiling.keyOf(columnOf(contacts, plan.contacts.key));
    const key = renamed(paddedKey(own, plan.contacts.pad, dialect), name("key"));
    return sql`SELECT NOT ${blank(key)} AS known, key, 0 AS bad${use} FROM (${contact}) AS contact`;
  }
  return sql`SELECT unit.bad IS NOT NULL AS known, coalesce(unit.key, contact.key) AS key, unit.bad AS bad${attributes}${use} FROM (${contact}) AS contact FULL JOIN (${unit}) AS unit ON contact.key = unit.key`;
}

/** A text that writes a whole number is one; the statement fails where a key does not. */
function wholeKey(dialect: Dialect): Compiling["keyOf"] {
  return (column) => (column.type === "whole" ? column : typedColumn(dialect.wholeOf(column.text), "whole"));
}

/** Where one file holds its keys as text, those of the other are compared as text. */
function keysOf(plan: Plan, { units, contacts }: Relations): Compiling["keyOf"] {
  const keys = [
    ...(plan.units && units ? [columnOf(units, plan.units.key)] : []),
    ...(plan.contacts && contacts ? [columnOf(contacts, plan.contacts.key)] : []),
  ];
  return keys.every(({ type }) => type === "whole")
    ? (column) => column
    : (column) => textColumn(column.text);
}

/** What the contacts of one key come to. */
function usage({ channels }: ContactsInput): Sql {
  const bitsOf = (family: (typeof families)[number]) =>
    channels.reduce((bits, channel, at) => (channel.family === family ? bits | channelBit(at) : bits), 0n);
  const all = families.reduce((bits, family) => bits | bitsOf(family), 0n);
  const wrong = mistakes.date | mistakes.channel | mistakes.motive;
  const digital = sql`marks & ${value(bitsOf("digital"), "whole")} <> 0`;
  const elsewhere = sql`marks & ${value(bitsOf("direct") | bitsOf("material"), "whole")} <> 0`;
  const group = sql`CASE WHEN (${digital}) AND (${elsewhere}) THEN 2 WHEN ${digital} THEN 1 WHEN ${elsewhere} THEN 3 WHEN routine > 0 THEN 4 ELSE 5 END`;
  const counts = ["contacts", ...rowReasons].map(
    (count) => sql`CAST(coalesce(${name(count)}, 0) AS UINTEGER) AS ${name(count)}`,
  );
  return sql`, coalesce(marks & ${value(wrong, "whole")}, 0) AS wrong, coalesce(marks & ${value(all, "whole")}, 0) AS used, CAST(${group} AS UTINYINT) AS use, ${join(counts, ", ")}`;
}
