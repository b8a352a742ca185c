import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseMapping } from "@vigie/mapping";
import { describeProblem, type Language, VigieErrors } from "@vigie/words";
import { afterAll, beforeAll, expect, test } from "vitest";
import { engineProblems, type Outcome, planSource } from "../../../core/engine/src/index.ts";
import { openPartnerEngine } from "../../../core/engine/src/node/index.ts";
import { smallStudy } from "../../../core/engine/test/world/study.ts";
import { temporaryFolder } from "../../../core/engine/test/world/temporary-folder.ts";
import { postgresServer } from "../src/index.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "./postgres-server.ts";

let server: PostgresServer;

beforeAll(async () => {
  if (!hasPostgres) return;
  server = await startPostgres();
  await server.send(
    "CREATE ROLE lecteur LOGIN PASSWORD 's3cret-de-lecteur'",
    "CREATE ROLE presse LOGIN PASSWORD 'presse'",
    "ALTER ROLE presse SET statement_timeout = '300ms'",
    "CREATE ROLE exclu LOGIN PASSWORD 'exclu' CONNECTION LIMIT 0",
    "CREATE ROLE proprietaire",
    "CREATE SCHEMA log",
    "CREATE SCHEMA ferme",
    "GRANT USAGE ON SCHEMA log TO PUBLIC",
    "GRANT ALL ON SCHEMA log TO proprietaire",
    "CREATE TABLE log.appels AS SELECT 'personne-' || i AS qui, date '2022-08-01' AS jour, 'guichet' AS canal, 'Mme Dupont' AS nom, CAST('x' AS bytea) AS image FROM generate_series(1, 50) AS i",
    "GRANT SELECT (qui, jour, canal, image) ON log.appels TO PUBLIC",
    "CREATE TABLE log.vide (qui text, jour date, canal text)",
    "CREATE TABLE log.sans_fin AS SELECT qui, CASE WHEN qui = 'personne-7' THEN date 'infinity' ELSE jour END AS jour, canal FROM log.appels",
    "CREATE TABLE log.codes AS SELECT qui, jour, 'borne' AS canal FROM log.appels",
    "CREATE TABLE ferme.secret AS SELECT qui, jour, canal FROM log.appels",
    "CREATE VIEW log.fermee AS SELECT * FROM ferme.secret",
    "ALTER VIEW log.fermee OWNER TO proprietaire",
    "CREATE VIEW log.lente AS SELECT qui, jour, canal FROM log.appels, LATERAL (SELECT pg_sleep(0.2 + 0 * length(qui))) AS attente",
    "GRANT SELECT ON ALL TABLES IN SCHEMA log TO PUBLIC",
    "REVOKE SELECT ON log.appels FROM PUBLIC",
    "GRANT SELECT (qui, jour, canal, image) ON log.appels TO PUBLIC",
  );
});
afterAll(() => server?.close());

interface Asked {
  readonly table?: string;
  readonly channel?: string;
  readonly address?: string | null;
  /** Once the run has begun. */
  readonly during?: () => Promise<void>;
}

async function run({ table = "log.appels", channel = "canal", address, during }: Asked): Promise<Outcome> {
  const folder = temporaryFolder();
  const study = await smallStudy();
  const mapping = `
mapping: 1
study: essai
partner: caf
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
accepts: { nothing: [lieux] }
sources:
  appels:
    contacts: { table: ${table}, connection: entrepot, key: qui, date: jour, channel: ${channel} }
`;
  const parsed = parseMapping(mapping, join(folder, "mapping.yaml"), { study });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const source = study.sources.get("appels");
  if (source === undefined) throw new RangeError("the study has no such source");
  const plan = planSource(study, source, parsed.mapping, study.indicators.values());
  const readerAddress = server.addressOf("lecteur", "s3cret-de-lecteur");
  const environment = address === null ? {} : { VIGIE_CONNECTION_ENTREPOT: address ?? readerAddress };
  const engine = await openPartnerEngine({
    workFolder: join(folder, "work"),
    inputFolders: [],
    connections: { folder, environment, servers: [postgresServer] },
  });
  try {
    const running = engine.run(plan, () => undefined);
    const [outcome] = await Promise.all([running, during?.()]);
    return outcome;
  } finally {
    await engine.close();
  }
}

