import { createWriteStream } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { makeFiction, parseFiction } from "@vigie/fiction";
import { VigieErrors } from "@vigie/study";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  hasPostgres,
  type PostgresServer,
  startPostgres,
} from "../../../packages/engine/test/world/postgres-server.ts";
import { readStudy, readStudyFiles } from "../src/study-folder.ts";
import { vigie, workbench } from "./vigie.ts";

const reference = join(import.meta.dirname, "..", "..", "..", "studies", "publics-fragiles");
const day = "2026-11-25";

const bench = await workbench();
let server: PostgresServer;
beforeAll(async () => {
  if (hasPostgres) server = await startPostgres();
  // The server reads the files that fill its tables.
  await chmod(bench.folder, 0o755);
});
afterAll(async () => {
  await server?.close();
  await bench.clear();
});

/** A partner's invented files and their mapping. */
async function fictionOf(partner: string): Promise<string> {
  const study = await readStudy(reference);
  const parsed = parseFiction(
    (await readStudyFiles(reference)).get("fiction.yaml") ?? "",
    "fiction.yaml",
    study,
  );
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  for (const { path, chunks } of makeFiction({ study, fiction: parsed.fiction, seed: 7 }))
    if (path.startsWith(`${partner}/`)) {
      await mkdir(dirname(join(bench.folder, path)), { recursive: true });
      await pipeline(Readable.from(chunks), createWriteStream(join(bench.folder, path)));
    }
  return join(bench.folder, partner);
}

/** The same rows in tables of a schema, and the mapping that reads them there. */
async function inTables(
  folder: string,
  schema: string,
  typed: Readonly<Record<string, string>>,
): Promise<string> {
  await server.send(`CREATE SCHEMA ${schema}`);
  let mapping = await readFile(join(folder, "mapping.yaml"), "utf8");
  for (const [line, file = ""] of mapping.matchAll(/file: (\S+\.csv)/g)) {
    const table = `${schema}.${file.replace(".csv", "").replaceAll("-", "_")}`;
    const [header = ""] = (await readFile(join(folder, file), "utf8")).split("\n", 1);
    const columns = header.split(",").map((column) => `${column} ${typed[column] ?? "text"}`);
    await server.send(
      `CREATE TABLE ${table} (${columns.join(", ")})`,
      `COPY ${table} FROM '${join(folder, file)}' (FORMAT csv, HEADER)`,
    );
    mapping = mapping.replace(line, `table: ${table}\n      connection: entrepot`);
  }
  const path = join(folder, "tables.yaml");
  await writeFile(path, mapping);
  return path;
}

function run(partner: string, data: string, out: string) {
  const words = ["run", reference, "--partner", partner, "--data", data, "--out", out, "--date", day];
  return vigie(words, bench.folder, { VIGIE_CONNECTION_ENTREPOT: server.addressOf() });
}

const partners: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["cnav_idf", {}],
  ["cpam93", { date: "date", birth: "date", account_active: "text" }],
];
/** Six million contacts, half a minute: under `VIGIE_LONG=1`. */
const large: typeof partners = [["caf93", { date: "timestamp" }]];

test.skipIf(!hasPostgres).for(process.env.VIGIE_LONG === "1" ? [...partners, ...large] : partners)(
  "%s: files and tables of PostgreSQL give the same bundle, byte for byte (skipped where PostgreSQL is not installed)",
  async ([partner, typed]) => {
    const folder = await fictionOf(partner);
    const tables = await inTables(folder, partner, typed);
    const [fromFiles, fromTables] = [join(folder, "fichiers"), join(folder, "tables")];
    expect(await run(partner, join(folder, "mapping.yaml"), fromFiles)).toMatchObject({ code: 0 });
    expect(await run(partner, tables, fromTables)).toMatchObject({ code: 0 });
    const bundle = (out: string) => readFile(join(out, "bundle.zip"));
    expect((await bundle(fromTables)).equals(await bundle(fromFiles))).toBe(true);
    expect(await server.rows("SELECT count(*) FROM pg_class WHERE relname = 'population'")).toEqual([["0"]]);
  },
);
