import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createDuckDB, NODE_RUNTIME, VoidLogger } from "@duckdb/duckdb-wasm/blocking";
import type { WasmConnection } from "../src/connectors/duckdb-wasm.ts";

const folder = dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm/blocking"));

/** DuckDB-WASM in this process, which reads the files of this machine; a statement under way cannot be cancelled. */
export async function openWasmConnection(): Promise<WasmConnection> {
  const bundle = (name: string) => ({ mainModule: join(folder, `duckdb-${name}.wasm`), mainWorker: "" });
  const database = await createDuckDB(
    { mvp: bundle("mvp"), eh: bundle("eh") },
    new VoidLogger(),
    NODE_RUNTIME,
  );
  await database.instantiate(() => undefined);
  database.open({ path: ":memory:" });
  const connection = database.connect();
  return {
    send: async (text) => {
      const rows = connection.query(text);
      return { readAll: () => [rows] };
    },
    cancelSent: () => false,
    insertArrowFromIPCStream: (stream, options) => connection.insertArrowFromIPCStream(stream, options),
    close: () => connection.close(),
  };
}