/** The sentences of a refusal, by its codes. */
async function refusal(
  settings: Asked,
): Promise<{ readonly codes: readonly string[]; readonly wording: string }> {
  const error = await run(settings).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof VigieErrors)) throw error ?? new Error("the run was not refused");
  const sentences = (["fr", "en"] as const satisfies readonly Language[]).flatMap((language) =>
    error.errors.flatMap((each) => {
      const { where, what, expected, cure } = describeProblem(each, engineProblems, language);
      return [where, what, expected, cure];
    }),
  );
  return { codes: error.errors.map(({ code }) => code), wording: sentences.join("\n") };
}

/** Sessions of Vigie, and tables written by them, that the server still holds. */
async function left(): Promise<unknown> {
  const sessions = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'vigie'";
  for (let tries = 0; tries < 50 && String(await server.rows(sessions)) !== "0"; tries++)
    await setTimeout(100);
  return server.rows(`SELECT (${sessions}), (SELECT count(*) FROM pg_class WHERE relname = 'population')`);
}

const killed = (how: string) => async () => {
  const running =
    "FROM pg_stat_activity WHERE application_name = 'vigie' AND state = 'active' AND query LIKE 'CREATE TEMPORARY%'";
  for (let tries = 0; tries < 100; tries++) {
    if ((await server.rows(`SELECT ${how}(pid) ${running}`)).length > 0) return;
    await setTimeout(50);
  }
  throw new RangeError("the statement was not seen");
};

const cases: readonly (readonly [string, () => Asked, readonly string[]])[] = [
  ["a table that is not there", () => ({ table: "log.apels" }), ["engine/table-absent"]],
  ["a name that is none", () => ({ table: "'log..'" }), ["engine/table-absent"]],
  ["a schema without USAGE", () => ({ table: "ferme.secret" }), ["engine/table-closed-inside"]],
  ["a view whose owner lacks a right", () => ({ table: "log.fermee" }), ["engine/table-closed-inside"]],
  ["a column that is not there", () => ({ channel: "canaux" }), ["engine/table-column-absent"]],
  ["a column without SELECT", () => ({ channel: "nom" }), ["engine/table-column-closed"]],
  ["a column of bytes", () => ({ channel: "image" }), ["engine/column-type-unread"]],
  ["a table without rows", () => ({ table: "log.vide" }), ["engine/file-without-rows"]],
  ["a day without end", () => ({ table: "log.sans_fin" }), ["engine/date-unreadable"]],
  ["a code that nobody translated", () => ({ table: "log.codes" }), ["engine/code-unknown"]],
  [
    "a wrong password",
    () => ({ address: server.addressOf("lecteur", "faux-s3cret-de-lecteur") }),
    ["engine/database-login-refused"],
  ],
  [
    "a database that is not there",
    () => ({ address: server.addressOf("lecteur", "s3cret-de-lecteur", "entrepots") }),
    ["engine/database-absent"],
  ],
  [
    "a server that does not answer",
    () => ({ address: "postgres://lecteur:s3cret-de-lecteur@127.0.0.1:1/postgres" }),
    ["engine/database-unreachable"],
  ],
  [
    "a server without TLS where the address asks for it",
    () => ({ address: `${server.addressOf("lecteur", "s3cret-de-lecteur")}?sslmode=require` }),
    ["engine/database-tls"],
  ],
  [
    "no connection left for this user",
    () => ({ address: server.addressOf("exclu", "exclu") }),
    ["engine/database-short"],
  ],
  [
    "a server that stops long statements",
    () => ({ table: "log.lente", address: server.addressOf("presse", "presse") }),
    ["engine/database-stopped"],
  ],
  [
    "a statement that somebody cancels",
    () => ({ table: "log.lente", during: killed("pg_cancel_backend") }),
    ["engine/database-stopped"],
  ],
  [
    "a session that is killed half-way",
    () => ({ table: "log.lente", during: killed("pg_terminate_backend") }),
    ["engine/database-lost"],
  ],
  ["an address given nowhere", () => ({ address: null }), ["engine/connection-unknown"]],
  [
    "an address of something else",
    () => ({ address: "mysql://lecteur:s3cret-de-lecteur@127.0.0.1/base" }),
    ["engine/connection-address-invalid"],
  ],
];

