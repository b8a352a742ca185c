import type { InputFile } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { z } from "zod";
import { type Outcome, RefusedRun } from "../../../../core/engine/src/engine.ts";
import type { Plan } from "../../../../core/engine/src/plan.ts";
import { type Sql, sql, value } from "../../../../core/engine/src/sql.ts";
import type { WasmDatabase } from "../../src/connectors/duckdb-wasm.ts";
import { openPageDuckDb, type PageDuckDb } from "../../src/connectors/duckdb-wasm-page.ts";
import { type RunningWorker, startWorker, type WorkerParts } from "../../src/connectors/workers.ts";
import { type PageEngine, pageEngine } from "../../src/page-engine.ts";
import { columnTexts } from "./column-texts.ts";
import { fromWire, toWire } from "./wire.ts";

/*
 * The engine as a page has it: runs in a worker, with DuckDB in another. Requests come from `engine-page.ts` as text, and are
 * answered by text.
 */

/** What the page loaded before it shut the network out. */
export interface Start {
  readonly duckDb: WorkerParts;
  readonly parquet: WorkerParts;
  /** Of DuckDB; null for the engine’s own. */
  readonly memoryLimit: string | null;
}

export interface Request {
  readonly id: number;
  readonly text: string;
  /** By the paths that the request names. */
  readonly files: readonly (readonly [string, Blob])[];
}

const request = z.discriminatedUnion("do", [
  z.object({ do: z.literal("run"), plan: z.custom<Plan>() }),
  z.object({ do: z.literal("rows"), statement: z.custom<Sql>() }),
  z.object({ do: z.literal("texts"), file: z.custom<InputFile>(), columns: z.array(z.string()) }),
  z.object({ do: z.literal("days"), timezone: z.string(), instants: z.array(z.string()) }),
  z.object({ do: z.literal("cancel") }),
]);

let duckDb: PageDuckDb | null = null;
let engine: PageEngine | null = null;
/** Of requests that only send statements. */
let session: WasmDatabase | null = null;

addEventListener("message", ({ data }: MessageEvent<Start | Request>) => {
  if ("duckDb" in data) {
    void begin(data).then(() => postMessage({ id: 0, text: toWire({ done: null }) }));
    return;
  }
  answer(data)
    .then(
      (done) => toWire({ done }),
      (error: unknown) => toWire(failure(error)),
    )
    .then((text) => postMessage({ id: data.id, text }));
});

function startParts({ scripts, module }: WorkerParts): RunningWorker {
  const started = startWorker(scripts);
  started.worker.postMessage(module);
  return started;
}

async function begin({ duckDb: parts, parquet, memoryLimit }: Start): Promise<void> {
  duckDb = await openPageDuckDb(() => startParts(parts), {
    ...(memoryLimit !== null && { memoryLimit }),
    startParquet: () => startParts(parquet),
  });
  engine = pageEngine(duckDb);
}

async function answer({ text, files }: Request): Promise<unknown> {
  if (duckDb === null || engine === null) throw new RangeError("DuckDB was not handed over");
  const parsed = request.parse(fromWire(text));
  switch (parsed.do) {
    case "run":
      return run(parsed.plan, new Map(files), duckDb, engine);
    case "rows":
      session ??= await duckDb.session();
      return session.rows(parsed.statement);
    case "texts":
      return texts(parsed, new Map(files), duckDb);
    case "days":
      session ??= await duckDb.session();
      return days(parsed, session);
    case "cancel":
      engine.cancel();
      session?.interrupt();
      await session?.close();
      session = null;
      return null;
    default:
      return parsed satisfies never;
  }
}

async function run(
  plan: Plan,
  given: ReadonlyMap<string, Blob>,
  { files }: PageDuckDb,
  engine: PageEngine,
): Promise<Outcome> {
  const paths = new Map<string, string>();
  for (const [path, file] of given) paths.set(path, await files.lend(file));
  const lent = <T extends { readonly file: InputFile }>(input: T): T => ({
    ...input,
    file: { ...input.file, path: paths.get(input.file.path) ?? input.file.path },
  });
  const units = plan.units && lent(plan.units);
  const contacts = plan.contacts && lent(plan.contacts);
  try {
    return await engine.run({ ...plan, units, contacts }, () => undefined);
  } finally {
    for (const path of paths.values()) await files.erase(path);
  }
}

async function texts(
  { file, columns }: { readonly file: InputFile; readonly columns: readonly string[] },
  given: ReadonlyMap<string, Blob>,
  { session, files: store }: PageDuckDb,
) {
  const path = await store.lend(given.get(file.path) ?? new Blob());
  const database = await session();
  try {
    return await columnTexts({ ...file, path }, { database, store, columns });
  } finally {
    await database.close();
    await store.erase(path);
  }
}

/** Local days of instants, as the dialect reads them. */
async function days(
  { timezone, instants }: { readonly timezone: string; readonly instants: readonly string[] },
  { dialect, rows }: WasmDatabase,
) {
  const day = dialect.textOf(dialect.dayOf(sql`instant`, "iso", timezone));
  return rows(sql`SELECT ${day} FROM (SELECT unnest(${value(instants, "texts")}) AS instant) AS given`);
}

function failure(error: unknown): unknown {
  if (!(error instanceof VigieErrors))
    return { fault: error instanceof Error ? error.message : String(error) };
  const refused = error.errors.map(({ code, place, values }) => ({ code, place, values }));
  return { refused, ...(error instanceof RefusedRun && { unknownCodes: error.unknownCodes }) };
}
