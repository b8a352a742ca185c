import { rowReasons } from "../derivations/contact.ts";
import { attributeColumn, type Codes, codesOf, flagHasCode, holds } from "../derivations/derivation.ts";
import { derivationOf } from "../derivations/index.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { commonestMax } from "../oddities.ts";
import { type AttributeStep, type ContactsInput, isRead, isStep, type Plan, readBehind } from "../plan.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import { type Compiling, isBlank } from "./column.ts";
import { contactColumns, contactKey } from "./contacts.ts";
import { compileRowForms, withKeyTexts } from "./other-rows.ts";
import { columnOf, type Relation, textColumn } from "./relation.ts";
import { population } from "./tabulation.ts";
import { contradictionColumn } from "./units.ts";

/**
 * One row: units known, of them with a group, bad values; then, over known and unknown keys, the bits of
 * mistakes. With contacts only: units without any, below the minimum, keys unknown, contacts without a key, and the sums of
 * contacts. Last, the forms of rows.
 */
export function compileCensus(plan: Plan, dialect: Dialect): Sql {
  const { contacts } = plan;
  const ofUnits = [sql`count(*) FILTER (WHERE known)`, sql`coalesce(sum(bad), 0)`];
  const forms = compileRowForms(plan, dialect);
  const rows = withKeyTexts(dialect);
  if (contacts === null) return sql`SELECT ${join([...ofUnits, ...forms], ", ")} FROM ${rows}`;
  const reasons = rowReasons.map((reason) => name(reason));
  const counting = sql`contacts > ${join(reasons, " + ")}`;
  const sums = [name("contacts"), ...reasons].flatMap((count) => [
    sql`coalesce(sum(${count}) FILTER (WHERE known), 0)`,
    sql`coalesce(sum(${count}) FILTER (WHERE NOT known), 0)`,
  ]);
  const isBlankKey = isBlank(textColumn(name("key_text")), dialect);
  // Both conditions of a FILTER are computed for every row; only few keys are unknown.
  const isKeyless = sql`CASE WHEN known THEN FALSE ELSE ${isBlankKey} END`;
  const isUnknown = sql`CASE WHEN known THEN FALSE ELSE NOT ${isBlankKey} END`;
  return sql`SELECT ${join(
    [
      ...ofUnits,
      sql`coalesce(${dialect.bitOr(sql`wrong`)}, 0)`,
      sql`count(*) FILTER (WHERE known AND use BETWEEN 1 AND 5)`,
      sql`count(*) FILTER (WHERE known AND contacts = 0)`,
      sql`count(*) FILTER (WHERE known AND use BETWEEN 4 AND 5 AND ${counting})`,
      sql`count(*) FILTER (WHERE ${isUnknown})`,
      sql`coalesce(sum(contacts - no_date - no_channel) FILTER (WHERE ${isKeyless}), 0)`,
      ...sums,
      ...forms,
    ],
    ", ",
  )} FROM ${rows}`;
}

/** Rows of the contacts, and those left once equal ones are one: in any case of letters, unless equal rows are dropped. */
export function compileDuplicates(input: ContactsInput, relation: Relation, compiling: Compiling): Sql {
  const compared = input.duplicates === "drop" ? relation : inOneCase(input, relation);
  const rows = contactColumns(input, compared, contactKey(input, relation, compiling));
  return sql`SELECT (SELECT count(*) FROM ${relation.from}), (SELECT count(*) FROM (SELECT DISTINCT ${rows} FROM ${relation.from}) AS alone)`;
}

/** The texts of channels and motives in small letters. */
function inOneCase({ channel, motive }: ContactsInput, { from, columns }: Relation): Relation {
  const texts = [channel.column, ...(motive === null ? [] : [motive.column])].map((column) => {
    const { text } = columnOf({ from, columns }, column);
    const small = sql`translate(${text}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')`;
    return [column, textColumn(small)] as const;
  });
  return { from, columns: new Map([...columns, ...texts]) };
}

/**
 * One row: for each attribute, units without a value, outside the bands, with an answer to a question not asked, with
 * improbable years, whose contacts contradict one another, then at each code that is not an answer.
 */
export function compileMissing(plan: Plan): Sql {
  const counts = [...plan.attributes].flatMap(([attribute, node]) => {
    if (isStep(attribute)) return [];
    const column = attributeColumn(attribute);
    const codes = codesToCount(plan, attribute).flatMap(({ missing }, at) =>
      missing === null ? [] : [sql`count(*) FILTER (WHERE ${column} = ${at + 1})`],
    );
    const outside =
      !isRead(node) && derivationOf(node).hasOutside ? sql`count(*) FILTER (WHERE ${column} = 0)` : sql`0`;
    return [
      sql`count(*) FILTER (WHERE ${column} IS NULL)`,
      outside,
      unasked(node, plan),
      improbable(attribute, node),
      contradicted(plan, attribute),
      ...codes,
    ];
  });
  return sql`SELECT ${join([sql`count(*)`, ...counts], ", ")} FROM ${population} WHERE known`;
}

/** Each day of an attribute, and its units; the commonest first. */
export function compileDays(column: string, { dayText }: Dialect): Sql {
  const item = attributeColumn(column);
  return sql`SELECT ${dayText(item)}, count(*) AS units FROM ${population} WHERE known AND ${item} IS NOT NULL GROUP BY ${item} ORDER BY units DESC`;
}

/**
 * The commonest values of a number, and the units of each. In every row besides: the units with a value, the different values,
 * the units with a negative one, the sum of these, and that of the others.
 */
