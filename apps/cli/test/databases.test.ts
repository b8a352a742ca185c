import { access, chmod, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type ClickhouseServer,
  hasClickhouse,
  orSkipped,
  startClickhouse,
} from "../../../packages/adapters/clickhouse/test/clickhouse-server.ts";
import {
  type PostgresCluster,
  startPostgresCluster,
  type TextScript,
} from "../../../packages/adapters/postgres/test/postgres-cluster.ts";
import {
  hasPostgres,
  type PostgresServer,
  startPostgres,
} from "../../../packages/adapters/postgres/test/postgres-server.ts";
import { fictionOf, reference } from "./fiction-of.ts";
import { vigie, workbench } from "./vigie.ts";

const day = "2026-11-25";

const bench = await workbench();
let postgres: PostgresServer;
let cluster: PostgresCluster;
let clickhouse: ClickhouseServer;
beforeAll(async () => {
  if (hasPostgres) postgres = await startPostgres();
  if (hasPostgres) cluster = await startPostgresCluster();
  if (hasClickhouse) clickhouse = await startClickhouse();
  // The server reads the files that fill its tables.
  await chmod(bench.folder, 0o755);
});
afterAll(async () => {
  await postgres?.close();
  await cluster?.close();
  await clickhouse?.close();
  await bench.clear();
});

/** A database that can be filled from files, by someone who may do anything. */
interface Filled {
  addressOf(): string;
  /** @param columns as a header names them, each with its type */
  fill(table: string, columns: readonly (readonly [string, string])[], file: string): Promise<void>;
}

const inPostgres: Filled = {
  addressOf: () => postgres.addressOf(),
  fill: async (table, columns, file) => {
    const [schema = ""] = table.split(".");
    const declared = columns.map((column) => column.join(" ")).join(", ");
    await postgres.send(
      `CREATE SCHEMA IF NOT EXISTS ${schema}`,
      `CREATE TABLE ${table} (${declared})`,
      `COPY ${table} FROM '${file}' (FORMAT csv, HEADER)`,
    );
  },
};

/** Distributed between three servers by the hash of keys. */
const inCluster: Filled = {
  addressOf: () => cluster.coordinator.addressOf(),
  fill: async (table, columns, file) => {
    const [schema = "", own = ""] = table.split(".");
    const declared = columns.map((column) => column.join(" "));
    await cluster.createTable(schema, own, declared, "unit");
    await cluster.fill(schema, own, file, "unit");
  },
};

/** The same mapping, each of whose sources names a view, and the views made as the command says. */
async function withViews(partner: string, tables: string): Promise<string> {
  const path = tables.replace("tables.yaml", "vues.yaml");
  const [head = "", sources = ""] = (await readFile(tables, "utf8")).split("\nsources:");
  const named = sources.replaceAll(/^ {2}(\w+):$/gm, `  $1:\n    population: ${partner}.vue_$1`);
  await writeFile(path, `${head}\nsources:${named}`);
  const words = ["plan", reference, "--partner", partner, "--data", path, "--dialect", "postgres"];
  const address = { VIGIE_CONNECTION_ENTREPOT: inCluster.addressOf() };
  const { code, error, out } = await vigie([...words, "--as-view", "--json"], bench.folder, address);
  expect([code, error]).toEqual([0, ""]);
  const written: { readonly sources: readonly { readonly scripts: readonly TextScript[] }[] } =
    JSON.parse(out);
  for (const { scripts } of written.sources) await cluster.install(scripts);
  return path;
}

const inClickhouse: Filled = {
  addressOf: () => clickhouse.addressOf(),
  fill: async (table, columns, file) => {
    const [database = ""] = table.split(".");
    const types: Readonly<Record<string, string>> = {
      text: "String",
      date: "Date32",
      timestamp: "DateTime('Europe/Paris')",
    };
    const declared = columns.map(([name, type]) => `${name} Nullable(${types[type]})`).join(", ");
    await clickhouse.send(
      `CREATE DATABASE IF NOT EXISTS ${database}`,
      `CREATE TABLE ${table} (${declared}) ENGINE = MergeTree ORDER BY tuple()`,
      `INSERT INTO ${table} SELECT * FROM file('${file}', 'CSVWithNames', '${declared.replaceAll("'", "''")}')`,
    );
  },
};

