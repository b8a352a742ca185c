import type { KeyForms } from "@vigie/mapping";
import { attributeColumn } from "../derivations/derivation.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { isRare, subtotalFactor, summedMin, toleranceOf } from "../other-rows.ts";
import { type AttributeStep, isRead, type Plan, type ReadStep } from "../plan.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import { isBlank } from "./column.ts";
import { textColumn } from "./relation.ts";
import { population } from "./tabulation.ts";

/** What the keys, and the numbers, of a population come to: whether some rows may be no units. */
export interface RowForms {
  readonly keys: KeyForms;
  /** Keys with a space, or without a digit, of rows that say nothing of a unit. */
  readonly strange: number;
  /** Units that hold nothing but their key. */
  readonly bare: number;
  /** Units that say nothing but numbers. */
  readonly silent: number;
  /** By attribute that is a number. */
  readonly sums: ReadonlyMap<string, NumberForms>;
}

interface NumberForms {
  /** What all units come to. */
  readonly all: number;
  readonly greatest: number;
  /** Units that have one that is not zero. */
  readonly filled: number;
  /** Greatest number of the units that hold a code, a day or a list. */
  readonly greatestOfCoded: number;
  readonly filledOfCoded: number;
}

/** The population with its keys as texts, for `compileRowForms`: of whole numbers, each is written once. */
export function withKeyTexts(dialect: Dialect): Sql {
  return sql`(SELECT *, ${keyText(dialect)} AS key_text FROM ${population}) AS texts`;
}

/** Columns of the census, of rows `withKeyTexts`: see `rowForms`. */
export function compileRowForms(plan: Plan, dialect: Dialect): readonly Sql[] {
  const key = name("key_text");
  const where = (condition: Sql) => sql`count(*) FILTER (WHERE ${condition})`;
  const isStrange = sql`(${isSpaced(key, dialect)} OR ${isUndigited(key, dialect)})`;
  // Few rows are silent: keys of the others are not looked at again.
  const strange = sql`CASE WHEN ${isSilent(plan)} AND ${hasNoContact(plan)} THEN ${isStrange} ELSE FALSE END`;
  return [
    where(sql`known AND ${isBlankKey(key, dialect)}`),
    where(sql`known AND ${isSpaced(key, dialect)}`),
    where(sql`known AND ${isUndigited(key, dialect)}`),
    where(strange),
    where(sql`known AND ${isBare(plan)} AND ${hasNoContact(plan)}`),
    where(sql`known AND ${isSilent(plan)}`),
    ...numbersOf(plan).flatMap((attribute) => {
      const column = attributeColumn(attribute);
      const isCoded = sql`known AND NOT (${isSilent(plan)})`;
      return [
        sql`coalesce(sum(${column}) FILTER (WHERE known), 0)`,
        sql`coalesce(max(${column}) FILTER (WHERE known), 0)`,
        where(sql`known AND ${column} <> 0`),
        sql`coalesce(max(${column}) FILTER (WHERE ${isCoded}), 0)`,
        where(sql`${isCoded} AND ${column} <> 0`),
      ];
    }),
  ];
}

/** @param counts what `compileRowForms` gave */
export function rowForms(plan: Plan, units: number, counts: readonly number[]): RowForms {
  const [blank = 0, spaced = 0, undigited = 0, strange = 0, bare = 0, silent = 0, ...sums] = counts;
  return {
    keys: { rows: units, blank, spaced, undigited },
    strange,
    bare,
    silent,
    sums: new Map(
      numbersOf(plan).map((attribute, at) => {
        const [all = 0, greatest = 0, filled = 0, greatestOfCoded = 0, filledOfCoded = 0] = sums.slice(
          5 * at,
        );
        return [attribute, { all, greatest, filled, greatestOfCoded, filledOfCoded }];
      }),
    ),
  };
}

/** Suspects that are looked at one by one; a file with more of them is not one of units and some other rows. */
const suspectsMax = 2_000;

/**
 * Rows that may be no units, or keys that may be of no contacts: key, whether it is of a unit, whether it holds a code, valid
 * contacts, whether it may be a count, columns that it sums. Null where the census excludes all.
 */
export function compileSuspects(plan: Plan, forms: RowForms, dialect: Dialect): Sql | null {
  const key = keyText(dialect);
  const sums = [...forms.sums].flatMap(([attribute, sum]) => {
    const conditions = [summing(attribute, sum), summingSome(attribute, sum, { plan, forms })];
    const given = conditions.flatMap((condition) => (condition === null ? [] : [condition]));
    return given.length === 0 ? [] : [sql`(${join(given, " OR ")})`];
  });
  const isCount = sql`known AND ${isBare(plan)} AND ${hasNoContact(plan)} AND ${key} = ${value(String(forms.keys.rows - 1), "text")}`;
  const conditions = [
    ...(forms.strange > 0
      ? [
          sql`(${isSilent(plan)} AND ${hasNoContact(plan)} AND (${isSpaced(key, dialect)} OR ${isUndigited(key, dialect)}))`,
        ]
      : []),
    ...(forms.keys.undigited > 0 && isRare(forms.keys.undigited, forms.keys)
      ? [sql`(known AND ${isUndigited(key, dialect)})`]
      : []),
    ...(forms.bare > 0 && isKeyed(plan) ? [sql`(${isCount})`] : []),
    ...sums.map((sum) => sql`(known AND ${sum})`),
  ];
  if (conditions.length === 0) return null;
  const flag = (condition: Sql) => sql`CASE WHEN ${condition} THEN 1 ELSE 0 END`;
  const summed = sums.length === 0 ? sql`0` : join(sums.map(flag), " + ");
  const silent = codesOfUnits(plan).length === 0 ? sql`0` : flag(sql`NOT (${isSilent(plan)})`);
  const columns = [
    key,
    flag(sql`known`),
    silent,
    flag(sql`NOT (${hasNoContact(plan)})`),
    flag(isCount),
    summed,
  ];
  return sql`SELECT ${join(columns, ", ")} FROM ${population} WHERE NOT ${isBlankKey(key, dialect)} AND (${join(conditions, " OR ")}) ORDER BY 1 LIMIT ${suspectsMax}`;
}

