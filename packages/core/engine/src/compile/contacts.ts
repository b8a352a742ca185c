import { type RowReason, rowReasons } from "../derivations/contact.ts";
import type { ContactsInput } from "../plan.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import { type Compiling, dayOf, isMissingValue, isText, lookUpCode, paddedKey } from "./column.ts";
import { columnOf, type Relation, type RelationColumn, renamed, typedColumn } from "./relation.ts";

/** Bits above those of the channels: mistakes, on any row, even one set aside. */
export const mistakes = { date: 1n << 60n, channel: 1n << 61n, motive: 1n << 62n } as const;
export const channelBit = (at: number) => 1n << BigInt(at);

/**
 * One row per key of the contacts: `marks` (the bits of its channels and of mistakes), `contacts` read, and how
 * many fall under each reason; the first and the last day of those that count, where asked. The only pass over the file.
 */
export function compileContacts(input: ContactsInput, relation: Relation, compiling: Compiling): Sql {
  const { bitOr } = compiling.dialect;
  const rows = judgedRows(input, relation, compiling);
  const counts = rowReasons.map((reason, at) =>
    canOccur(reason, input)
      ? sql`count(*) FILTER (WHERE reason = ${at + 1}) AS ${name(reason)}`
      : sql`0 AS ${name(reason)}`,
  );
  const counted = sql`count(*) AS contacts, ${join(counts, ", ")}`;
  const days = input.days
    ? sql`, min(day) FILTER (WHERE reason = 0) AS first_day, max(day) FILTER (WHERE reason = 0) AS last_day`
    : sql``;
  if (input.minContacts === 1)
    return sql`SELECT key, ${bitOr(sql`mistakes + bit`)} AS marks, ${counted}${days} FROM (${compiling.dialect.fenced(rows)}) AS judged GROUP BY key`;
  const perChannel = sql`SELECT key, bit, ${bitOr(sql`mistakes`)} AS mistakes, ${counted}${days} FROM (${compiling.dialect.fenced(rows)}) AS judged GROUP BY key, bit`;
  const used = sql`CASE WHEN contacts >= ${value(input.minContacts, "whole")} THEN bit ELSE 0 END`;
  const daysOfAll = input.days ? sql`, min(first_day) AS first_day, max(last_day) AS last_day` : sql``;
  const sums = ["contacts", ...rowReasons].map((count) => sql`sum(${name(count)}) AS ${name(count)}`);
  return sql`SELECT key, ${bitOr(sql`mistakes + ${used}`)} AS marks, ${join(sums, ", ")}${daysOfAll} FROM (${perChannel}) AS channels GROUP BY key`;
}

/** Counting a reason costs time on every row: it is left out where the study or the mapping excludes it. */
function canOccur(reason: RowReason, { routine, channel }: ContactsInput): boolean {
  if (reason === "routine") return routine.length > 0;
  if (reason === "out_of_scope") return [...channel.translate.values()].includes(null);
  return true;
}

/** The mapped columns of the contacts as the file has them: what makes two rows equal. */
export function contactColumns(input: ContactsInput, relation: Relation, key: Sql): Sql {
  const text = (column: string) => columnOf(relation, column).text;
  const motive = input.motive === null ? [] : [sql`${text(input.motive.column)} AS motive`];
  return join(
    [
      sql`${key} AS key`,
      sql`${columnOf(relation, input.date.column).sql} AS date`,
      sql`${text(input.channel.column)} AS channel`,
      ...motive,
      ...input.unitColumns.map((column, at) => sql`${text(column)} AS ${name(`unit_${at}`)}`),
    ],
    ", ",
  );
}

/** Padded where the mapping says so. */
export function contactKey(input: ContactsInput, relation: Relation, { keyOf, dialect }: Compiling): Sql {
  return paddedKey(keyOf(columnOf(relation, input.key)), input.pad, dialect).sql;
}

/** The contacts one by one, equal rows as one where the study says so. */
function contactRows(input: ContactsInput, relation: Relation, compiling: Compiling): Sql {
  const distinct = input.duplicates === "drop" ? sql`DISTINCT ` : sql``;
  return sql`SELECT ${distinct}${contactColumns(input, relation, contactKey(input, relation, compiling))} FROM ${relation.from}`;
}

/** Contacts of the window dated after the day of the run. */
export function compileAfterDay(
  input: ContactsInput & { readonly day: string },
  relation: Relation,
  compiling: Compiling,
): Sql {
  const date = renamed(columnOf(relation, input.date.column), name("date"));
  const days = sql`SELECT ${dayOf(date, input.date, compiling)} AS day FROM (${contactRows(input, relation, compiling)}) AS contact`;
  return sql`SELECT count(*) FROM (${days}) AS read WHERE day > ${value(input.day, "day")} AND day BETWEEN ${windowOf(input)}`;
}

/** Each day of the contacts, and how many have it; the commonest first. */
export function compileDaysOfContacts(input: ContactsInput, relation: Relation, compiling: Compiling): Sql {
  const date = renamed(columnOf(relation, input.date.column), name("date"));
  // A text is read once for each value that it takes; a day is read as fast as it is compared.
  const texts = sql`SELECT date, count(*) AS contacts FROM (${contactRows(input, relation, compiling)}) AS contact GROUP BY date`;
  const days = sql`SELECT ${dayOf(date, input.date, compiling)} AS day, contacts FROM (${texts}) AS text`;
  return sql`SELECT ${compiling.dialect.dayText(sql`day`)}, sum(contacts) AS all_of_day FROM (${days}) AS read WHERE day IS NOT NULL GROUP BY day ORDER BY all_of_day DESC, day`;
}

