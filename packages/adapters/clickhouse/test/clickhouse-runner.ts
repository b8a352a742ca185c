import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputFile } from "@vigie/mapping";
import type { FileRows } from "../../../../spec/reference/read-files.ts";
import { openPartnerEngine } from "../../../core/engine/src/node/index.ts";
import { dayColumns } from "../../../core/engine/test/day-columns.ts";
import type { Runner } from "../../../core/engine/test/engines.ts";
import { columnType } from "../../../core/engine/test/write-parquet.ts";
import { clickhouseServer } from "../src/index.ts";
import type { ClickhouseServer } from "./clickhouse-server.ts";

/**
 * ClickHouse as tests need it: the rows of each run in tables of its own, as texts or as types. They stay until the server
 * goes: dropping them takes longer than reading them.
 */
export async function clickhouseRunner(
  server: ClickhouseServer,
  {
    name,
    isTyped,
    user = "admin",
  }: { readonly name: string; readonly isTyped: boolean; readonly user?: string },
): Promise<Runner> {
  let runs = 0;
  const places = {
    folder: "",
    environment: { VIGIE_CONNECTION_TEST: server.addressOf(user, user) },
    servers: [clickhouseServer],
  };
  const root = mkdtempSync(join(tmpdir(), "vigie-tables-"));
  const engine = await openPartnerEngine({
    workFolder: join(root, "work"),
    inputFolders: [],
    connections: places,
  });
  const database = `${isTyped ? "typed" : "texts"}_${user}`;
  await server.send(`CREATE DATABASE ${database}`);
  return {
    name,
    folder: () => {
      runs++;
      return database;
    },
    run: async (plan, files) => {
      const days = dayColumns(plan);
      const stored = async <T extends { readonly file: InputFile }>(
        input: T,
        role: "units" | "contacts",
      ): Promise<T> => {
        const path = `${database}.${role}_${runs}`;
        const rows = files.get(input.file.path);
        if (rows !== undefined)
          await fill(server, path, rows, isTyped ? { days: days[role], timezone: plan.timezone } : null);
        return { ...input, file: inTable(input.file, path) };
      };
      const contacts = plan.contacts && (await stored(plan.contacts, "contacts"));
      const ofContacts = plan.units?.fromContacts ? contacts : null;
      const units =
        plan.units &&
        (ofContacts ? { ...plan.units, file: ofContacts.file } : await stored(plan.units, "units"));
      return engine.run({ ...plan, units, contacts }, () => undefined);
    },
    close: async () => {
      await engine.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export function inTable({ shown }: Pick<InputFile, "shown">, path: string): InputFile {
  return { shown, path, format: { kind: "table", connection: "test" } };
}

export interface Types {
  /** Columns read as days in ISO. */
  readonly days: ReadonlySet<string>;
  readonly timezone: string;
}

/** @param types null where every column is text */
async function fill(
  server: ClickhouseServer,
  table: string,
  rows: FileRows,
  types: Types | null,
): Promise<void> {
  // Without an order of its own, a table keeps that of its rows.
  await server.send(
    `CREATE TABLE ${table} (${declaredColumns(rows, types)}) ENGINE = MergeTree ORDER BY tuple()`,
  );
  await insertRows(server, table, rows.rows);
}

/** @param types null where every column is text */
export function declaredColumns({ columns, rows }: FileRows, types: Types | null): string {
  const typeOf = columns.map((column, at) => {
    const cells = rows.map((row) => row[at] ?? null);
    // Its dates begin in 1900.
    const isOlder = cells.some((cell) => cell !== null && cell < "1900-01-01");
    const type =
      types === null
        ? "LowCardinality(Nullable(String))"
        : typeNamed(columnType(cells, types.days.has(column) && !isOlder), types.timezone);
    return types !== null && !cells.includes(null) ? type.replace(/Nullable\((.*)\)/, "$1") : type;
  });
  const names = columns.map((column) => `"${column.replace(/[\\"]/g, "\\$&")}"`);
  return names.map((name, at) => `${name} ${typeOf[at]}`).join(", ");
}

export async function insertRows(
  server: ClickhouseServer,
  table: string,
  rows: FileRows["rows"],
): Promise<void> {
  if (rows.length > 0)
    await server.send(
      `INSERT INTO ${table} SETTINGS date_time_input_format = 'best_effort' FORMAT JSONCompactEachRow ${rows.map((row) => JSON.stringify(row)).join("\n")}`,
    );
}

function typeNamed(type: ReturnType<typeof columnType>, timezone: string): string {
  const named = {
    VARCHAR: "String",
    DATE: "Date32",
    // Neither has a zone of its own in ClickHouse: the first is written in that of the study.
    TIMESTAMP: `DateTime64(0, '${timezone}')`,
    TIMESTAMPTZ: "DateTime64(0, 'UTC')",
    BIGINT: "Int64",
    DOUBLE: "Float64",
  } as const;
  return `Nullable(${named[type]})`;
}
