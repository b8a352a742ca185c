import type { DateFormat } from "@vigie/mapping";
import type { Sql, Value, Writing } from "../sql.ts";
import type { DecimalMark } from "./numbers.ts";

/** The SQL that differs between databases; the compiler writes the rest. */
export interface Dialect extends Writing {
  readonly name: string;
  /** What a session must be set to for the statements to mean what they mean elsewhere. */
  readonly settings: Readonly<Record<string, number>>;
  /** Position of `item` in a list of values, from 1; null where absent. */
  positionIn(list: Value, item: Sql): Sql;
  /** Element of a list of whole numbers at a position from 1; null where the position is null or 0. */
  elementAt(list: Value, position: Sql): Sql;
  bitsAt(list: Value, position: Sql): Sql;
  bitOr(item: Sql): Sql;
  bitAnd(bits: Sql, mask: Sql): Sql;
  /**
   * Whole number that a text writes in its only way, `7` and not `07`; null where it is null; any other stops the
   * statement. `null`: keys are compared as texts, however little memory there is.
   */
  readonly wholeOf: ((text: Sql) => Sql) | null;
  /** A text of digits alone, with zeros before it up to that length; any other as it is. */
  padded(text: Sql, length: number): Sql;
  isDigits(text: Sql): Sql;
  hasDigit(text: Sql): Sql;
  /** A text without the spaces around it, whatever their kind. */
  trim(text: Sql): Sql;
  /** Day written in a text; null where it is not one. An offset is converted to the time zone. */
  dayOf(text: Sql, format: DateFormat, timezone: string): Sql;
  /**
   * The days of a period, each as `listed_day` and, as almost every text of the format writes it, `listed_text`: a text is
   * sooner looked up there than parsed. Null where it is not.
   */
  listedDays(period: { readonly from: string; readonly to: string }, format: DateFormat): Sql | null;
  /** A column of a table as a text, compared byte by byte whatever the table says. */
  textOf(column: Sql): Sql;
  /** Neither infinite nor, of a number, no number at all. */
  isFinite(item: Sql): Sql;
  /** A day of the file's own type; null where it is none of the years 1 to 9999. */
  typedDay(day: Sql): Sql;
  /** Year, month and day of the month of a day, as whole numbers. */
  yearOf(day: Sql): Sql;
  monthOf(day: Sql): Sql;
  dayOfMonth(day: Sql): Sql;
  /** Days from one day to another, as a whole number. */
  daysFrom(from: Sql, to: Sql): Sql;
  /** A day as text, `2022-12-31`. */
  dayText(day: Sql): Sql;
  /** Local day of an instant. */
  dayIn(instant: Sql, timezone: string): Sql;
  /** Codes written in one text, as a list of texts; brackets around it and quotes around each are no part of them. */
  partsOf(text: Sql, separator: string): Sql;
  /** No part, or no list. */
  isEmpty(parts: Sql): Sql;
  /** One row per part. */
  each(parts: Sql): Sql;
  /** Every part is one of these. */
  allAmong(parts: Sql, values: readonly string[]): Sql;
  /** The number of each part, by the position of its text in `values`: each once, ascending; null where none. */
  ranksOf(parts: Sql, values: readonly string[], ranks: readonly (number | null)[]): Sql;
  /** These ranks, ascending, as `ranksOf` gives them. */
  ranks(ranks: readonly number[]): Sql;
  holds(ranks: Sql, rank: number): Sql;
  least(ranks: Sql): Sql;
  /** Number written in a text; null where it is not one. */
  numberOf(text: Sql, decimal: DecimalMark): Sql;
  /** A query inside another, whose columns are computed once however often they are read. */
  fenced(query: Sql): Sql;
  /** Statement that writes a query's rows into a table which goes with the session. */
  createTemporary(table: Sql, query: Sql): Sql;
  /** Statement that removes such a table before that. */
  drop(table: Sql): Sql;
  /** The table goes with the transaction of the run, which a failed statement ends. */
  readonly dropsAtEnd: boolean;
  /** Start of a statement that names a query, computed once however often the statement reads it. */
  named(table: Sql, query: Sql): Sql;
}