/** The same rows in tables, and the mapping that reads them there. */
async function inTables(
  { fill }: Filled,
  { folder, schema, typed }: { folder: string; schema: string; typed: Readonly<Record<string, string>> },
): Promise<string> {
  let mapping = await readFile(join(folder, "mapping.yaml"), "utf8");
  for (const [line, file = ""] of mapping.matchAll(/file: (\S+\.csv)/g)) {
    const table = `${schema}.${file.replace(".csv", "").replaceAll("-", "_")}`;
    const [header = ""] = (await readFile(join(folder, file), "utf8")).split("\n", 1);
    const columns = header.split(",").map((column) => [column, typed[column] ?? "text"] as const);
    await fill(table, columns, join(folder, file));
    mapping = mapping.replace(line, `table: ${table}\n      connection: entrepot`);
  }
  const path = join(folder, "tables.yaml");
  await writeFile(path, mapping);
  return path;
}

function run({ addressOf }: Filled, partner: string, { data, out }: { data: string; out: string }) {
  const words = ["run", reference, "--partner", partner, "--data", data, "--out", out, "--date", day];
  return vigie(words, bench.folder, { VIGIE_CONNECTION_ENTREPOT: addressOf() });
}

const isLong = process.env.VIGIE_LONG === "1";

const partners: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["cnav_idf", {}],
  ["cpam93", { date: "date", birth: "date", account_active: "text" }],
];
/** Under `VIGIE_LONG=1`, all their units, and six million contacts, half a minute; on each push, a part of the second. */
const large: typeof partners = [["caf93", { date: "timestamp" }]];
const cases = isLong ? [...partners, ...large] : partners.slice(1);
const scale = isLong ? 1 : 0.1;

interface Invented {
  readonly folder: string;
  /** Made from its files. */
  readonly bundle: Buffer;
}

/** By partner: every database holds the same rows. */
const invented = new Map<string, Promise<Invented>>();

function inventedOf(partner: string, filled: Filled): Promise<Invented> {
  const made = invented.get(partner) ?? invent(partner, filled);
  invented.set(partner, made);
  return made;
}

async function invent(partner: string, filled: Filled): Promise<Invented> {
  const folder = await fictionOf(partner, bench.folder, scale);
  return { folder, bundle: await bundleOf(filled, partner, join(folder, "mapping.yaml")) };
}

async function bundleOf(filled: Filled, partner: string, data: string): Promise<Buffer> {
  const out = join(bench.folder, partner, "sortie");
  expect(await run(filled, partner, { data, out })).toMatchObject({ code: 0 });
  const bundle = await readFile(join(out, "bundle.zip"));
  await rm(out, { recursive: true, force: true });
  return bundle;
}

/** @param named another mapping of the same tables */
async function expectSameBundle(
  filled: Filled,
  [partner, typed]: (typeof partners)[number],
  named: (partner: string, tables: string) => Promise<string> = async (_, tables) => tables,
): Promise<string> {
  const { folder, bundle } = await inventedOf(partner, filled);
  const tables = await named(partner, await inTables(filled, { folder, schema: partner, typed }));
  expect((await bundleOf(filled, partner, tables)).equals(bundle)).toBe(true);
  return tables;
}

test.skipIf(!hasPostgres).for(cases)(
  "%s: files and tables of PostgreSQL give the same bundle, byte for byte (skipped where PostgreSQL is not installed)",
  async (partner) => {
    await expectSameBundle(inPostgres, partner);
    expect(await postgres.rows("SELECT count(*) FROM pg_class WHERE relname = 'population'")).toEqual([
      ["0"],
    ]);
  },
);

test.skipIf(!hasPostgres).for(cases)(
  "%s: views of three servers of PostgreSQL give the same bundle, byte for byte, and nothing is written without one of them (skipped where PostgreSQL is not installed)",
  async (partner) => {
    const data = await expectSameBundle(inCluster, partner, withViews);
    const out = join(bench.folder, "sans-vue");
    const [name] = partner;
    const [, view] = /population: (\S+)/.exec(await readFile(data, "utf8")) ?? [];
    await cluster.shards[1]?.send(`DROP VIEW ${view}_local`);
    const { code, error } = await run(inCluster, name, { data, out });
    expect(code).toBe(1);
    expect(error).toContain("--as-view");
    await expect(access(out)).rejects.toThrow();
  },
);

test.skipIf(!hasClickhouse).for(cases)(
  `%s: files and tables of ClickHouse give the same bundle, byte for byte ${orSkipped}`,
  async (partner) => {
    await expectSameBundle(inClickhouse, partner);
    expect(await clickhouse.rows("SELECT name FROM system.tables WHERE name = 'population'")).toEqual([]);
  },
);
