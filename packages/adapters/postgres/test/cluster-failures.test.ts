import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseMapping } from "@vigie/mapping";
import { describeProblem, VigieErrors } from "@vigie/words";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  engineProblems,
  type Outcome,
  type Plan,
  plannedStatements,
  planSource,
} from "../../../core/engine/src/index.ts";
import { clusterViews, openPartnerEngine } from "../../../core/engine/src/node/index.ts";
import { writeLiteral } from "../../../core/engine/src/sql.ts";
import { smallStudy } from "../../../core/engine/test/world/study.ts";
import { temporaryFolder } from "../../../core/engine/test/world/temporary-folder.ts";
import { postgres } from "../src/dialect.ts";
import { postgresServer } from "../src/index.ts";
import { type PostgresCluster, scriptsOf, startPostgresCluster } from "./postgres-cluster.ts";
import { hasPostgres } from "./postgres-server.ts";

let cluster: PostgresCluster;

const unitColumns = ["qui text", "naissance date", "sexe text", "rsa text", "ressources numeric"];
const contactColumns = ["qui text", "jour date", "canal text", "motif text"];

beforeAll(async () => {
  if (!hasPostgres) return;
  cluster = await startPostgresCluster();
  for (const schema of ["log", "lent"]) {
    await cluster.createTable(schema, "foyers", unitColumns, "qui");
    await cluster.createTable(schema, "contacts", contactColumns, "qui");
    await cluster.coordinator.send(
      `INSERT INTO ${schema}.foyers SELECT 'personne-' || i, date '1990-01-01', 'femme', 'yes', 900 FROM generate_series(1, 90) AS i`,
      `INSERT INTO ${schema}.contacts SELECT 'personne-' || 1 + i % 90, date '2022-08-01', 'guichet', 'autre' FROM generate_series(1, 300) AS i`,
    );
  }
  // One row in a fifth of a second.
  for (const shard of cluster.shards)
    await shard.send(
      "ALTER TABLE lent.contacts RENAME TO vite",
      "CREATE VIEW lent.contacts AS SELECT vite.* FROM lent.vite, LATERAL (SELECT pg_sleep(0.2 + 0 * length(qui))) AS attente",
    );
  for (const schema of ["log", "lent"]) await install(await planOf({ schema }));
});
afterAll(() => cluster?.close());

/** @param missing a value that the mapping declares to be none: with it, the pass is another one */
async function planOf({ schema = "log", missing = "" }): Promise<Plan> {
  const study = await smallStudy();
  const sexe = missing === "" ? "sexe" : `{ column: sexe, missing: ["${missing}"] }`;
  const text = `
mapping: 1
study: essai
partner: caf
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
accepts: { nothing: [lieux] }
sources:
  foyers:
    units: { table: ${schema}.foyers, connection: entrepot, key: qui, fields: { sexe: ${sexe} } }
    contacts: { table: ${schema}.contacts, connection: entrepot, key: qui, date: jour, channel: canal, motive: motif }
    population: ${schema}.vigie_foyers
`;
  const parsed = parseMapping(text, join("mapping.yaml"), { study });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const source = study.sources.get("foyers");
  if (source === undefined) throw new RangeError("the study has no such source");
  return planSource(study, source, parsed.mapping, study.indicators.values());
}

function placesOf(folder: string) {
  return {
    folder,
    environment: { VIGIE_CONNECTION_ENTREPOT: cluster.coordinator.addressOf() },
    servers: [postgresServer],
  };
}

/** @param only the servers whose views are made; all of them and that of the coordinator by default */
async function install(plan: Plan, only: readonly string[] | null = null): Promise<void> {
  const views = await clusterViews(plan, placesOf(""));
  if (views === null) throw new RangeError("the plan names no view");
  const scripts = scriptsOf(views);
  await cluster.install(
    only === null
      ? scripts
      : scripts.filter(({ servers }) => servers.length > 0).map((script) => ({ ...script, servers: only })),
  );
}

async function run(plan: Plan, during: () => Promise<void> = async () => undefined): Promise<Outcome> {
  const folder = temporaryFolder();
  const connections = placesOf(folder);
  const engine = await openPartnerEngine({ workFolder: join(folder, "work"), inputFolders: [], connections });
  try {
    const [outcome] = await Promise.all([engine.run(plan, () => undefined), during()]);
    return outcome;
  } finally {
    await engine.close();
  }
}

/** Codes of a refusal, whose sentences give no value, and that leaves nothing on the coordinator. */
async function refusal(plan: Plan, during?: () => Promise<void>): Promise<readonly string[]> {
  const error = await run(plan, during).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof VigieErrors)) throw error ?? new Error("the run was not refused");
  for (const each of error.errors)
    for (const language of ["fr", "en"] as const)
      expect(Object.values(describeProblem(each, engineProblems, language)).join("\n")).not.toMatch(
        /personne-|127[.]0|admin:/,
      );
  const sessions = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'vigie'";
  for (let tries = 0; tries < 50 && String(await cluster.coordinator.rows(sessions)) !== "0"; tries++)
    await setTimeout(100);
  expect(
    await cluster.coordinator.rows(
      `SELECT (${sessions}), (SELECT count(*) FROM pg_class WHERE relname = 'population')`,
    ),
  ).toEqual([["0", "0"]]);
  return error.errors.map(({ code }) => code);
}

