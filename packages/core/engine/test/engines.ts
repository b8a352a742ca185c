import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diskStore } from "@vigie/files/node";
import type { InputFile } from "@vigie/mapping";
import type { FileRows } from "../../../../spec/reference/read-files.ts";
import { referenceEngine } from "../../../../spec/reference/reference-engine.ts";
import { hasChromium, openChromium } from "../../../../test/chromium.ts";
import { openDuckDbWasmDatabase } from "../src/connectors/duckdb-wasm.ts";
import type { Outcome } from "../src/engine.ts";
import { type DuckDbEngine, openDuckDb } from "../src/node/index.ts";
import type { Plan } from "../src/plan.ts";
import { openFile } from "../src/read/open-file.ts";
import { runPlan } from "../src/run/run-plan.ts";
import { openEnginePage } from "./browser/engine-page.ts";
import { runInPage } from "./browser/run-in-page.ts";
import { clickhouseClusterRunner } from "./clickhouse-cluster-runner.ts";
import { clickhouseRunner } from "./clickhouse-runner.ts";
import { dayColumns } from "./day-columns.ts";
import { postgresClusterRunner } from "./postgres-cluster-runner.ts";
import { postgresRunner } from "./postgres-runner.ts";
import { hasClickhouse, startClickhouse } from "./world/clickhouse-server.ts";
import { hasPostgres, postgresVersions, startPostgres } from "./world/postgres-server.ts";
import { openWasmConnection } from "./world/wasm-connection.ts";
import { writeCsv } from "./write-csv.ts";
import { openParquetWriter } from "./write-parquet.ts";

const isLong = process.env.VIGIE_LONG === "1";

/** An engine as tests need it: given a plan and the rows of its files, by path. */
export interface Runner {
  readonly name: string;
  /** Where the files of a run are, or would be: a new folder for each. */
  folder(): string;
  run(plan: Plan, files: ReadonlyMap<string, FileRows>): Promise<Outcome>;
  close(): Promise<void>;
}

/**
 * Every engine, with what each needs to read rows: the reference has them in memory, DuckDB in files, PostgreSQL and
 * ClickHouse in tables.
 * Each engine has one way in on every push, DuckDB two; under `VIGIE_LONG=1` come the others: DuckDB-WASM in Node.js, Parquet
 * in Chromium, texts in PostgreSQL and ClickHouse. `VIGIE_ENGINES=duckdb` opens the reference and DuckDB on CSV alone, which agree
 * or not in seconds.
 * @param alsoSlow with those that take much longer than the others: ClickHouse, and DuckDB-WASM in Chromium
 * @param alsoReadOnly in long runs, with users of both servers who may not even write a temporary table, and older versions of
 * PostgreSQL
 * @param alsoCluster with three servers of PostgreSQL and two parts of ClickHouse, read through the views of a cluster
 */
export async function openEngines({
  alsoSlow = true,
  alsoReadOnly = false,
  alsoCluster = false,
} = {}): Promise<readonly Runner[]> {
  // With a limit, keys are first read as whole numbers.
  const onCsv = await duckDb("duckdb, CSV", asCsv, (folders) =>
    openDuckDb({ ...folders, memoryLimit: "2GB" }),
  );
  if (process.env.VIGIE_ENGINES === "duckdb") return [reference, onCsv];
  return [
    reference,
    onCsv,
    await duckDb("duckdb, Parquet", await asParquet(), openDuckDb),
    ...(isLong || !hasChromium ? [await duckDb("duckdb-wasm", asCsv, openWasm)] : []),
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
  ...(hasClickhouse ? [] : ["ClickHouse (npm ci --prefix packages/core/engine/test/clickhouse)"]),
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
    await duckDb("duckdb-wasm in Chromium, CSV", asCsv, open("CSV")),
    ...(isLong ? [await duckDb("duckdb-wasm in Chromium, Parquet", await asParquet(), open("Parquet"))] : []),
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

const noProgress = () => undefined;

const reference: Runner = {
  name: "reference",
  folder: () => "memory",
  run: (plan, files) => referenceEngine(files).run(plan, noProgress),
  close: async () => undefined,
};

/** How a file of a plan is stored for DuckDB: the file that takes its place, and what writes it. */
interface Storage {
  instead(file: InputFile): InputFile;
  /** @param days columns that are read as days in ISO */
  write(file: InputFile, rows: FileRows, days: ReadonlySet<string>): Promise<void>;
  close(): void;
}

const asCsv: Storage = {
  instead: (file) => file,
  write: async (file, rows) => writeCsv(file, rows),
  close: noProgress,
};

async function asParquet(): Promise<Storage> {
  const writer = await openParquetWriter();
  return {
    instead: (file) => ({ ...file, path: `${file.path}.parquet`, format: { kind: "parquet" } }),
    ...writer,
  };
}

type OpenEngine = (folders: {
  readonly workFolder: string;
  readonly inputFolders: readonly string[];
}) => Promise<DuckDbEngine>;

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

async function duckDb(name: string, storage: Storage, open: OpenEngine): Promise<Runner> {
  const root = mkdtempSync(join(tmpdir(), "vigie-cases-"));
  const inputFolder = join(root, "input");
  const engine = await open({ workFolder: join(root, "work"), inputFolders: [inputFolder] });
  let runs = 0;
  return {
    name,
    folder: () => {
      const folder = join(inputFolder, String(++runs));
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    run: async (plan, files) => {
      const stored = async <T extends { readonly file: InputFile }>(
        input: T,
        days: ReadonlySet<string>,
      ): Promise<T> => {
        const file = storage.instead(input.file);
        const rows = files.get(input.file.path);
        if (rows !== undefined) await storage.write(file, rows, days);
        return { ...input, file };
      };
      const { units, contacts } = plan;
      const days = dayColumns(plan);
      return engine.run(
        {
          ...plan,
          units: units && (await stored(units, days.units)),
          contacts: contacts && (await stored(contacts, days.contacts)),
        },
        noProgress,
      );
    },
    close: async () => {
      await engine.close();
      storage.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
