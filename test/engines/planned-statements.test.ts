import { parseMapping } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openClickhouseDatabase } from "../../packages/adapters/clickhouse/src/connectors/clickhouse.ts";
import { openClickhouseTable } from "../../packages/adapters/clickhouse/src/connectors/clickhouse-table.ts";
import {
  type ClickhouseServer,
  hasClickhouse,
  orSkipped,
  startClickhouse,
} from "../../packages/adapters/clickhouse/test/clickhouse-server.ts";
import { openPostgresDatabase } from "../../packages/adapters/postgres/src/connectors/postgres.ts";
import { openPostgresTable } from "../../packages/adapters/postgres/src/connectors/postgres-table.ts";
import {
  hasPostgres,
  type PostgresServer,
  startPostgres,
} from "../../packages/adapters/postgres/test/postgres-server.ts";
import type { Database } from "../../packages/core/engine/src/database.ts";
import { planSource } from "../../packages/core/engine/src/index.ts";
import type { Plan } from "../../packages/core/engine/src/plan.ts";
import type { FileOpener } from "../../packages/core/engine/src/run/plan-files.ts";
import { plannedStatements } from "../../packages/core/engine/src/run/planned-statements.ts";
import { runPlan } from "../../packages/core/engine/src/run/run-plan.ts";
import { type Sql, writeLiteral } from "../../packages/core/engine/src/sql.ts";
import { smallStudy } from "../../packages/core/engine/test/world/study.ts";

let postgresServer: PostgresServer;
let clickhouseServer: ClickhouseServer;
beforeAll(async () => {
  if (hasPostgres) {
    postgresServer = await startPostgres();
    await postgresServer.send(
      "CREATE SCHEMA log",
      "CREATE TABLE log.foyers AS SELECT lpad(CAST(i AS text), 4, '0') AS qui, '1970-01-01' AS naissance, 'femme' AS sexe, 'yes' AS rsa, '100' AS ressources, 'proche' AS aides, 'Mme Dupont' AS nom FROM generate_series(1, 40) AS i",
      // Half of the keys have lost their zeros, so that they are looked for.
      "CREATE TABLE log.contacts AS SELECT CASE WHEN i % 2 = 0 THEN qui ELSE ltrim(qui, '0') END AS qui, '2022-08-01' AS jour, 'compte' AS canal, 'ressources' AS motif FROM (SELECT row_number() OVER () AS i, qui FROM log.foyers) AS numbered",
    );
  }
  if (hasClickhouse) {
    clickhouseServer = await startClickhouse();
    await clickhouseServer.send(
      "CREATE DATABASE log",
      "CREATE TABLE log.foyers ENGINE = MergeTree ORDER BY tuple() AS SELECT leftPad(toString(number + 1), 4, '0') AS qui, '1970-01-01' AS naissance, 'femme' AS sexe, 'yes' AS rsa, '100' AS ressources, 'proche' AS aides, 'Mme Dupont' AS nom FROM numbers(40)",
      "CREATE TABLE log.contacts ENGINE = MergeTree ORDER BY tuple() AS SELECT if(number % 2 = 0, leftPad(toString(number + 1), 4, '0'), toString(number + 1)) AS qui, '2022-08-01' AS jour, 'compte' AS canal, 'ressources' AS motif FROM numbers(40)",
    );
  }
});
afterAll(async () => {
  await postgresServer?.close();
  await clickhouseServer?.close();
});

async function planOf(): Promise<Plan> {
  const study = await smallStudy();
  const source = study.sources.get("foyers");
  const text = `
mapping: 1
study: essai
partner: caf
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
accepts: { nothing: [lieux] }
sources:
  foyers:
    units: { table: log.foyers, connection: test, key: qui }
    contacts: { table: log.contacts, connection: test, key: qui, date: jour, channel: canal, motive: motif }
`;
  const parsed = parseMapping(text, "mapping.yaml", { study });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  if (source === undefined) throw new RangeError("the study has no such source");
  const jointTabulations = [{ id: "numbers", universe: "all", columns: ["sexe", "ressources"] }];
  return planSource(study, source, parsed.mapping, study.indicators.values(), {
    jointTabulations,
    day: "2022-10-01",
  });
}

/** Runs a plan, and keeps what is sent and what comes back. */
async function recorded(plan: Plan, session: Database, openTable: typeof openPostgresTable) {
  const sent: string[] = [];
  const received: unknown[] = [];
  const recording = (statement: Sql) => {
    const text = writeLiteral(statement, session.dialect);
    if (!catalogue.test(text)) sent.push(text);
  };
  const database: Database = {
    ...session,
    run: async (statement) => {
      recording(statement);
      await session.run(statement);
    },
    rows: async (statement) => {
      recording(statement);
      const rows = await session.rows(statement);
      received.push(...rows.flat());
      return rows;
    },
  };
  const openFile: FileOpener = (file, columns) => openTable(file, { database, columns });
  await runPlan(plan, { database, openFile, progress: () => undefined });
  await session.close();
  return { sent, received: received.map(String) };
}

/** The tables described, their last rows looked at, and the end. */
const catalogue = /pg_catalog|ctid|SAVEPOINT|FROM system\.|_part_offset|^DROP/;

async function expectAsShown(session: Database, openTable: typeof openPostgresTable): Promise<void> {
  const plan = await planOf();
  const { sent, received } = await recorded(plan, session, openTable);
  const { dialect } = session;
  const shown = plannedStatements(plan, dialect).map(({ sql }) => writeLiteral(sql, dialect));
  expect(sent.toSorted()).toEqual(shown.toSorted());
  // The last rows are looked at, for a total: of a column that the study does not read, no value comes.
  expect(received).toContain("0040");
  expect(received).not.toContain("Mme Dupont");
}

test.skipIf(!hasPostgres)(
  "the statements shown are those that a run sends to PostgreSQL, each once, and no column is read that they do not name (skipped where PostgreSQL is not installed)",
  async () => {
    const session = await openPostgresDatabase({ name: "test", address: postgresServer.addressOf() });
    await expectAsShown(session, openPostgresTable);
  },
);

test.skipIf(!hasClickhouse)(
  `the statements shown are those that a run sends to ClickHouse, each once, and no column is read that they do not name ${orSkipped}`,
  async () => {
    const session = await openClickhouseDatabase({ name: "test", address: clickhouseServer.addressOf() });
    await expectAsShown(session, openClickhouseTable);
  },
);
