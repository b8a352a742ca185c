import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { xlsx } from "@vigie/files";
import type { PostgresServer } from "../../packages/adapters/postgres/test/postgres-server.ts";
import type { Cells, Files } from "./clean-files.ts";
import type { Dirt } from "./dirt.ts";

/** Where a mapping reads one of the two files. */
export type Input = Readonly<Record<string, unknown>>;

/** @returns what the mapping says of each */
export function writtenCsv(files: Files, folder: string, { text }: Dirt): Record<keyof Files, Input> {
  const write = (role: keyof Files): Input => {
    const plain = [files[role].columns, ...files[role].rows].map((cells) => `${cells.join(";")}\n`).join("");
    writeFileSync(join(folder, `${role}.csv`), text === undefined ? plain : text(plain, role));
    return { file: `${role}.csv`, format: { delimiter: ";", decimal: "," } };
  };
  return { units: write("units"), contacts: write("contacts") };
}

export function writtenXlsx(files: Files, folder: string): Record<keyof Files, Input> {
  const write = (role: keyof Files): Input => {
    const rows = [files[role].columns, ...files[role].rows].map((cells) =>
      cells.map((value, at) => ({
        // Amounts are true numbers in a workbook, and days the texts that were typed.
        value:
          role === "units" && at === 4 && /^-?\d+,\d+$/.test(value) ? Number(value.replace(",", ".")) : value,
        style: "text" as const,
      })),
    );
    const sheets = [{ name: "Feuil1", widths: [], rows, header: null, running: null }];
    writeFileSync(join(folder, `${role}.xlsx`), xlsx({ title: "", language: "fr", day: null, sheets }));
    return { file: `${role}.xlsx` };
  };
  return { units: write("units"), contacts: write("contacts") };
}

/** Texts in two tables of a schema of the case's own. */
export async function writtenTables(
  files: Files,
  schema: string,
  server: PostgresServer,
): Promise<Record<keyof Files, Input>> {
  await server.send(`CREATE SCHEMA ${schema}`);
  for (const role of ["units", "contacts"] as const) await fill(files[role], `${schema}.${role}`, server);
  const input = (role: keyof Files) => ({ table: `${schema}.${role}`, connection: "essai" });
  return { units: input("units"), contacts: input("contacts") };
}

async function fill({ columns, rows }: Cells, table: string, server: PostgresServer): Promise<void> {
  const names = columns.map((column) => `"${column}"`);
  await server.send(`CREATE TABLE ${table} (${names.map((column) => `${column} text`).join(", ")})`);
  const arrays = columns.map(
    (_, at) => `ARRAY[${rows.map((row) => literal(amount(row[at] ?? ""))).join(",")}]::text[]`,
  );
  await server.send(`INSERT INTO ${table} SELECT * FROM unnest(${arrays.join(", ")})`);
}

/** A table's numbers have a point. */
function amount(text: string): string {
  return /^-?\d+,\d+$/.test(text) ? text.replace(",", ".") : text;
}

function literal(text: string): string {
  return text === "" ? "NULL" : `'${text.replaceAll("'", "''")}'`;
}
