import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPostgres } from "../../packages/adapters/postgres/test/postgres-server.ts";
import { attributes, generate } from "../channels/generate.ts";
import { channelsMapping } from "../channels/mapping.ts";
import { type Measure, measure } from "../measure.ts";
import { byHand } from "./by-hand-postgres.ts";

/**
 * The study of `channels` on tables of PostgreSQL, against the shortest SQL by hand on the same server: whole processes in
 * turn, the tables filled and analysed before. Debian's PostgreSQL with its own settings, on this machine.
 * Usage: node run.ts [--contacts 5000000] [--units 93000] [--rounds 3] [--dates date|text].
 */
const { values } = parseArgs({
  options: {
    contacts: { type: "string", default: "5000000" },
    units: { type: "string", default: "93000" },
    rounds: { type: "string", default: "3" },
    dates: { type: "string", default: "date" },
  },
});

const here = import.meta.dirname;
const folder = join(tmpdir(), "vigie-banc-postgres");
await mkdir(folder, { recursive: true });
await chmod(folder, 0o755);
const files = await generate(folder, {
  contacts: Number(values.contacts),
  units: Number(values.units),
  sorted: false,
});
const server = await startPostgres();
const out = join(folder, "out");
try {
  const columns = ["id", ...Object.keys(attributes)].map((name) => `${name} text`).join(", ");
  await server.send(
    `CREATE TABLE units (${columns})`,
    `COPY units FROM '${files.unitsCsv}' (FORMAT csv, HEADER)`,
    `CREATE TABLE contacts (id text, date ${values.dates}, channel text, motive text)`,
    `COPY contacts FROM '${files.contactsCsv}' (FORMAT csv, HEADER)`,
    "ANALYZE",
  );
  const mapping = join(folder, "tables.yaml");
  await writeFile(
    mapping,
    channelsMapping({
      units: "table: public.units, connection: banc",
      contacts: "table: public.contacts, connection: banc",
    }),
  );
  const script = join(folder, "by-hand.sql");
  await writeFile(script, byHand);
  process.env.VIGIE_CONNECTION_BANC = server.addressOf();
  const vigie = join(here, "..", "..", "apps", "cli", "bin", "vigie.js");
  const study = join(here, "..", "channels", "study");
  const contenders = {
    vigie: () =>
      measure(process.execPath, [vigie, "run", study, "--partner", "banc", "--data", mapping, "--out", out]),
    sql: () => measure("psql", [server.addressOf(), "-q", "-o", "/dev/null", "-f", script]),
  };
  const seconds: Record<keyof typeof contenders, Measure[]> = { vigie: [], sql: [] };
  for (let round = 0; round < Number(values.rounds); round++)
    for (const name of ["vigie", "sql"] as const) {
      seconds[name].push(await contenders[name]());
      await rm(out, { recursive: true, force: true });
    }
  for (const name of ["vigie", "sql"] as const)
    process.stdout.write(`${name}: ${seconds[name].map((each) => each.seconds.toFixed(1)).join(", ")} s\n`);
} finally {
  await server.close();
  await rm(folder, { recursive: true, force: true });
}
