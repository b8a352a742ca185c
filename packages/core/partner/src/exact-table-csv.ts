import { csvLine, forPrograms, recordsIn } from "@vigie/files";
import { indexRows, type ReleasedRow, type ReleasedTable } from "@vigie/table";
import { countValue, textValue, VigieErrors } from "@vigie/words";
import { partnerProblem } from "./problems.ts";

/**
 * True values next to those that leave, for `private/`: codes, true count, count that leaves with its status and the
 * difference, then each measure likewise. Standard errors are in the bundle.
 */
export function exactTableCsv(exact: ReleasedTable, released: ReleasedTable): string {
  const rowAt = indexRows(released.rows);
  const measures = measuresIn(exact);
  const lines = exact.rows.map(({ codes, count, values }) => {
    const row = rowAt(codes);
    const shown = row?.count ?? null;
    return [
      ...codes,
      written(count),
      written(shown),
      shown === null ? "small" : "",
      count === null || shown === null ? "" : String(shown - count),
      ...measures.flatMap(({ at }) => [written(values[at]), written(row?.values[at])]),
    ];
  });
  return [headerOf(exact), ...lines].map((line) => csvLine(line, forPrograms)).join("");
}

function measuresIn({ measures }: Pick<ReleasedTable, "measures">) {
  return measures.flatMap((name, at) => (name.endsWith("_error") ? [] : [{ name, at }]));
}

function headerOf(table: Pick<ReleasedTable, "dimensions" | "measures">): readonly string[] {
  return [
    ...table.dimensions.map(({ name }) => name),
    ...["true_count", "count", "status", "difference"],
    ...measuresIn(table).flatMap(({ name }) => [`true_${name}`, name]),
  ];
}

function written(value: number | null | undefined): string {
  return value == null ? "" : String(value);
}

/**
 * The tables of a run with their true values, from the files of its `private/tables/`; standard errors are 0.
 * @param released those of its bundle
 * @param read the text of a file of that folder; null where there is none
 * @throws {VigieErrors} naming the tables whose file is missing, or is not what `exactTableCsv` writes
 */
export async function readExactTables(
  released: Iterable<ReleasedTable>,
  read: (file: string) => Promise<string | null>,
): Promise<ReadonlyMap<string, ReleasedTable>> {
  const tables = new Map<string, ReleasedTable>();
  const wrong: string[] = [];
  for (const table of released) {
    const text = await read(`${table.name}.csv`);
    const rows = text === null ? null : exactRowsIn(text, table);
    if (rows === null) wrong.push(table.name);
    else tables.set(table.name, { ...table, rows });
  }
  if (wrong.length === 0) return tables;
  const named = wrong.slice(0, namedMax).join(", ");
  const values = { count: countValue(wrong.length), tables: textValue(named) };
  throw new VigieErrors([partnerProblem("partner/own-tables-unreadable", {}, values)]);
}

/** Tables that a message names. */
const namedMax = 5;

/** Null where the text is not of this table. */
function exactRowsIn(text: string, table: ReleasedTable): readonly ReleasedRow[] | null {
  const { records } = recordsIn(text, { delimiter: ",", quote: '"', lenient: false });
  const [head, ...lines] = records.map(({ values }) => values);
  const header = headerOf(table);
  if (head?.join() !== header.join()) return null;
  const rows = lines.map((cells): ReleasedRow => {
    const numberIn = (column: string) => numberOf(cells[header.indexOf(column)]);
    return {
      codes: cells.slice(0, table.dimensions.length),
      count: numberIn("true_count"),
      values: table.measures.map((name) => (name.endsWith("_error") ? 0 : numberIn(`true_${name}`))),
    };
  });
  const isNumber = (value: number | null) => value === null || Number.isFinite(value);
  return lines.every(({ length }) => length === header.length) &&
    rows.length >= table.rows.length &&
    rows.every(({ count, values }) => count !== null && count >= 0 && [count, ...values].every(isNumber))
    ? rows
    : null;
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || text === "" ? null : Number(text);
}
