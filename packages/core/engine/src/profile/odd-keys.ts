import {
  type ColumnProfile,
  type FileProfile,
  type Guess,
  isNamedKey,
  type OddKeys,
  type Proposal,
} from "@vigie/mapping";
import type { Database } from "../database.ts";
import type { OpenedFile } from "../opened-file.ts";
import { isRare, isTotalRow, otherRowKind } from "../other-rows.ts";
import { join, type Sql, sql } from "../sql.ts";

/** Share of the rows from which the values of a column differ enough for it to be a key of units; 0..1. */
const distinctMin = 0.9;
const columnsMax = 3;
const rowsMax = 100;
/** A larger file is a log: a pass more would take longer than the rest. */
const fileRowsMax = 2_000_000;

/** By column that may be the key of units; none in a log. */
export async function oddKeys(
  opened: OpenedFile,
  { rows, columns }: { readonly rows: number; readonly columns: readonly ColumnProfile[] },
  database: Database,
): Promise<ReadonlyMap<string, OddKeys>> {
  const found = new Map<string, OddKeys>();
  if (rows === 0 || rows > fileRowsMax) return found;
  const likely = columns
    .filter(({ distinct }) => distinct >= distinctMin * rows)
    .toSorted((a, b) => Number(isNamedKey(b)) - Number(isNamedKey(a)))
    .slice(0, columnsMax);
  if (likely.length === 0) return found;
  const { relation } = opened.numbered;
  const textOf = (column: string) =>
    sql`coalesce(trim(${relation.columns.get(column)?.text ?? sql`NULL`}), '')`;
  const count = (condition: Sql) => sql`count(*) FILTER (WHERE ${condition})`;
  const [counts = []] = await database.rows(
    sql`SELECT ${join(
      likely.flatMap(({ name: column }) => {
        const { blank, spaced, undigited } = formsOf(textOf(column), database);
        return [count(blank), count(spaced), count(undigited)];
      }),
      ", ",
    )} FROM ${relation.from}`,
  );
  for (const [at, { name: column }] of likely.entries()) {
    const [blank = 0, spaced = 0, undigited = 0] = counts.slice(3 * at, 3 * at + 3).map(Number);
    const forms = { rows, blank, spaced, undigited };
    const is = formsOf(textOf(column), database);
    const odd = (["blank", "spaced", "undigited"] as const).filter(
      (form) => forms[form] > 0 && isRare(forms[form], forms),
    );
    const cells =
      odd.length === 0
        ? []
        : await database.rows(
            sql`SELECT ${join(
              columns.map(({ name }) => textOf(name)),
              ", ",
            )} FROM ${relation.from} WHERE ${join(
              odd.map((form) => is[form]),
              " OR ",
            )} LIMIT ${rowsMax}`,
          );
    found.set(column, {
      forms,
      rows: cells.map(
        (row) => new Map(columns.map(({ name }, position) => [name, String(row[position] ?? "")])),
      ),
    });
  }
  return found;
}

function formsOf(key: Sql, { dialect }: Database): Readonly<Record<"blank" | "spaced" | "undigited", Sql>> {
  return {
    blank: sql`${key} = ''`,
    spaced: sql`${key} LIKE '% %'`,
    undigited: sql`(${key} <> '' AND NOT (${dialect.hasDigit(key)}))`,
  };
}

/** The rows of a file of units that are no units, as a run judges them: it would refuse them. */
export function proposedOtherRows(
  { lastRow, oddKeys }: FileProfile,
  { role, key, fields }: Proposal,
): readonly ReadonlyMap<string, string>[] {
  if (role !== "units" || key === null) return [];
  const guesses = [...fields.values()];
  const odd = oddKeys?.get(key.column);
  const hasGuess = guesses.some(({ codes, dates }) => codes !== null || dates !== null);
  const isOther = (row: ReadonlyMap<string, string>) => {
    const holds = guesses.some((guess) => holdsCode(row.get(guess.column) ?? "", guess));
    const text = row.get(key.column) ?? "";
    if (text === "") return hasGuess && !holds && [...row.values()].some((cell) => cell !== "");
    const seen = {
      key: text,
      holdsCode: hasGuess ? holds : null,
      hasContacts: false,
      sums: 0,
      isCount: false,
    };
    return odd !== undefined && otherRowKind(seen, { header: key.column, forms: odd.forms }) !== null;
  };
  const found = (odd?.rows ?? []).filter(isOther);
  const isLast = lastRow !== null && isLastTotal(lastRow, key.column, guesses);
  if (!isLast || found.some((row) => isSame(row, lastRow))) return found;
  return [...found, lastRow];
}

function holdsCode(text: string, { codes, dates }: Guess): boolean {
  if (text === "") return false;
  return codes === null ? dates !== null : codes.translated.has(text);
}

function isLastTotal(row: ReadonlyMap<string, string>, key: string, guesses: readonly Guess[]): boolean {
  const columns = [...row.keys()];
  const isValue = (text: string, at: number) =>
    guesses.some(
      ({ column, codes }) => column === columns[at] && codes !== null && codes.translated.has(text),
    );
  return isTotalRow([...row.values()], columns.indexOf(key), isValue);
}

function isSame(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return [...one].every(([column, text]) => text === (other.get(column) ?? "").trim());
}
