import { VigieErrors } from "@vigie/study";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../src/connectors/database.ts";
import { openPostgresDatabase } from "../src/connectors/postgres.ts";
import { openPostgresTable } from "../src/connectors/postgres-table.ts";
import { postgres } from "../src/dialects/postgres.ts";
import { parseMapping, planSource } from "../src/index.ts";
import type { Plan } from "../src/plan.ts";
import type { OpenFile } from "../src/run/plan-files.ts";
import { plannedStatements } from "../src/run/planned-statements.ts";
import { runPlan } from "../src/run/run-plan.ts";
import { type Sql, writeWhole } from "../src/sql.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "./world/postgres-server.ts";
import { smallStudy } from "./world/study.ts";

let server: PostgresServer;
beforeAll(async () => {
  if (!hasPostgres) return;
  server = await startPostgres();
  await server.send(
    "CREATE TABLE foyers AS SELECT lpad(CAST(i AS text), 4, '0') AS qui, '1970-01-01' AS naissance, 'femme' AS sexe, 'yes' AS rsa, '100' AS ressources, 'proche' AS aides, 'Mme Dupont' AS nom FROM generate_series(1, 40) AS i",
    // Half of the keys have lost their zeros, so that they are looked for.
    "CREATE TABLE contacts AS SELECT CASE WHEN i % 2 = 0 THEN qui ELSE ltrim(qui, '0') END AS qui, '2022-08-01' AS jour, 'compte' AS canal, 'ressources' AS motif FROM (SELECT row_number() OVER () AS i, qui FROM foyers) AS numbered",
  );
});
afterAll(() => server?.close());

async function planOf(): Promise<Plan> {
  const study = await smallStudy();
  const source = study.sources.get("foyers");
  const text = `
mapping: 1
study: essai
partner: caf
secret: c2VjcmV0IG9mIHRlc3RzIGFuZCBvZiBubyBkYXRhICE
accepts: { nothing: [lieux] }
sources:
  foyers:
    units: { table: public.foyers, connection: test, key: qui }
    contacts: { table: public.contacts, connection: test, key: qui, date: jour, channel: canal, motive: motif }
`;
  const parsed = parseMapping(text, "mapping.yaml", study);
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  if (source === undefined) throw new RangeError("the study has no such source");
  const joints = [{ id: "numbers", universe: "all", columns: ["sexe", "ressources"] }];
  return planSource(study, source, parsed.mapping, study.indicators.values(), { joints, day: "2022-10-01" });
}

test.skipIf(!hasPostgres)(
  "the statements shown are those that a run sends, each once, and no column is read that they do not name (skipped where PostgreSQL is not installed)",
  async () => {
    const plan = await planOf();
    const sent: string[] = [];
    const received: unknown[] = [];
    const session = await openPostgresDatabase({ name: "test", address: server.addressOf() });
    const recording = (statement: Sql) => {
      const text = writeWhole(statement, postgres);
      if (!/pg_catalog|ctid|SAVEPOINT/.test(text)) sent.push(text);
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
    const openFile: OpenFile = (file, columns) => openPostgresTable(file, { database, columns });
    await runPlan(plan, { database, openFile, progress: () => undefined });
    await session.close();
    const shown = plannedStatements(plan, postgres).map(({ sql }) => writeWhole(sql, postgres));
    expect(sent.toSorted()).toEqual(shown.toSorted());
    // The last rows are looked at, for a total: of a column that the study does not read, no value comes.
    expect(received.map(String)).toContain("0040");
    expect(received.map(String)).not.toContain("Mme Dupont");
  },
);