/** Units that have one of these keys, and those whose key is as long as each. */
export function compileKeysLike(keys: readonly string[], dialect: Dialect): Sql {
  const key = keyText(dialect);
  const counts = keys.flatMap((each) => [
    sql`count(*) FILTER (WHERE ${key} = ${value(each, "text")})`,
    sql`count(*) FILTER (WHERE length(${key}) = ${each.length})`,
    sql`count(*) FILTER (WHERE ${key} = ${value(String(Number(each) - 1), "text")})`,
  ]);
  return sql`SELECT ${join(counts, ", ")} FROM ${population} WHERE known`;
}

/** Units from a file of their own, with something to read besides their key. */
function isKeyed({ units, attributes }: Plan): boolean {
  return units !== null && !units.fromContacts && [...attributes.values()].some(isRead);
}

function keyText({ textOf }: Dialect): Sql {
  return textOf(name("key"));
}

function isBlankKey(key: Sql, dialect: Dialect): Sql {
  return unlessDigitFirst(key, isBlank(textColumn(key), dialect));
}

/** False at once for a key that begins with a digit, as most do. */
function unlessDigitFirst(key: Sql, condition: Sql): Sql {
  return sql`(CASE WHEN ${key} >= '0' AND ${key} < ':' THEN FALSE ELSE ${condition} END)`;
}

function isSpaced(key: Sql, { trim }: Dialect): Sql {
  // Most keys hold no space: nothing is trimmed.
  return sql`(CASE WHEN ${key} LIKE '% %' THEN ${trim(key)} LIKE '% %' ELSE FALSE END)`;
}

function isUndigited(key: Sql, dialect: Dialect): Sql {
  return unlessDigitFirst(
    key,
    sql`NOT ${isBlank(textColumn(key), dialect)} AND NOT (${dialect.hasDigit(key)})`,
  );
}

/** Neither code, nor day, nor list: of a unit of a file, or of a key of the contacts. */
function isSilent(plan: Plan): Sql {
  const codes = codesOfUnits(plan);
  return codes.length === 0 ? sql`TRUE` : join(codes.map(isNothing), " AND ");
}

function isNothing([attribute, node]: readonly [string, ReadStep]): Sql {
  const column = attributeColumn(attribute);
  const ofBlank = node.kind === "code" || node.kind === "list" ? (node.translate.get("") ?? null) : null;
  // What a blank stands for says nothing of a row.
  const rank = node.kind === "code" ? node.codes.findIndex(({ code }) => code === ofBlank) + 1 : 0;
  return rank > 0 ? sql`(${column} IS NULL OR ${column} = ${rank})` : sql`${column} IS NULL`;
}

function isBare(plan: Plan): Sql {
  const numbers = numbersOf(plan).map((attribute) => sql`${attributeColumn(attribute)} IS NULL`);
  return join([isSilent(plan), ...numbers], " AND ");
}

/** None with a day and a channel; a key that is there for its contacts alone has few. */
function hasNoContact({ units, contacts }: Plan): Sql {
  if (contacts === null) return sql`known`;
  const few = sql`contacts <= ${suspectContactsMax}`;
  const isUnit = units === null || units.fromContacts ? few : sql`(known OR ${few})`;
  return sql`(contacts = no_date + no_channel AND ${isUnit})`;
}

/** Rows of one key, up to which they may be no contacts. */
const suspectContactsMax = 10;

function summing(attribute: string, { all, greatest, filled }: NumberForms): Sql | null {
  if (filled <= summedMin || all <= 0 || 2 * greatest < all - toleranceOf(all)) return null;
  const column = attributeColumn(attribute);
  return sql`abs(2 * ${column} - ${value(all, "number")}) <= ${value(toleranceOf(all), "number")}`;
}

/** A row that says nothing but a number beyond what any unit comes to: as a sub-total does, under a key like the others. */
function summingSome(
  attribute: string,
  { greatest, greatestOfCoded, filledOfCoded }: NumberForms,
  { plan, forms }: { readonly plan: Plan; readonly forms: RowForms },
): Sql | null {
  const least = subtotalFactor * greatestOfCoded;
  if (filledOfCoded <= summedMin || greatestOfCoded <= 0 || greatest <= least) return null;
  if (!isRare(forms.silent, forms.keys)) return null;
  return sql`(${isSilent(plan)} AND ${hasNoContact(plan)} AND ${attributeColumn(attribute)} > ${value(least, "number")})`;
}

function codesOfUnits(plan: Plan): readonly (readonly [string, ReadStep])[] {
  return readOfUnits(plan).flatMap(([attribute, node]) =>
    isRead(node) && node.kind !== "number" ? [[attribute, node] as const] : [],
  );
}

function numbersOf(plan: Plan): readonly string[] {
  return readOfUnits(plan).flatMap(([attribute, node]) =>
    node.kind === "number" && !node.positive ? [attribute] : [],
  );
}

function readOfUnits({ units, attributes }: Plan): readonly (readonly [string, AttributeStep])[] {
  return units === null || units.fromContacts ? [] : [...attributes];
}
