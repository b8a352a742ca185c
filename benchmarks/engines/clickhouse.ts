import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  type ClickhouseServer,
  startClickhouse,
} from "../../packages/adapters/clickhouse/test/clickhouse-server.ts";
import { attributes, generate } from "../channels/generate.ts";
import { channelsMapping } from "../channels/mapping.ts";
import { measure } from "../measure.ts";
import { byHandClickhouse } from "./by-hand-clickhouse.ts";

/**
 * The study of `channels` on tables of ClickHouse (chdb, in a process of its own), against the shortest SQL by hand on the same
 * server, at two sizes: what each further contact costs is what differs between them. Then what a national log would need,
 * extrapolated from that cost.
 * Usage: node clickhouse.ts [--sizes 5000000,20000000] [--perUnit 54] [--rounds 3].
 */
const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "5000000,20000000" },
    perUnit: { type: "string", default: "54" },
    rounds: { type: "string", default: "3" },
  },
});

interface Measured {
  readonly contacts: number;
  readonly units: number;
  /** Median of whole processes. */
  readonly vigie: number;
  readonly byHand: number;
  /** Of the columns read, before compression and after. */
  readonly bytes: number;
  readonly stored: number;
  /** Peak of the server's resident memory. */
  readonly megabytes: number;
}

const tables = channelsMapping({
  units: "table: banc.units, connection: banc",
  contacts: "table: banc.contacts, connection: banc",
});

const here = import.meta.dirname;
const folder = join(tmpdir(), "vigie-banc-clickhouse");
const sizes = String(values.sizes).split(",").map(Number);
const measured: Measured[] = [];
try {
  for (const contacts of sizes) measured.push(await measureAt(contacts));
} finally {
  await rm(folder, { recursive: true, force: true });
}
for (const { contacts, units, vigie, byHand, bytes, stored, megabytes } of measured)
  line(
    `${contacts} contacts, ${units} units: vigie ${vigie.toFixed(1)} s, SQL by hand ${byHand.toFixed(1)} s, ratio ${(vigie / byHand).toFixed(2)}; ${(bytes / contacts).toFixed(1)} bytes a contact, ${(stored / contacts).toFixed(1)} stored; server at most ${megabytes.toFixed(0)} MB`,
  );
const [small, large] = [measured[0], measured.at(-1)];
if (small !== undefined && large !== undefined && large.contacts > small.contacts) extrapolate(small, large);

async function measureAt(contacts: number): Promise<Measured> {
  const units = Math.round(contacts / Number(values.perUnit));
  await mkdir(folder, { recursive: true });
  const files = await generate(folder, { contacts, units, sorted: false });
  const server = await startClickhouse();
  try {
    const columns = ["id", ...Object.keys(attributes)].map((name) => `${name} LowCardinality(String)`);
    const load = (file: string, format: string) => `SELECT * FROM file('${file}', '${format}')`;
    await server.send(
      "CREATE DATABASE banc",
      `CREATE TABLE banc.units (${columns.join(", ").replace("LowCardinality(String)", "String")}) ENGINE = MergeTree ORDER BY tuple()`,
      `INSERT INTO banc.units ${load(files.unitsParquet, "Parquet")}`,
      "CREATE TABLE banc.contacts (id String, date Nullable(Date32), channel LowCardinality(String), motive LowCardinality(Nullable(String))) ENGINE = MergeTree ORDER BY tuple()",
      `INSERT INTO banc.contacts ${load(files.contactsParquet, "Parquet")}`,
    );
    const mapping = join(folder, "tables.yaml");
    await writeFile(mapping, tables);
    process.env.VIGIE_CONNECTION_BANC = server.addressOf();
    const vigie: number[] = [];
    const byHand: number[] = [];
    for (let round = 0; round < Number(values.rounds); round++) {
      vigie.push(await runVigie(mapping));
      byHand.push(await runByHand(server));
    }
    const [[bytes, stored] = []] = await server.rows(
      "SELECT sum(data_uncompressed_bytes), sum(data_compressed_bytes) FROM system.parts WHERE database = 'banc' AND table = 'contacts' AND active",
    );
    return {
      contacts,
      units,
      vigie: median(vigie),
      byHand: median(byHand),
      bytes: Number(bytes),
      stored: Number(stored),
      megabytes: await peakOf(server),
    };
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function runVigie(mapping: string): Promise<number> {
  const out = join(folder, "out");
  const vigie = join(here, "..", "..", "apps", "cli", "bin", "vigie.js");
  const study = join(here, "..", "channels", "study");
  const words = [vigie, "run", study, "--partner", "banc", "--data", mapping, "--out", out];
  const { seconds } = await measure(process.execPath, words);
  await rm(out, { recursive: true, force: true });
  return seconds;
}

async function runByHand(server: ClickhouseServer): Promise<number> {
  const start = performance.now();
  await server.send(...byHandClickhouse);
  return (performance.now() - start) / 1000;
}

async function peakOf({ process: server }: ClickhouseServer): Promise<number> {
  const status = await readFile(`/proc/${server}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

function median(seconds: readonly number[]): number {
  return seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? 0;
}

/** Two cores here. A further core is taken to do as much (least), or half as much (most); memory goes with units. */
function extrapolate(small: Measured, large: Measured): void {
  const national = { contacts: 2e9, units: 14e6 };
  const contacts = large.contacts - small.contacts;
  const perContact = (large.vigie - small.vigie) / contacts;
  if (perContact <= 0) {
    line("other work on the machine hides what a contact costs: nothing is extrapolated");
    return;
  }
  const perUnit = (large.megabytes - small.megabytes) / (large.units - small.units);
  const bytes = large.bytes / large.contacts;
  line(
    `each further second, on two cores: ${(1 / perContact / 1e6).toFixed(2)} million contacts, ${(bytes / perContact / 1e6).toFixed(0)} MB before compression`,
  );
  line(
    `EXTRAPOLATED to ${national.contacts} contacts of ${national.units} units, ${((national.contacts * large.stored) / large.contacts / 1e9).toFixed(0)} GB stored, some ${((national.units * perUnit) / 1e3).toFixed(1)} GB of memory:`,
  );
  for (const cores of [4, 16, 64]) {
    const least = (national.contacts * perContact * 2) / cores / 60;
    const most = (national.contacts * perContact) / (1 + (cores - 2) / 4) / 60;
    line(`  ${cores} cores: ${least.toFixed(1)} to ${most.toFixed(1)} minutes`);
  }
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}