export function compileCommonest(column: string): Sql {
  const item = attributeColumn(column);
  const ofNegative = (counted: Sql) =>
    sql`coalesce(sum(CASE WHEN ${item} < 0 THEN ${counted} END) OVER (), 0)`;
  const ofOthers = sql`coalesce(sum(CASE WHEN ${item} >= 0 THEN ${item} * count(*) END) OVER (), 0)`;
  const totals = [
    sql`sum(count(*)) OVER ()`,
    sql`count(*) OVER ()`,
    ofNegative(sql`count(*)`),
    ofNegative(sql`${item} * count(*)`),
    ofOthers,
  ];
  return sql`SELECT CAST(${item} AS VARCHAR), count(*) AS units, ${join(totals, ", ")} FROM ${population} WHERE known AND ${item} IS NOT NULL GROUP BY ${item} ORDER BY units DESC LIMIT ${[String(commonestMax)]}`;
}

function unasked(node: AttributeStep, plan: Plan): Sql {
  if (node.kind !== "asked" || node.where.length === 0) return sql`0`;
  const answers = node.codes.flatMap(({ missing }, at) => (missing === "not_asked" ? [] : [at + 1]));
  const isAsked = join(
    node.where.map((condition) => holds(plan, condition)),
    " AND ",
  );
  return sql`count(*) FILTER (WHERE ${attributeColumn(node.of)} IN (${[answers.join(", ")]}) AND NOT (${isAsked}))`;
}

function improbable(attribute: string, node: AttributeStep): Sql {
  const probable = isRead(node) ? undefined : derivationOf(node).probable;
  if (probable === undefined) return sql`0`;
  return sql`count(*) FILTER (WHERE ${attributeColumn(attribute)} NOT BETWEEN ${probable.from} AND ${probable.to})`;
}

function contradicted(plan: Plan, attribute: string): Sql {
  const read = plan.units?.fromContacts ? readBehind(plan, attribute) : null;
  return read === null ? sql`0` : sql`count(*) FILTER (WHERE ${contradictionColumn(read)})`;
}

/** A list holds several codes: the flag of each item counts its reasons. */
export function codesToCount(plan: Plan, attribute: string): Codes {
  return plan.attributes.get(attribute)?.kind === "list" ? [] : codesOf(plan, attribute);
}

/** One row: for each question, units that gave an exclusive item with another. */
export function compileExclusives(plan: Plan): Sql {
  const counts = plan.exclusives.map(({ items, exclusive }) => {
    const isYes = (flag: string) => flagHasCode(plan, flag, "yes");
    const given = items.map((flag) => sql`CASE WHEN ${isYes(flag)} THEN 1 ELSE 0 END`);
    return sql`count(*) FILTER (WHERE (${join(exclusive.map(isYes), " OR ")}) AND ${join(given, " + ")} > 1)`;
  });
  return sql`SELECT ${join(counts, ", ")} FROM ${population} WHERE known`;
}

/** Keys of units that several rows of the units' file bear. */
export function compileRepeated(): Sql {
  return sql`SELECT count(*) FROM (SELECT key FROM ${population} WHERE known GROUP BY key HAVING count(*) > 1) AS repeated`;
}

/**
 * One row: contacts of unknown units that are known once zeros are put before their key or taken from it, then the
 * least and the greatest length of the whole keys.
 */
export function compileLostZeros({ isDigits }: Dialect): Sql {
  const keys = (contacts: Sql, known: Sql) =>
    sql`SELECT key, ltrim(key, '0') AS bare, ${contacts} AS contacts FROM (SELECT CAST(key AS VARCHAR) AS key, contacts, no_date, no_channel FROM ${population} WHERE ${known}) AS keys WHERE ${isDigits(name("key"))}`;
  const lost = keys(sql`contacts - no_date - no_channel`, sql`NOT known`);
  const units = keys(sql`0`, sql`known`);
  const pairs = sql`SELECT lost.key, max(lost.contacts) AS contacts, min(greatest(length(lost.key), length(unit.key))) AS least, max(greatest(length(lost.key), length(unit.key))) AS greatest FROM (${lost}) AS lost JOIN (${units}) AS unit ON lost.bare = unit.bare GROUP BY lost.key`;
  return sql`SELECT coalesce(sum(contacts), 0), min(least), max(greatest) FROM (${pairs}) AS pairs`;
}

/** Longest part of a key whose shape is looked at, in characters. */
const shapeLengthMax = 40;
const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const shapedFrom = `0123456789${upper}${upper.toLowerCase()}`;
const shapedTo = "9".repeat(10) + "A".repeat(26) + "a".repeat(26);

/**
 * At most one row: the shape that most keys have, of known units or of the others: `9` for a digit, `A` and `a` for a letter.
 * @param rowsMin keys under which no shape is told
 */
export function compileKeyShape(
  known: boolean,
  { dialect, rowsMin }: { readonly dialect: Dialect; readonly rowsMin: number },
): Sql {
  const key = sql`substr(CAST(key AS VARCHAR), 1, ${shapeLengthMax})`;
  const side = known ? sql`known` : sql`NOT known`;
  const isKeyed = sql`NOT ${isBlank(textColumn(sql`CAST(key AS VARCHAR)`), dialect)}`;
  const shapes = sql`SELECT translate(${key}, ${value(shapedFrom, "text")}, ${value(shapedTo, "text")}) AS shape FROM ${population} WHERE ${side} AND ${isKeyed}`;
  const counted = sql`SELECT shape, count(*) AS keys, sum(count(*)) OVER () AS all_keys FROM (${shapes}) AS shapes GROUP BY shape`;
  return sql`SELECT shape FROM (${counted}) AS counted WHERE 2 * keys > all_keys AND keys >= ${rowsMin}`;
}