/** Never in a day. */
const textsSeparator = "\n";

/** Each of these texts with the day that it is, or null; in DuckDB alone, which reads files. */
export function compileDaysOfTexts(
  input: ContactsInput,
  { texts, type }: { readonly texts: readonly string[]; readonly type: RelationColumn["type"] },
  compiling: Compiling,
): Sql {
  const { dialect } = compiling;
  const day = dayOf(typedColumn(name("date"), type), input.date, compiling);
  // In one text: a page writes values in the statement, and a list of so many takes seconds to read.
  const joined = texts.filter((text) => !text.includes(textsSeparator)).join(textsSeparator);
  const each = sql`unnest(string_split(${value(joined, "text")}, ${value(textsSeparator, "text")}))`;
  return sql`SELECT date, ${dialect.dayText(day)} FROM (SELECT ${each} AS date) AS texts`;
}

function windowOf({ window: { from, to } }: ContactsInput): Sql {
  return sql`${value(from, "day")} AND ${value(to, "day")}`;
}

/** Each contact with the reason that sets it aside (0: none), the bit of its channel where it counts, its mistakes. */
function judgedRows(input: ContactsInput, relation: Relation, compiling: Compiling): Sql {
  const { dialect } = compiling;
  const numbers = new Map(input.channels.map(({ code }, at) => [code, at + 1]));
  const date = renamed(columnOf(relation, input.date.column), name("date"));
  const channel = lookUpCode(name("channel"), input.channel.translate, {
    dialect,
    indexOf: (code) => (code === null ? 0 : (numbers.get(code) ?? null)),
  });
  const motive = lookUpCode(name("motive"), input.motive?.translate ?? new Map(), {
    dialect,
    indexOf: () => null,
  });
  const motiveAt = input.motive === null ? sql`` : sql`, ${motive.at} AS motive_at`;

  const rows = contactRows(input, relation, compiling);
  const days = isText(date.type) ? dialect.listedDays(input.window, input.date.format) : null;
  const lookedUp = days && sql` LEFT JOIN (${days}) AS listed ON ${date.sql} = listed_text`;
  const day = dayOf(date, input.date, { ...compiling, listed: days && name("listed_day") });
  const read = sql`SELECT *, ${day} AS day, ${channel.at} AS channel_at${motiveAt} FROM (${rows}) AS contact${lookedUp ?? sql``}`;
  const placed = sql`SELECT *, ${channel.index(name("channel_at"))} AS number FROM (${dialect.fenced(read)}) AS read`;

  const unreadable = sql`NOT ${isMissingValue(date, input.date.missing, dialect)}`;
  const routine = input.routine.map(({ channels, motives }) => {
    const ofChannel = channels && channel.among(name("channel_at"), channels);
    const ofMotive = motives && motive.among(name("motive_at"), motives);
    return join(
      [ofChannel, ofMotive].filter((part) => part !== null),
      " AND ",
    );
  });
  const reason = join(
    [
      // Common case first: most rows match it and skip the remaining branches.
      sql`WHEN ${join([sql`day BETWEEN ${windowOf(input)}`, sql`number > 0`, ...routine.map((rule) => sql`NOT (${rule})`)], " AND ")} THEN 0`,
      sql`WHEN day IS NULL THEN 1`,
      sql`WHEN number IS NULL THEN 2`,
      sql`WHEN day < ${value(input.window.from, "day")} THEN 3`,
      sql`WHEN day > ${value(input.window.to, "day")} THEN 4`,
      sql`WHEN number = 0 THEN 5`,
      ...routine.map((rule) => sql`WHEN ${rule} THEN 6`),
    ],
    " ",
  );
  const suspect = [
    sql`day IS NULL`,
    sql`channel_at IS NULL`,
    ...(input.motive === null ? [] : [sql`motive_at IS NULL`]),
  ];
  const wrong = [
    sql`CASE WHEN day IS NULL AND ${unreadable} THEN ${value(mistakes.date, "whole")} ELSE 0 END`,
    sql`CASE WHEN ${channel.unknown(name("channel_at"))} THEN ${value(mistakes.channel, "whole")} ELSE 0 END`,
    ...(input.motive === null
      ? []
      : [
          sql`CASE WHEN ${motive.unknown(name("motive_at"))} THEN ${value(mistakes.motive, "whole")} ELSE 0 END`,
        ]),
  ];
  const dayColumn = input.days ? sql`, day` : sql``;
  const judged = sql`SELECT key, number${dayColumn}, CASE ${reason} ELSE 0 END AS reason, CASE WHEN ${join(suspect, " OR ")} THEN ${join(wrong, " + ")} ELSE 0 END AS mistakes FROM (${dialect.fenced(placed)}) AS placed`;
  const bit = dialect.bitsAt(
    input.channels.map((_, at) => channelBit(at)),
    name("number"),
  );
  return sql`SELECT key, reason, mistakes${dayColumn}, CASE WHEN reason = 0 THEN ${bit} ELSE 0 END AS bit FROM (${dialect.fenced(judged)}) AS marked`;
}
