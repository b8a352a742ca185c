import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { diskStore } from "@vigie/files/node";
import { VigieErrors } from "@vigie/words";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Dialect } from "../../../core/engine/src/dialects/dialect.ts";
import { duckdb } from "../../../core/engine/src/dialects/duckdb.ts";
import { openFile } from "../../../core/engine/src/read/open-file.ts";
import { name, writeLiteral } from "../../../core/engine/src/sql.ts";
import { temporaryFolder } from "../../../core/engine/test/world/temporary-folder.ts";
import { openDuckDbWasmDatabase } from "../src/connectors/duckdb-wasm.ts";
import { duckdbWasm } from "../src/dialect.ts";
import { openWasmConnection } from "./wasm-connection.ts";

const instance = await DuckDBInstance.create(":memory:");
const native = await instance.connect();
beforeAll(async () => {
  // Every 31 hours and some minutes, from 1900 to the end of 2037.
  await native.run(
    "CREATE TABLE stamps AS SELECT strftime(TIMESTAMP '1900-01-01 00:17:00' + to_seconds(i * 111_780), '%Y-%m-%dT%H:%M:%SZ') AS stamp FROM range(38_960) AS t(i)",
  );
});
afterAll(() => {
  native.closeSync();
  instance.closeSync();
});

const isLong = process.env.VIGIE_LONG === "1";

test.each([
  "Europe/Paris",
  "America/Santiago",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  ...(isLong ? ["UTC", "Indian/Reunion", "America/Cayenne", "Pacific/Noumea", "Pacific/Kiritimati"] : []),
])("in %s, days are those that DuckDB gives with its extension of time zones", async (timezone) => {
  const day = ({ dayOf }: Dialect) => writeLiteral(dayOf(name("stamp"), "iso", timezone), duckdb);
  const found = await native.runAndReadAll(
    `SELECT count(*), count(own), count(*) FILTER (own IS DISTINCT FROM theirs) FROM (SELECT ${day(duckdbWasm)} AS own, ${day(duckdb)} AS theirs FROM stamps)`,
  );
  expect(found.getRows()).toEqual([[38_960n, 38_960n, 0n]]);
});

// On each push no other test starts DuckDB-WASM in Node.js.
test.runIf(isLong)("a Parquet file is refused by name", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "foyers.parquet");
  writeFileSync(path, "PAR1PAR1");
  const database = openDuckDbWasmDatabase(await openWasmConnection());
  const file = { shown: "foyers.parquet", path, format: { kind: "parquet" } } as const;
  const error = await openFile(file, { database, store: diskStore(folder), columns: ["a"] }).then(
    () => null,
    (reason: unknown) => reason,
  );
  await database.close();
  expect(error instanceof VigieErrors && error.errors.map(({ code }) => code)).toEqual([
    "engine/parquet-not-here",
  ]);
});
