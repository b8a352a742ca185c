import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileRows } from "../../../../spec/reference/read-files.ts";
import { clusterViews, openPartnerEngine } from "../../../core/engine/src/node/index.ts";
import type { Plan } from "../../../core/engine/src/plan.ts";
import { dayColumns } from "../../../core/engine/test/day-columns.ts";
import type { Runner } from "../../../core/engine/test/engines.ts";
import { isPadded } from "../../../core/engine/test/expect-cases.ts";
import { postgresServer } from "../src/index.ts";
import { scriptsOf, startPostgresCluster } from "./postgres-cluster.ts";
import { insertRows, inTable, quotedName, typesOf } from "./postgres-runner.ts";

/**
 * Three servers of PostgreSQL and a coordinator: the rows of each run are distributed by the hash of their keys, and read
 * through the views that `vigie plan --as-view` describes.
 */
export async function postgresClusterRunner(): Promise<Runner> {
  const cluster = await startPostgresCluster();
  const { coordinator, shards } = cluster;
  const places = {
    folder: "",
    environment: { VIGIE_CONNECTION_TEST: coordinator.addressOf() },
    servers: [postgresServer],
  };
  const root = mkdtempSync(join(tmpdir(), "vigie-cluster-"));
  const engine = await openPartnerEngine({
    workFolder: join(root, "work"),
    inputFolders: [],
    connections: places,
  });
  let runs = 0;
  const schemaOf = () => `cases_${runs}`;
  const store = async (role: string, rows: FileRows, types: readonly string[], key: string) => {
    const columns = rows.columns.map((column, at) => `${quotedName(column)} ${types[at]}`);
    await cluster.createTable(schemaOf(), role, columns, quotedName(key));
    await insertRows(coordinator, `${schemaOf()}.${role}`, rows, types);
  };
  return {
    name: "postgres cluster, types",
    folder: () => {
      runs++;
      return schemaOf();
    },
    run: async (plan, files) => {
      const tables = tablesOf(plan, files);
      for (const { role, rows, types, key } of tables) await store(role, rows, types, key);
      const population = inTable({ shown: "vue" }, `${schemaOf()}.vue`);
      const read = { ...inSchema(plan, schemaOf()), ...(isPadded(plan) ? {} : { population }) };
      try {
        const views = await clusterViews(read, places);
        if (views !== null) await cluster.install(scriptsOf(views));
        return await engine.run(read, () => undefined);
      } finally {
        for (const server of [coordinator, ...shards])
          await server.send(`DROP SCHEMA IF EXISTS ${schemaOf()} CASCADE`);
        for (const at of shards.keys())
          await coordinator.send(`DROP SCHEMA IF EXISTS noeud${at + 1}_${schemaOf()} CASCADE`);
      }
    },
    close: async () => {
      await engine.close();
      await cluster.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function inSchema({ units, contacts, ...plan }: Plan, schema: string): Plan {
  const at = <Input extends Plan["units"] | Plan["contacts"]>(input: Input, role: string): Input =>
    input && { ...input, file: inTable(input.file, `${schema}.${role}`) };
  return {
    ...plan,
    units: at(units, units?.fromContacts ? "contacts" : "units"),
    contacts: at(contacts, "contacts"),
  };
}

interface StoredTable {
  readonly role: "units" | "contacts";
  readonly rows: FileRows;
  readonly types: readonly string[];
  readonly key: string;
}

/** Of one type in both tables, keys are distributed alike. */
function tablesOf(plan: Plan, files: ReadonlyMap<string, FileRows>): readonly StoredTable[] {
  const days = dayColumns(plan);
  const inputs = [
    ...(plan.units && !plan.units.fromContacts ? [{ role: "units", input: plan.units } as const] : []),
    ...(plan.contacts ? [{ role: "contacts", input: plan.contacts } as const] : []),
  ];
  const tables = inputs.flatMap(({ role, input }): readonly StoredTable[] => {
    const rows = files.get(input.file.path);
    return rows === undefined ? [] : [{ role, rows, types: typesOf(rows, days[role]), key: input.key }];
  });
  const keyTypes = new Set(tables.map(({ rows, types, key }) => types[rows.columns.indexOf(key)]));
  if (keyTypes.size < 2) return tables;
  return tables.map((table) => ({
    ...table,
    types: table.types.map((type, at) => (table.rows.columns[at] === table.key ? "text" : type)),
  }));
}
