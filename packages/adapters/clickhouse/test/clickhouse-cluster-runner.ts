import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputFile } from "@vigie/mapping";
import type { FileRows } from "../../../../spec/reference/read-files.ts";
import { clusterViews } from "../../../core/engine/src/node/cluster-views.ts";
import { openPartnerEngine } from "../../../core/engine/src/node/index.ts";
import { writeLiteral } from "../../../core/engine/src/sql.ts";
import { dayColumns } from "../../../core/engine/test/day-columns.ts";
import type { Runner } from "../../../core/engine/test/engines.ts";
import { isPadded } from "../../../core/engine/test/expect-cases.ts";
import { clickhouse } from "../src/dialect.ts";
import { clickhouseServer } from "../src/index.ts";
import { declaredColumns, insertRows, inTable } from "./clickhouse-runner.ts";
import type { ClickhouseServer } from "./clickhouse-server.ts";

const parts = [1, 2];
/** Of `Distributed` tables, and of those that each server has. */
const [united, own] = ["unis", "ici"];

/**
 * A cluster of two servers of ClickHouse that are one process: each reads its own rows by the number of its shard, and the run
 * reads `Distributed` tables, through the views that `vigie plan --as-view` describes. Statements are sent once, without
 * `ON CLUSTER`, which chdb cannot do.
 */
export async function clickhouseClusterRunner(server: ClickhouseServer): Promise<Runner> {
  let runs = 0;
  const places = {
    folder: "",
    environment: { VIGIE_CONNECTION_TEST: server.addressOf() },
    servers: [clickhouseServer],
  };
  const root = mkdtempSync(join(tmpdir(), "vigie-tables-"));
  const engine = await openPartnerEngine({
    workFolder: join(root, "work"),
    inputFolders: [],
    connections: places,
  });
  const settings = Object.entries(clickhouse.settings).map(([setting, set]) => `${setting} = ${set}`);
  await server.send(`CREATE DATABASE ${united}`, `CREATE DATABASE ${own}`, `SET ${settings.join(", ")}`);
  const store = async (name: string, rows: FileRows, columns: string, key: string) => {
    for (const part of parts) {
      const table = `${own}.${name}_${part}`;
      await server.send(`CREATE TABLE ${table} (${columns}) ENGINE = MergeTree ORDER BY tuple()`);
      await insertRows(server, table, rowsOf(part, rows, key));
    }
    const ofShard = parts.map((part) => `SELECT * FROM ${own}.${name}_${part} WHERE shardNum() = ${part}`);
    await server.send(
      `CREATE VIEW ${own}.${name} AS ${ofShard.join(" UNION ALL ")}`,
      `CREATE TABLE ${united}.${name} (${columns}) ENGINE = Distributed('grappe', '${own}', '${name}')`,
    );
  };
  return {
    name: "clickhouse cluster, types",
    folder: () => {
      runs++;
      return united;
    },
    run: async (plan, files) => {
      const days = dayColumns(plan);
      const stored = async (role: "units" | "contacts", key: string, file: InputFile): Promise<InputFile> => {
        const rows = files.get(file.path);
        const name = `${role}_${runs}`;
        const types = { days: days[role], timezone: plan.timezone };
        if (rows !== undefined) await store(name, rows, declaredColumns(rows, types), key);
        return inTable(file, `${united}.${name}`);
      };
      const contacts = plan.contacts && {
        ...plan.contacts,
        file: await stored("contacts", plan.contacts.key, plan.contacts.file),
      };
      const ofUnits = plan.units?.fromContacts ? contacts?.file : undefined;
      const units = plan.units && {
        ...plan.units,
        file: ofUnits ?? (await stored("units", plan.units.key, plan.units.file)),
      };
      const population = inTable({ shown: "vue" }, `${united}.vue_${runs}`);
      const read = { ...plan, units, contacts, ...(isPadded(plan) ? {} : { population }) };
      const views = await clusterViews(read, places);
      for (const statement of views?.scripts.flatMap(({ statements }) => statements) ?? [])
        await server.send(writeLiteral(statement, clickhouse).replace(' ON CLUSTER "grappe"', ""));
      return engine.run(read, () => undefined);
    },
    close: async () => {
      await engine.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** All rows of a key in one part. */
function rowsOf(part: number, { columns, rows }: FileRows, key: string): FileRows["rows"] {
  const at = columns.indexOf(key);
  const partOf = (text: string) => 1 + ([...text].reduce((sum, each) => sum + each.charCodeAt(0), 0) % 2);
  return rows.filter((row) => partOf(row[at] ?? "") === part);
}