test.skipIf(!hasPostgres).for(cases)(
  "%s is reported with its cure, and nothing is left on the server (skipped where PostgreSQL is not installed)",
  async ([, settings, codes]) => {
    const found = await refusal(settings());
    expect(found.codes).toEqual(codes);
    for (const secret of ["s3cret", "127.0.0.1", "personne-", "Dupont"])
      expect(found.wording).not.toContain(secret);
    expect(await left()).toEqual([["0", "0"]]);
  },
);

test.skipIf(!hasPostgres)(
  "a run that is interrupted stops on the server too (skipped where PostgreSQL is not installed)",
  async () => {
    const folder = temporaryFolder();
    const engine = await openPartnerEngine({
      workFolder: join(folder, "work"),
      inputFolders: [],
      connections: {
        folder,
        environment: { VIGIE_CONNECTION_ENTREPOT: server.addressOf() },
        servers: [postgresServer],
      },
    });
    const study = await smallStudy();
    const source = study.sources.get("appels");
    const text = `
mapping: 1
study: essai
partner: caf
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
accepts: { nothing: [lieux] }
sources:
  appels:
    contacts: { table: log.lente, connection: entrepot, key: qui, date: jour, channel: canal }
`;
    const parsed = parseMapping(text, join(folder, "mapping.yaml"), { study });
    if (source === undefined || "errors" in parsed) throw new RangeError("the test is badly written");
    const plan = planSource(study, source, parsed.mapping, study.indicators.values());
    const run = engine
      .run(plan, () => undefined)
      .then(
        () => "whole",
        () => "stopped",
      );
    await setTimeout(1_000);
    const start = performance.now();
    await engine.close();
    expect(await run).toBe("stopped");
    // Left alone, the statement would take ten seconds.
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(await left()).toEqual([["0", "0"]]);
  },
);

test.skipIf(!hasPostgres)(
  "the address of a file for its owner alone is read; one that others may read is refused (skipped where PostgreSQL is not installed)",
  async () => {
    const folder = temporaryFolder();
    const file = join(folder, "entrepot.connection");
    writeFileSync(file, `${server.addressOf()}\n`, { mode: 0o600 });
    const { connectionNamed } = await import("../../../core/engine/src/node/connection-address.ts");
    const places = { folder, environment: {}, servers: [postgresServer] };
    expect((await connectionNamed("entrepot", places)).address).toBe(server.addressOf());
    chmodSync(file, 0o640);
    const error = await connectionNamed("entrepot", places).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error instanceof VigieErrors && error.errors.map(({ code }) => code)).toEqual([
      "engine/connection-open-to-others",
    ]);
  },
);

test("units in a file and contacts in a table are refused", async () => {
  const study = await smallStudy();
  const text = `
mapping: 1
study: essai
partner: caf
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
accepts: { nothing: [lieux] }
sources:
  foyers:
    units: { file: foyers.csv, key: qui }
    contacts: { table: log.appels, connection: entrepot, key: qui, date: jour, channel: canal, motive: motif }
`;
  const parsed = parseMapping(text, "mapping.yaml", { study });
  expect("errors" in parsed && parsed.errors.map(({ code, place }) => [code, place.line])).toEqual([
    ["engine/mapping-tables-apart", 10],
  ]);
});