/** Once a server computes the slow view. */
async function computing(at: number): Promise<void> {
  const running =
    "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'postgres_fdw' AND state = 'active'";
  for (let tries = 0; tries < 100; tries++) {
    if (String(await cluster.shards[at]?.rows(running)) !== "0") return;
    await setTimeout(50);
  }
  throw new RangeError("the statement was not seen");
}

const skipped = "(skipped where PostgreSQL is not installed)";
const pgTest = test.skipIf(!hasPostgres);

test("the statements shown read the view, then check it", async () => {
  const shown = plannedStatements(await planOf({}), postgres).map(({ sql }) => writeLiteral(sql, postgres));
  expect(shown[0]).toBe(
    'CREATE TEMPORARY TABLE "population" ON COMMIT DROP AS SELECT * FROM "log"."vigie_foyers"',
  );
  expect(shown[1]).toBe('SELECT "version", count(*) FROM "population" GROUP BY "version"');
  expect(shown[2]).toContain("HAVING count(*) > 1");
});

pgTest(`what the servers compute is what the tables give ${skipped}`, async () => {
  const plan = await planOf({});
  const { population: _, ...ofTables } = plan;
  const { tables, quality } = await run(plan);
  expect({ tables, quality }).toEqual(
    await run(ofTables).then(({ tables, quality }) => ({ tables, quality })),
  );
});

pgTest(`contacts of a tenth of the units on another server are refused ${skipped}`, async () => {
  const [first, second] = cluster.shards;
  const moved = "qui LIKE '%1'";
  const rows = await first?.rows(`DELETE FROM log.contacts WHERE ${moved} RETURNING qui`);
  expect(rows?.length).toBeGreaterThan(0);
  for (const [key] of rows ?? [])
    await second?.rows("INSERT INTO log.contacts VALUES ($1, '2022-08-01', 'guichet', 'autre')", [key]);
  expect(await refusal(await planOf({}))).toEqual(["engine/keys-on-several-servers"]);
  for (const [key] of rows ?? []) {
    await second?.rows("DELETE FROM log.contacts WHERE qui = $1", [key]);
    await first?.rows("INSERT INTO log.contacts VALUES ($1, '2022-08-01', 'guichet', 'autre')", [key]);
  }
});

pgTest(`a unit on two servers is a unit given twice ${skipped}`, async () => {
  const [first, second] = cluster.shards;
  const [[key] = []] = (await first?.rows("SELECT min(qui) FROM log.foyers")) ?? [];
  await second?.rows("INSERT INTO log.foyers VALUES ($1, '1990-01-01', 'femme', 'yes', 900)", [key]);
  expect(await refusal(await planOf({}))).toEqual(["engine/unit-twice"]);
  await second?.rows("DELETE FROM log.foyers WHERE qui = $1", [key]);
});

pgTest(`views of another version, on all servers or on one, are refused ${skipped}`, async () => {
  const plan = await planOf({});
  const changed = await planOf({ missing: "?" });
  expect(await refusal(changed)).toEqual(["engine/view-of-another-version"]);
  await install(changed, ["noeud2"]);
  expect(await refusal(plan)).toEqual(["engine/view-of-another-version"]);
  expect(await refusal(changed)).toEqual(["engine/view-of-another-version"]);
  await install(plan);
  await expect(run(plan)).resolves.toBeDefined();
});

pgTest(`a view of other servers than the tables' is refused ${skipped}`, async () => {
  await cluster.coordinator.send("ALTER TABLE log.foyers DETACH PARTITION log.foyers_3");
  expect(await refusal(await planOf({}))).toEqual(["engine/view-of-another-version"]);
  await cluster.coordinator.send(
    "ALTER TABLE log.foyers ATTACH PARTITION log.foyers_3 FOR VALUES WITH (MODULUS 3, REMAINDER 2)",
  );
  await expect(run(await planOf({}))).resolves.toBeDefined();
});

pgTest(`a view that a server lacks, or that nobody made, is refused ${skipped}`, async () => {
  const plan = await planOf({});
  await cluster.shards[2]?.send("DROP VIEW log.vigie_foyers_local");
  expect(await refusal(plan)).toEqual(["engine/cluster-table-absent"]);
  await cluster.coordinator.send("DROP VIEW log.vigie_foyers");
  expect(await refusal(plan)).toEqual(["engine/table-absent"]);
  await install(plan);
});

pgTest(`tables that are not of a cluster have no views ${skipped}`, async () => {
  await cluster.coordinator.send("CREATE TABLE log.seuls AS SELECT * FROM log.foyers");
  const plan = await planOf({});
  const units = plan.units && { ...plan.units, file: { ...plan.units.file, path: "log.seuls" } };
  const error = await clusterViews({ ...plan, units }, placesOf("")).catch((reason: unknown) => reason);
  expect(error instanceof VigieErrors && error.errors.map(({ code }) => code)).toEqual([
    "engine/cluster-unread",
  ]);
});

pgTest(`a network cut and a server killed in mid-run are refused ${skipped}`, async () => {
  const slow = await planOf({ schema: "lent" });
  const [, wire] = cluster.wires;
  const cut = async () => {
    await computing(1);
    wire?.cut();
  };
  expect(await refusal(slow, cut)).toEqual(["engine/cluster-server-lost"]);
  expect(await refusal(await planOf({}))).toEqual(["engine/cluster-server-lost"]);
  wire?.mend();
  await expect(run(await planOf({}))).resolves.toBeDefined();
  const kill = async () => {
    await computing(2);
    await cluster.shards[2]?.close();
  };
  expect(await refusal(slow, kill)).toEqual(["engine/cluster-server-lost"]);
});
