import { rmSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import type { InputFile } from "@vigie/mapping";
import type { FileRows } from "../../../../spec/reference/read-files.ts";
import { writeCsv } from "./write-csv.ts";

/** What writes rows as Parquet, by a database of its own. */
export interface ParquetWriter {
  write(file: InputFile, rows: FileRows, days: ReadonlySet<string>): Promise<void>;
  close(): void;
}

/**
 * Stores a column as tools that export data do where all its values allow it: those of `days`, which are to be
 * read as days in ISO, as days, local stamps or instants; any as whole numbers; the others as text.
 */
export async function openParquetWriter(): Promise<ParquetWriter> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return {
    write: async ({ shown, path }, { columns, rows }, days) => {
      const csv = `${path}.csv`;
      // Numbered, so that a row of one empty cell is not an empty line.
      const numbered = { columns: ["at", ...columns], rows: rows.map((row, at) => [String(at), ...row]) };
      writeCsv({ shown, path: csv, format: plainCsv }, numbered);
      const names = ["at", ...columns.map((_, at) => `c${at}`)].map((name) => `'${name}': 'VARCHAR'`);
      const typed = columns.map((column, at) => {
        const type = columnType(
          rows.map((row) => row[at] ?? null),
          days.has(column),
        );
        return `CAST(c${at} AS ${type}) AS "${column.replaceAll('"', '""')}"`;
      });
      const read = `read_csv('${csv}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${names.join(", ")}})`;
      const ordered = `SELECT ${typed.join(", ")} FROM ${read} ORDER BY CAST("at" AS INTEGER)`;
      await connection.run(`COPY (${ordered}) TO '${path}' (FORMAT parquet)`);
      rmSync(csv);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const plainCsv: InputFile["format"] = {
  kind: "csv",
  encoding: "utf-8",
  delimiter: ",",
  decimal: ".",
  quote: '"',
  header: true,
  ragged: "refuse",
};

const whole = /^(0|-?[1-9]\d{0,8})$/;
const dayShapes = [
  ["DATE", /^[12]\d{3}-\d\d-\d\d$/],
  ["TIMESTAMP", /^[12]\d{3}-\d\d-\d\d[T ]\d\d:\d\d:\d\d$/],
  ["TIMESTAMPTZ", /^[12]\d{3}-\d\d-\d\d[T ]\d\d:\d\d:\d\dZ$/],
] as const;

/** The type that a column has where all its values allow it. */
export function columnType(
  cells: readonly (string | null)[],
  isDay: boolean,
): "VARCHAR" | "BIGINT" | "DOUBLE" | (typeof dayShapes)[number][0] {
  const values = cells.filter((cell) => cell !== null);
  if (values.length === 0) return "VARCHAR";
  const day = dayShapes.find(
    ([, shape]) => isDay && values.every((value) => shape.test(value) && isReal(value)),
  );
  if (day !== undefined) return day[0];
  if (isDay || !values.every((value) => whole.test(value))) return "VARCHAR";
  // Many tools have no whole number beside a missing one.
  return values.length === cells.length ? "BIGINT" : "DOUBLE";
}

/** Its day and its time exist. */
function isReal(value: string): boolean {
  const plain = value.slice(0, 19).replace(" ", "T");
  const date = new Date(plain.length === 10 ? plain : `${plain}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(plain);
}
