import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputFile } from "@vigie/mapping";
import type { FileRows } from "../../../spec/reference/read-files.ts";
import { compileServerView } from "../src/compile/united-view.ts";
import { openClickhouseDatabase } from "../src/connectors/clickhouse.ts";
import { openClickhouseTable } from "../src/connectors/clickhouse-table.ts";
import { clickhouse } from "../src/dialects/clickhouse.ts";
import { openPartnerEngine } from "../src/node/index.ts";
import type { Plan } from "../src/plan.ts";
import { openFiles } from "../src/run/plan-files.ts";
import { passOf, relationsOf, versionOf } from "../src/run/population-view.ts";
import { type Sql, writeLiteral } from "../src/sql.ts";
import { declaredColumns, insertRows, inTable } from "./clickhouse-runner.ts";
import { dayColumns } from "./day-columns.ts";
import type { Runner } from "./engines.ts";
import type { ClickhouseServer } from "./world/clickhouse-server.ts";

const parts = [1, 2];
const database = "cluster";

/**
 * Two parts of a ClickHouse cluster, as far as one process allows: each has its rows and its view of the pass, and the run reads
 * both by `remote`, which answers in the process itself. No `Distributed` table: they need a configuration that chdb has not.
 */
export async function clickhouseClusterRunner(server: ClickhouseServer): Promise<Runner> {
  let runs = 0;
  const address = server.addressOf();
  const root = mkdtempSync(join(tmpdir(), "vigie-tables-"));
  const engine = await openPartnerEngine({
    workFolder: join(root, "work"),
    inputFolders: [],
    connections: { folder: "", environment: { VIGIE_CONNECTION_TEST: address } },
  });
  const settings = Object.entries(clickhouse.settings).map(([setting, set]) => `${setting} = ${set}`);
  await server.send(`CREATE DATABASE ${database}`, `SET ${settings.join(", ")}`);
  const united = (name: string) =>
    parts
      .map((part) => `SELECT * FROM remote('127.0.0.1', ${database}, ${name}_${part})`)
      .join(" UNION ALL ");
  return {
    name: "clickhouse cluster, types",
    folder: () => {
      runs++;
      return database;
    },
    run: async (plan, files) => {
      const days = dayColumns(plan);
      const stored = async (role: "units" | "contacts", key: string, file: InputFile): Promise<InputFile> => {
        const rows = files.get(file.path);
        const name = `${role}_${runs}`;
        if (rows !== undefined) {
          const columns = declaredColumns(rows, { days: days[role], timezone: plan.timezone });
          for (const part of parts) {
            const table = `${database}.${name}_${part}`;
            await server.send(`CREATE TABLE ${table} (${columns}) ENGINE = MergeTree ORDER BY tuple()`);
            await insertRows(server, table, rowsOf(part, rows, key));
          }
          await server.send(`CREATE VIEW ${database}.${name} AS ${united(name)}`);
        }
        return inTable(file, `${database}.${name}`);
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
      const read = { ...plan, units, contacts };
      if (units?.pad != null || contacts?.pad != null) return engine.run(read, () => undefined);
      const view = `vue_${runs}`;
      for (const [at, query] of (await viewsOf(read, address)).entries())
        await server.send(`CREATE VIEW ${database}.${view}_${at + 1} AS ${writeLiteral(query, clickhouse)}`);
      await server.send(`CREATE VIEW ${database}.${view} AS ${united(view)}`);
      const population = inTable({ shown: "vue" }, `${database}.${view}`);
      return engine.run({ ...read, population }, () => undefined);
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

/** The query of the view of each part, as `clusterViews` makes it. */
async function viewsOf(plan: Plan, address: string): Promise<readonly Sql[]> {
  const session = await openClickhouseDatabase({ name: "test", address });
  try {
    const files = await openFiles(plan, (file, columns) =>
      openClickhouseTable(file, { database: session, columns }),
    );
    const relations = relationsOf(plan, files);
    const version = await versionOf(passOf(plan, relations, clickhouse), clickhouse);
    return parts.map((part) => {
      const own = (relation: typeof relations.units) =>
        relation && { ...relation, from: ownTable(relation.from, part) };
      const inPart = { units: own(relations.units), contacts: own(relations.contacts) };
      return compileServerView(passOf(plan, inPart, clickhouse), version);
    });
  } finally {
    await session.close();
  }
}

function ownTable(from: Sql, part: number): Sql {
  return from.map((piece, at) =>
    at === from.length - 1 && typeof piece === "object" && "name" in piece
      ? { name: `${piece.name}_${part}` }
      : piece,
  );
}
