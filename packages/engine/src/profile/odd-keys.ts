import { type ColumnProfile, isNamedKey, type OddKeys } from "@vigie/mapping";
import type { Database } from "../connectors/database.ts";
import { isRare } from "../other-rows.ts";
import type { OpenedFile } from "../run/opened-file.ts";
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
