import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputFile } from "@vigie/mapping";
import type { FileRows } from "../../../../spec/reference/read-files.ts";
import { openPartnerEngine } from "../../../core/engine/src/node/index.ts";
import { dayColumns } from "../../../core/engine/test/day-columns.ts";
import type { Runner } from "../../../core/engine/test/engines.ts";
import { columnType } from "../../../core/engine/test/write-parquet.ts";
import { postgresServer } from "../src/index.ts";
import type { PostgresServer } from "./postgres-server.ts";

const noProgress = () => undefined;

/** PostgreSQL as tests need it: the rows of each run in tables of a schema of its own, as texts or as types. */
export async function postgresRunner(
  server: PostgresServer,
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
    servers: [postgresServer],
  };
  const root = mkdtempSync(join(tmpdir(), "vigie-tables-"));
  const engine = await openPartnerEngine({
    workFolder: join(root, "work"),
    inputFolders: [],
    connections: places,
  });
  const schemaOf = () => `${isTyped ? "typed" : "texts"}_${user}_${runs}`;
  return {
    name,
    folder: () => {
      runs++;
      return schemaOf();
    },
    run: async (plan, files) => {
      await server.send(`CREATE SCHEMA ${schemaOf()}; GRANT USAGE ON SCHEMA ${schemaOf()} TO PUBLIC`);
      const days = dayColumns(plan);
      const stored = async <T extends { readonly file: InputFile }>(
        input: T,
        role: "units" | "contacts",
      ): Promise<T> => {
        const path = `${schemaOf()}.${role}`;
        const rows = files.get(input.file.path);
        if (rows !== undefined) await fill(server, path, rows, isTyped ? days[role] : null);
        return { ...input, file: inTable(input.file, path) };
      };
      const contacts = plan.contacts && (await stored(plan.contacts, "contacts"));
      const ofContacts = plan.units?.fromContacts ? contacts : null;
      const units =
        plan.units &&
        (ofContacts ? { ...plan.units, file: ofContacts.file } : await stored(plan.units, "units"));
      try {
        return await engine.run({ ...plan, units, contacts }, noProgress);
      } finally {
        await server.send(`DROP SCHEMA ${schemaOf()} CASCADE`);
      }
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

/** @param days columns read as days in ISO; null where every column is text */
async function fill(
  server: PostgresServer,
  table: string,
  rows: FileRows,
  days: ReadonlySet<string> | null,
): Promise<void> {
  const types = days === null ? rows.columns.map(() => "text") : typesOf(rows, days);
  const declared = rows.columns.map((column, at) => `${quotedName(column)} ${types[at]}`);
  await server.send(`CREATE TABLE ${table} (${declared.join(", ")}); GRANT SELECT ON ${table} TO PUBLIC`);
  await insertRows(server, table, rows, types);
}

export function quotedName(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

/** @param days columns read as days in ISO */
export function typesOf({ columns, rows }: FileRows, days: ReadonlySet<string>): readonly string[] {
  return columns.map(
    (column, at) =>
      postgresTypes[
        columnType(
          rows.map((row) => row[at] ?? null),
          days.has(column),
        )
      ],
  );
}

export async function insertRows(
  server: PostgresServer,
  table: string,
  { rows }: FileRows,
  types: readonly string[],
): Promise<void> {
  if (rows.length === 0) return;
  const cells = types.map((type, at) => `CAST(row ->> ${at} AS ${type})`);
  await server.rows(
    `INSERT INTO ${table} SELECT ${cells.join(", ")} FROM json_array_elements(CAST($1 AS json)) WITH ORDINALITY AS read(row, at) ORDER BY at`,
    [JSON.stringify(rows)],
  );
}

const postgresTypes = {
  VARCHAR: "text",
  DATE: "date",
  TIMESTAMP: "timestamp",
  TIMESTAMPTZ: "timestamptz",
  BIGINT: "bigint",
  DOUBLE: "double precision",
} as const;
