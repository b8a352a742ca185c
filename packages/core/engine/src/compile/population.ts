import { families } from "@vigie/table";
import { rowReasons } from "../derivations/contact.ts";
import { attributeColumn } from "../derivations/derivation.ts";
import { derivationOf } from "../derivations/index.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { type ContactsInput, isRead, type Plan } from "../plan.ts";
import { cast, join, name, namesIn, type Sql, sql, value } from "../sql.ts";
import { type Compiling, isBlank, paddedKey } from "./column.ts";
import { channelBit, compileContacts, mistakes } from "./contacts.ts";
import { columnOf, type Relation, renamed, textColumn, typedColumn } from "./relation.ts";
import { compileUnits, contradictionColumn } from "./units.ts";

export interface Relations {
  readonly units: Relation | null;
  readonly contacts: Relation | null;
}

/**
 * How the keys of both files are compared. Whole numbers take less memory than texts, and a little more time to read; but
 * only reading shows whether every key is a number.
 */
export type Keys = "whole" | "text";

/**
 * One row per unit, and one per key that is not a unit (`known` distinguishes them): attributes, `bad`, `wrong` (bits of
 * mistakes), `used` (bits of the channels used), `use` (rank of the group), `contacts` and the counts set aside.
 */
export function compilePopulation(
  plan: Plan,
  relations: Relations,
  { dialect, keys }: { readonly dialect: Dialect; readonly keys: Keys },
): Sql {
  const keyOf = keys === "text" ? keysOf(plan, relations) : wholeKey(dialect);
  const compiling = { dialect, timezone: plan.timezone, keyOf };
  const rows = joined(plan, relations, compiling);
  return derivedInSteps(plan, dialect).reduce(
    (before, step, at) => sql`SELECT *, ${join(step, ", ")} FROM (${before}) AS ${name(`step_${at + 1}`)}`,
    rows,
  );
}

/** Derived attributes as columns; those of one step read none of the same step, and may be computed together. */
function derivedInSteps(plan: Plan, dialect: Dialect): readonly (readonly Sql[])[] {
  const stepOf = new Map<string, number>();
  const steps: Sql[][] = [];
  for (const [attribute, node] of plan.attributes) {
    if (isRead(node)) continue;
    const derived = derivationOf(node).sql(node, { plan, dialect });
    const read = namesIn(derived).flatMap((column) => stepOf.get(column) ?? []);
    const step = Math.max(0, ...read.map((at) => at + 1));
    const column = attributeColumn(attribute);
    for (const columnName of namesIn(column)) stepOf.set(columnName, step);
    steps[step] = [...(steps[step] ?? []), sql`${derived} AS ${column}`];
  }
  return steps;
}

/** Units with the attributes that are read, joined to the summary of their contacts. */
function joined(plan: Plan, { units, contacts }: Relations, compiling: Compiling): Sql {
  const unit = plan.units && units && compileUnits(plan, plan.units, units, compiling);
  const contact = plan.contacts && contacts && compileContacts(plan.contacts, contacts, compiling);
  const isFromContacts = plan.units?.fromContacts === true;
  const columns = [...plan.attributes].flatMap(([id, node]) => {
    if (!isRead(node)) return [];
    const contradiction = isFromContacts ? sql`, ${contradictionColumn(id)}` : sql``;
    return [sql`, ${attributeColumn(id)}${contradiction}`];
  });
  const attributes = join(columns, "");
  if (unit !== null && (plan.contacts === null || contact === null))
    return sql`SELECT TRUE AS known, key, bad${attributes} FROM (${unit}) AS unit`;
  if (plan.contacts === null || contacts === null || contact === null)
    throw new RangeError("a plan reads units, contacts, or both");
  const { keyOf, dialect } = compiling;
  const use = usage(plan.contacts, dialect);
  const contactKey = paddedKey(keyOf(columnOf(contacts, plan.contacts.key)), plan.contacts.pad, dialect);
  const isKeyed = (key: Sql) => sql`NOT ${isBlank(renamed(contactKey, key), dialect)}`;
  if (unit === null)
    return sql`SELECT ${isKeyed(name("key"))} AS known, key, 0 AS bad${use} FROM (${contact}) AS contact`;
  const known = isFromContacts ? sql`coalesce(${isKeyed(sql`unit.key`)}, FALSE)` : sql`unit.bad IS NOT NULL`;
  return sql`SELECT ${known} AS known, coalesce(unit.key, contact.key) AS key, unit.bad AS bad${attributes}${use} FROM (${contact}) AS contact FULL JOIN (${unit}) AS unit ON contact.key = unit.key`;
}

/** Keys as whole numbers; the statement fails where a key is not one. */
function wholeKey(dialect: Dialect): Compiling["keyOf"] {
  const { wholeOf } = dialect;
  if (wholeOf === null) throw new RangeError("keys were to be read as texts");
  return (column) => (column.type === "whole" ? column : typedColumn(wholeOf(column.text), "whole"));
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

/** Columns that sum up the contacts of one key: mistakes, channels used, group, counts by reason. */
function usage({ channels, days }: ContactsInput, { bitAnd }: Dialect): Sql {
  const bitsOf = (family: (typeof families)[number]) =>
    channels.reduce((bits, channel, at) => (channel.family === family ? bits | channelBit(at) : bits), 0n);
  const all = families.reduce((bits, family) => bits | bitsOf(family), 0n);
  const wrong = mistakes.date | mistakes.channel | mistakes.motive;
  const marksIn = (bits: bigint) => bitAnd(sql`marks`, value(bits, "whole"));
  const digital = sql`${marksIn(bitsOf("digital"))} <> 0`;
  const elsewhere = sql`${marksIn(bitsOf("direct") | bitsOf("material"))} <> 0`;
  const group = sql`CASE WHEN (${digital}) AND (${elsewhere}) THEN 2 WHEN ${digital} THEN 1 WHEN ${elsewhere} THEN 3 WHEN routine > 0 THEN 4 ELSE 5 END`;
  const counts = ["contacts", ...rowReasons].map(
    (count) => sql`${cast(sql`coalesce(${name(count)}, 0)`, "count")} AS ${name(count)}`,
  );
  return sql`, coalesce(${marksIn(wrong)}, 0) AS wrong, coalesce(${marksIn(all)}, 0) AS used, ${cast(group, "rank")} AS use, ${join(counts, ", ")}${days ? sql`, first_day, last_day` : sql``}`;
}
