import { mkdirSync } from "node:fs";
import { diskStore } from "@vigie/files/node";
import { clickhouseClusterRunner } from "../../packages/adapters/clickhouse/test/clickhouse-cluster-runner.ts";
import { clickhouseRunner } from "../../packages/adapters/clickhouse/test/clickhouse-runner.ts";
import { hasClickhouse, startClickhouse } from "../../packages/adapters/clickhouse/test/clickhouse-server.ts";
import { openDuckDbWasmDatabase } from "../../packages/adapters/page-engine/src/connectors/duckdb-wasm.ts";
import { openEnginePage } from "../../packages/adapters/page-engine/test/browser/engine-page.ts";
import { runInPage } from "../../packages/adapters/page-engine/test/browser/run-in-page.ts";
import { openWasmConnection } from "../../packages/adapters/page-engine/test/wasm-connection.ts";
import { postgresClusterRunner } from "../../packages/adapters/postgres/test/postgres-cluster-runner.ts";
import { postgresRunner } from "../../packages/adapters/postgres/test/postgres-runner.ts";
import {
  hasPostgres,
  postgresVersions,
  startPostgres,
} from "../../packages/adapters/postgres/test/postgres-server.ts";
import { openFile } from "../../packages/core/engine/src/read/open-file.ts";
import { runPlan } from "../../packages/core/engine/src/run/run-plan.ts";
import {
  asCsv,
  asParquet,
  duckDbRunner,
  type OpenEngine,
  type Runner,
} from "../../packages/core/engine/test/engines.ts";
import { hasChromium, openChromium } from "../chromium.ts";

const isLong = process.env.VIGIE_LONG === "1";

/**
 * Every engine that plugs in, with what each needs to read rows: DuckDB-WASM has them in files, PostgreSQL and ClickHouse in tables.
 * Each engine has one way in on every push; under `VIGIE_LONG=1` come the others: DuckDB-WASM in Node.js, Parquet in Chromium,
 * texts in PostgreSQL and ClickHouse.
 * @param alsoSlow with those that take much longer than the others: ClickHouse, and DuckDB-WASM in Chromium
 * @param alsoReadOnly in long runs, with users of both servers who may not even write a temporary table, and older versions of
 * PostgreSQL
 * @param alsoCluster with three servers of PostgreSQL and two parts of ClickHouse, read through the views of a cluster
 */
export async function openAdapters({
  alsoSlow = true,
  alsoReadOnly = false,
  alsoCluster = false,
} = {}): Promise<readonly Runner[]> {
  return [
    ...(isLong || !hasChromium ? [await duckDbRunner("duckdb-wasm", asCsv, openWasm)] : []),
    ...(alsoSlow && hasChromium ? await chromiumRunners() : []),
    ...(hasPostgres ? await postgresRunners(alsoReadOnly && isLong) : []),
    ...(hasPostgres && alsoCluster ? [await postgresClusterRunner()] : []),
    ...(alsoSlow && hasClickhouse ? await clickhouseRunners(alsoReadOnly, alsoCluster) : []),
  ];
}

/** Engines that this machine lacks: their tests are skipped, by name. */
export const absentEngines: readonly string[] = [
  ...(hasChromium ? [] : ["Chromium"]),
  ...(hasPostgres ? [] : ["PostgreSQL"]),
  ...(hasClickhouse ? [] : ["ClickHouse (npm ci --prefix packages/adapters/clickhouse/test/chdb)"]),
];

/** DuckDB-WASM in one page of Chromium, which is given the bytes of files. */
async function chromiumRunners(): Promise<readonly Runner[]> {
  const { context, close } = await openChromium();
  const page = await openEnginePage(context);
  const closePage = async () => {
    await page.close();
    await close();
  };
  const open = (name: string) => async () => ({ name, ...runInPage(page), close: closePage });
  return [
    await duckDbRunner("duckdb-wasm in Chromium, CSV", asCsv, open("CSV")),
    ...(isLong
      ? [await duckDbRunner("duckdb-wasm in Chromium, Parquet", await asParquet(), open("Parquet"))]
      : []),
  ];
}

/** Tables whose columns are texts, then types. */
async function postgresRunners(alsoReadOnly: boolean): Promise<readonly Runner[]> {
  const server = await startPostgres();
  await server.send(
    "CREATE ROLE reader LOGIN PASSWORD 'reader'",
    "ALTER ROLE reader SET default_transaction_read_only = on",
  );
  const runs = [
    ...(isLong ? [{ name: "postgres, texts", isTyped: false }] : []),
    { name: "postgres, types", isTyped: true },
    ...(alsoReadOnly ? [{ name: "postgres, read only", isTyped: true, user: "reader" }] : []),
  ];
  const newest = closedWith(await Promise.all(runs.map((each) => postgresRunner(server, each))), server);
  return alsoReadOnly ? [...newest, ...(await olderPostgresRunners())] : newest;
}

async function olderPostgresRunners(): Promise<readonly Runner[]> {
  const runners = await Promise.all(
    postgresVersions.slice(1).map(async (version) => {
      const server = await startPostgres(version);
      const runner = await postgresRunner(server, { name: `postgres ${version}, types`, isTyped: true });
      return closedWith([runner], server);
    }),
  );
  return runners.flat();
}

/**
 * Tables whose columns are types, and under `VIGIE_LONG=1` texts too, and a user who may write nothing: a statement costs
 * ClickHouse some ten times what it costs the others.
 */
async function clickhouseRunners(alsoReadOnly: boolean, alsoCluster: boolean): Promise<readonly Runner[]> {
  const server = await startClickhouse({ reader: { password: "reader", writesTemporaryTables: false } });
  const runs = [
    { name: "clickhouse, types", isTyped: true },
    ...(isLong ? [{ name: "clickhouse, texts", isTyped: false }] : []),
    ...(isLong && alsoReadOnly ? [{ name: "clickhouse, read only", isTyped: true, user: "reader" }] : []),
  ];
  const runners = await Promise.all(runs.map((each) => clickhouseRunner(server, each)));
  return closedWith([...runners, ...(alsoCluster ? [await clickhouseClusterRunner(server)] : [])], server);
}

/** The same runners, the first of which closes their server too. */
function closedWith(
  [first, ...others]: readonly Runner[],
  server: { close(): Promise<void> },
): readonly Runner[] {
  if (first === undefined) throw new RangeError("no runner");
  const close = async () => {
    await first.close();
    await server.close();
  };
  return [...others, { ...first, close }];
}

/** DuckDB-WASM, on the copies of files that a run makes on this machine. */
const openWasm: OpenEngine = async ({ workFolder }) => {
  mkdirSync(workFolder);
  const database = openDuckDbWasmDatabase(await openWasmConnection());
  const reading = { database, store: diskStore(workFolder) };
  return {
    name: "duckdb-wasm",
    run: (plan, progress) =>
      runPlan(plan, {
        database,
        openFile: (file, columns, others) => openFile(file, { ...reading, columns, others }),
        progress,
      }),
    close: () => database.close(),
  };
};
