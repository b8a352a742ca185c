import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  type PostgresCluster,
  startPostgresCluster,
} from "../../packages/adapters/postgres/test/postgres-cluster.ts";
import type { PostgresServer } from "../../packages/adapters/postgres/test/postgres-server.ts";
import { attributes, generate } from "../channels/generate.ts";
import { channelsMapping } from "../channels/mapping.ts";
import { measure } from "../measure.ts";

/**
 * The study of `channels` on a cluster of PostgreSQL: each server is one of Debian's, on this machine, with its own settings.
 * First the tables read through the coordinator, then the views that `vigie plan --as-view` writes; before, where one server has
 * all rows, that server alone. Seconds of processor of each
 * server (proc(5)), rows sent to the coordinator (`pg_stat_statements`), and bytes (a proxy in front of each server).
 * Usage: node cluster.ts [--shards 1,2,3] [--contacts 3000000] [--units 240000].
 */
const { values } = parseArgs({
  options: {
    shards: { type: "string", default: "1,2,3" },
    contacts: { type: "string", default: "3000000" },
    units: { type: "string", default: "240000" },
  },
});

const here = import.meta.dirname;
const vigie = join(here, "..", "..", "apps", "cli", "bin", "vigie.js");
const study = join(here, "..", "channels", "study");
const folder = join(tmpdir(), "vigie-banc-cluster");
await mkdir(folder, { recursive: true });
await chmod(folder, 0o755);
try {
  const size = { contacts: Number(values.contacts), units: Number(values.units), sorted: false };
  const files = await generate(folder, size);
  for (const shards of String(values.shards).split(",").map(Number)) await measureWith(shards, files);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measureWith(size: number, files: Awaited<ReturnType<typeof generate>>): Promise<void> {
  const cluster = await startPostgresCluster(size, ["shared_preload_libraries=pg_stat_statements"]);
  const { coordinator, shards } = cluster;
  try {
    const columns = ["id", ...Object.keys(attributes)].map((name) => `${name} text`);
    await cluster.createTable("banc", "units", columns, "id");
    await cluster.createTable(
      "banc",
      "contacts",
      ["id text", "date date", "channel text", "motive text"],
      "id",
    );
    await cluster.fill("banc", "units", files.unitsCsv, "id");
    await cluster.fill("banc", "contacts", files.contactsCsv, "id");
    for (const shard of shards) await shard.send("CREATE EXTENSION pg_stat_statements", "ANALYZE");
    process.env.VIGIE_CONNECTION_BANC = coordinator.addressOf();
    const tables = {
      units: "table: banc.units, connection: banc",
      contacts: "table: banc.contacts, connection: banc",
    };
    const mapping = join(folder, "mapping.yaml");
    const words = [study, "--partner", "banc", "--data", mapping];
    await writeFile(mapping, channelsMapping(tables));
    const [first] = shards;
    if (size === 1 && first !== undefined) {
      process.env.VIGIE_CONNECTION_BANC = first.addressOf();
      await report("no cluster", words, cluster);
      process.env.VIGIE_CONNECTION_BANC = coordinator.addressOf();
    }
    await report(`${size} shards, tables`, words, cluster);
    await writeFile(mapping, channelsMapping({ ...tables, population: "banc.vue" }));
    const planned = ["plan", ...words, "--dialect", "postgres", "--as-view", "--json"];
    const { output } = await measure(process.execPath, [vigie, ...planned]);
    for (const { scripts } of JSON.parse(output).sources) await cluster.install(scripts);
    await report(`${size} shards, views`, words, cluster);
  } finally {
    await cluster.close();
  }
}

async function report(name: string, words: readonly string[], cluster: PostgresCluster): Promise<void> {
  const { coordinator, shards, wires } = cluster;
  for (const shard of shards) await shard.send("SELECT pg_stat_statements_reset()");
  const bytes = () => wires.reduce((sum, wire) => sum + wire.received(), 0);
  const processors = () => Promise.all([coordinator, ...shards].map(processorSecondsOf));
  const [before, sentBefore] = [await processors(), bytes()];
  const out = join(folder, "out");
  const { seconds } = await measure(process.execPath, [vigie, "run", ...words, "--out", out]);
  await rm(out, { recursive: true, force: true });
  const spent = (await processors()).map((after, at) => (after - (before[at] ?? 0)).toFixed(1));
  const fetched = "SELECT coalesce(sum(rows), 0) FROM pg_stat_statements WHERE query LIKE 'FETCH%'";
  const rows = await Promise.all(shards.map((shard) => shard.rows(fetched)));
  const sent = rows.reduce((sum, answer) => sum + Number(answer[0]?.[0] ?? 0), 0);
  process.stdout.write(
    `${name}: ${seconds.toFixed(1)} s; processor of the coordinator ${spent[0]} s, of shards ${spent.slice(1).join(", ")} s; ${sent} rows, ${((bytes() - sentBefore) / 1e6).toFixed(1)} MB\n`,
  );
}

/** Of a server and of the sessions that it ended. */
async function processorSecondsOf(server: PostgresServer): Promise<number> {
  const [[pid] = []] = await server.rows("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)");
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / 100;
}
