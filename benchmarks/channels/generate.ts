import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/** How large the invented data is; `sorted` writes the contacts in the order of the units. */
export interface Size {
  readonly units: number;
  readonly contacts: number;
  readonly sorted: boolean;
}

/** Attributes of the units with their number of codes: the eight that the benchmark crosses. */
export const attributes = {
  age_band: 6,
  sex: 2,
  birth_group: 4,
  nationality_group: 3,
  household: 5,
  activity: 6,
  commune: 40,
  housing: 4,
} as const;

export const channels = [
  "online_request",
  "online_declaration",
  "message",
  "email",
  "kiosk",
  "chat",
  "remote",
  "desk",
  "appointment",
  "visit",
  "post",
  "form",
  "phone",
] as const;

/**
 * Invented units and contacts, drawn by hashing row numbers: the same on every machine. One contact in forty is
 * outside the window, one in a hundred belongs to nobody, one in two hundred has no date.
 * @returns paths of the four files
 */
export async function generate(
  folder: string,
  { units, contacts, sorted }: Size,
): Promise<Readonly<Record<"unitsCsv" | "contactsCsv" | "unitsParquet" | "contactsParquet", string>>> {
  const base = join(folder, `${units}-${contacts}${sorted ? "-sorted" : ""}`);
  const files = {
    unitsCsv: join(base, "units.csv"),
    contactsCsv: join(base, "contacts.csv"),
    unitsParquet: join(base, "units.parquet"),
    contactsParquet: join(base, "contacts.parquet"),
  };
  if (existsSync(base)) return files;
  const partial = `${base}.partial`;
  await mkdir(partial, { recursive: true });
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`SET temp_directory='${partial}/spill'; SET preserve_insertion_order=${sorted};`);
  await connection.run(`CREATE VIEW units AS ${unitsQuery(units)}`);
  await connection.run(`CREATE VIEW contacts AS ${contactsQuery(units, contacts, sorted)}`);
  for (const name of ["units", "contacts"]) {
    await connection.run(`COPY ${name} TO '${partial}/${name}.parquet' (FORMAT parquet, COMPRESSION zstd)`);
    await connection.run(
      `COPY (FROM '${partial}/${name}.parquet') TO '${partial}/${name}.csv' (FORMAT csv, HEADER)`,
    );
  }
  connection.closeSync();
  await rename(partial, base);
  return files;
}

function unitsQuery(units: number): string {
  const columns = Object.entries(attributes).map(
    ([name, codes], at) => `'c' || (hash(i * 31 + ${at}) % ${codes + 1} % ${codes})::VARCHAR AS ${name}`,
  );
  return `SELECT i AS id, ${columns.join(", ")} FROM range(${units}) AS r(i)`;
}

function contactsQuery(units: number, contacts: number, sorted: boolean): string {
  // In order of units, those of nobody come last: their keys are the greatest.
  const known = Math.floor(contacts * 0.99);
  const unit = sorted
    ? `least(i * ${units}::HUGEINT // ${known}, ${units - 1})::BIGINT`
    : `(hash(i) % ${units})::BIGINT`;
  const nobody = sorted
    ? `i >= ${known} THEN ${units} + (i - ${known}) * 1000 // ${contacts - known}`
    : `hash(i + 7) % 100 = 0 THEN ${units} + i % 1000`;
  const list = channels.map((name) => `'${name}'`).join(", ");
  return `SELECT
    CASE WHEN ${nobody} ELSE ${unit} END AS id,
    CASE WHEN hash(i + 11) % 200 = 0 THEN NULL
         WHEN hash(i + 13) % 40 = 0 THEN DATE '2022-06-01' + (hash(i + 17) % 30)::INTEGER
         ELSE DATE '2022-07-01' + (hash(i + 19) % 184)::INTEGER END AS date,
    [${list}][1 + ((hash(${unit} * 3 + i % 3) % 13))::INTEGER] AS channel,
    CASE WHEN hash(i + 23) % 3 = 0 THEN 'quarterly' ELSE 'other' END AS motive
    FROM range(${contacts}) AS r(i)`;
}
