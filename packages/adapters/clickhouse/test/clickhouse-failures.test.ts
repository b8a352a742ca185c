import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseMapping } from "@vigie/mapping";
import { describeProblem, type Language, VigieErrors } from "@vigie/words";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { engineProblems, type Outcome, type Plan, planSource } from "../../../core/engine/src/index.ts";
import { openPartnerEngine } from "../../../core/engine/src/node/index.ts";
import { smallStudy } from "../../../core/engine/test/world/study.ts";
import { temporaryFolder } from "../../../core/engine/test/world/temporary-folder.ts";
import { openClickhouseDatabase } from "../src/connectors/clickhouse.ts";
import { clickhouseServer } from "../src/index.ts";
import { type ClickhouseServer, hasClickhouse, orSkipped, startClickhouse } from "./clickhouse-server.ts";

let server: ClickhouseServer;

beforeAll(async () => {
  if (!hasClickhouse) return;
  server = await startClickhouse({
    lecteur: { password: "s3cret-de-lecteur", closed: ["ferme"] },
    fige: { password: "fige", settings: { readonly: "1" } },
    prudent: { password: "prudent", settings: { readonly: "2" } },
    presse: { password: "presse", settings: { max_execution_time: "1" } },
    etroit: { password: "etroit", settings: { max_memory_usage: "10000000" } },
    borne: { password: "borne", settings: { max_rows_to_read: "10" } },
    tolerant: { password: "tolerant", settings: { skip_unavailable_shards: "1" } },
  });
  const rows = (columns: string) =>
    `ENGINE = MergeTree ORDER BY tuple() AS SELECT concat('personne-', toString(number)) AS qui, ${columns} FROM numbers(50)`;
  await server.send(
    "CREATE DATABASE log",
    "CREATE DATABASE ferme",
    `CREATE TABLE log.appels ${rows("toDate('2022-08-01') AS jour, 'guichet' AS canal, 'Mme Dupont' AS nom, [1] AS liste")}`,
    "CREATE TABLE log.vide (qui String, jour Date, canal String) ENGINE = MergeTree ORDER BY tuple()",
    `CREATE TABLE log.codes ${rows("toDate('2022-08-01') AS jour, 'borne' AS canal")}`,
    `CREATE TABLE log.textes ${rows("if(number = 7, '2022-02-30', '2022-08-01') AS jour, 'guichet' AS canal")}`,
    `CREATE TABLE ferme.secret ${rows("toDate('2022-08-01') AS jour, 'guichet' AS canal")}`,
    `CREATE VIEW log.longue AS SELECT concat('personne-', toString(number)) AS qui, toDate('2022-08-01') AS jour, 'guichet' AS canal FROM numbers(300000)`,
    // The second server answers nobody.
    "CREATE TABLE log.grappe (qui String, jour Date, canal String) AS remote('127.0.0.1,127.0.0.2:1', log, appels)",
    `CREATE VIEW log.lente AS SELECT qui, jour, canal FROM log.appels WHERE NOT sleepEachRow(0.06)`,
  );
});
afterAll(() => server?.close());

interface Asked {
  readonly table?: string;
  readonly channel?: string;
  readonly address?: string;
}

async function planOf({ table = "log.appels", channel = "canal" }: Asked): Promise<Plan> {
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
  const parsed = parseMapping(mapping, "mapping.yaml", { study });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const source = study.sources.get("appels");
  if (source === undefined) throw new RangeError("the study has no such source");
  return planSource(study, source, parsed.mapping, study.indicators.values());
}

async function run(settings: Asked): Promise<Outcome> {
  const folder = temporaryFolder();
  const plan = await planOf(settings);
  const address = settings.address ?? server.addressOf("lecteur", "s3cret-de-lecteur");
  const engine = await openPartnerEngine({
    workFolder: join(folder, "work"),
    inputFolders: [],
    connections: { folder, environment: { VIGIE_CONNECTION_ENTREPOT: address }, servers: [clickhouseServer] },
  });
  try {
    return await engine.run(plan, () => undefined);
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

/** Nothing of the data nor of the connection is in a message. */
function expectNothingDisclosed(wording: string): void {
  for (const secret of ["s3cret", "127.0.0.1", "personne-", "Dupont"]) expect(wording).not.toContain(secret);
  expect(wording).not.toContain("PostgreSQL");
}

const cases: readonly (readonly [string, () => Asked, readonly string[]])[] = [
  ["a table that is not there", () => ({ table: "log.apels" }), ["engine/table-absent"]],
  ["a name that is none", () => ({ table: "'log..'" }), ["engine/table-absent"]],
  ["a table without the right to read it", () => ({ table: "ferme.secret" }), ["engine/table-closed-inside"]],
  ["a column that is not there", () => ({ channel: "canaux" }), ["engine/table-column-absent"]],
  ["a column of lists", () => ({ channel: "liste" }), ["engine/column-type-unread"]],
  ["a table without rows", () => ({ table: "log.vide" }), ["engine/file-without-rows"]],
  ["a day that the calendar lacks", () => ({ table: "log.textes" }), ["engine/date-unreadable"]],
  ["a code that nobody translated", () => ({ table: "log.codes" }), ["engine/code-unknown"]],
  [
    "a wrong password",
    () => ({ address: server.addressOf("lecteur", "faux-s3cret-de-lecteur") }),
    ["engine/database-login-refused"],
  ],
  [
    "a user that is not there",
    () => ({ address: server.addressOf("personne", "s3cret") }),
    ["engine/database-login-refused"],
  ],
  [
    "a database that is not there",
    () => ({ address: server.addressOf("lecteur", "s3cret-de-lecteur", "entrepots") }),
    ["engine/database-absent"],
  ],
  [
    "a server that does not answer",
    () => ({ address: "clickhouse://lecteur:s3cret-de-lecteur@127.0.0.1:1/log" }),
    ["engine/database-unreachable"],
  ],
  [
    "a server without TLS where the address asks for it",
    () => ({ address: server.addressOf("lecteur", "s3cret-de-lecteur").replace("http:", "https:") }),
    ["engine/database-tls"],
  ],
  [
    "a user who may set nothing",
    () => ({ address: server.addressOf("fige", "fige") }),
    ["engine/database-settings-closed"],
  ],
  [
    "a server that stops long statements",
    () => ({ table: "log.lente", address: server.addressOf("presse", "presse") }),
    ["engine/database-stopped"],
  ],
  [
    "a user with too little memory",
    () => ({ table: "log.longue", address: server.addressOf("etroit", "etroit") }),
    ["engine/database-short"],
  ],
  [
    "a user who may read few rows",
    () => ({ address: server.addressOf("borne", "borne") }),
    ["engine/database-short"],
  ],
  [
    "a server of a cluster that does not answer, whatever the user's profile leaves out",
    () => ({ table: "log.grappe", address: server.addressOf("tolerant", "tolerant") }),
    ["engine/cluster-server-lost"],
  ],
  [
    "an address with what Vigie does not know",
    () => ({ address: `${server.addressOf("lecteur", "s3cret-de-lecteur")}?sslmode=require` }),
    ["engine/connection-address-invalid"],
  ],
];

test.skipIf(!hasClickhouse).for(cases)(
  `%s is reported with its cure ${orSkipped}`,
  async ([, settings, codes]) => {
    const found = await refusal(settings());
    expect(found.codes).toEqual(codes);
    if (codes[0] !== "engine/connection-address-invalid") expectNothingDisclosed(found.wording);
  },
);

test.skipIf(!hasClickhouse)(`a run leaves nothing on the server ${orSkipped}`, async () => {
  const held =
    "SELECT database, name, total_rows FROM system.tables WHERE database IN ('log', 'ferme') ORDER BY ALL";
  const before = await server.rows(held);
  expect((await run({})).tables).not.toEqual([]);
  expect(await server.rows(held)).toEqual(before);
});

test.skipIf(!hasClickhouse)(
  `a user who may only read, and set their session, runs a study ${orSkipped}`,
  async () => {
    const { tables } = await run({ address: server.addressOf("prudent", "prudent") });
    expect(tables).not.toEqual([]);
  },
);

test
  .skipIf(!hasClickhouse)
  .for(["DROP TABLE log.appels", "INSERT INTO log.vide SELECT qui, jour, canal FROM log.codes"])(
  `whatever the user may do, a session refuses %s ${orSkipped}`,
  async (statement) => {
    const database = await openClickhouseDatabase({ name: "entrepot", address: server.addressOf() });
    const refused = await database.run([statement]).catch((error: unknown) => error);
    await database.close();
    expect(refused).toBeInstanceOf(VigieErrors);
    const counts = "SELECT (SELECT count() FROM log.appels), (SELECT count() FROM log.vide)";
    expect((await server.rows(counts)).flat().map(Number)).toEqual([50, 0]);
  },
);

test.skipIf(!hasClickhouse)(
  `a run that is interrupted kills its statement, and leaves at once ${orSkipped}`,
  async () => {
    const folder = temporaryFolder();
    const plan = await planOf({ table: "log.lente" });
    const engine = await openPartnerEngine({
      workFolder: join(folder, "work"),
      inputFolders: [],
      connections: {
        folder,
        environment: { VIGIE_CONNECTION_ENTREPOT: server.addressOf() },
        servers: [clickhouseServer],
      },
    });
    const before = await server.stopped();
    const running = engine
      .run(plan, () => undefined)
      .then(
        () => "whole",
        () => "stopped",
      );
    await setTimeout(1_500);
    await engine.close();
    expect(await running).toBe("stopped");
    const after = await server.stopped();
    expect(after.killed.length).toBe(before.killed.length + 1);
    expect(after.left.length).toBeGreaterThan(before.left.length);
    const [, id = "none"] = /'(.*)'/.exec(after.killed.at(-1) ?? "") ?? [];
    expect(after.left).toContain(id);
  },
);

/** Something else at the address, or a server that fails as it answers. */
type Liar = (response: ServerResponse, statement: number) => void;
const liars: readonly (readonly [string, Liar, string])[] = [
  ["a page", (response) => response.end("<html>Mme Dupont</html>"), "engine/database-answer-unread"],
  [
    "a page of error",
    (response) => response.writeHead(404).end("<html>Mme Dupont</html>"),
    "engine/database-answer-unread",
  ],
  [
    "an answer that is cut",
    (response) => response.end('{"data": [["qui", "Str'),
    "engine/database-answer-unread",
  ],
  [
    "rows that are none",
    (response) => response.end('{"data": [{"name": {}}]}'),
    "engine/database-answer-unread",
  ],
  ["an answer without end", (response) => fill(response), "engine/database-answer-unread"],
  ["an error without end", (response) => fill(response.writeHead(500)), "engine/database-answer-unread"],
  [
    "a setting that an older version does not know",
    (response) => refuse(response, "Code: 115. DB::Exception: Unknown setting 'Dupont'. (UNKNOWN_SETTING)"),
    "engine/database-too-old",
  ],
  [
    "a session that another server does not know",
    (response, statement) =>
      statement < 3
        ? response.end()
        : refuse(response, "Code: 372. DB::Exception: Session Dupont not found. (SESSION_NOT_FOUND)"),
    "engine/database-lost",
  ],
  [
    "a link cut half-way",
    (response, statement) => (statement < 2 ? response.end() : response.destroy()),
    "engine/database-lost",
  ],
];

function refuse(response: ServerResponse, text: string): void {
  response.writeHead(500).end(`${text} (version 24.3.1 (official build))`);
}

function fill(response: ServerResponse): void {
  const chunk = Buffer.alloc(1024 * 1024, 0x20);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}

/** Not that of the process, where other tests run. */
function memoryOfThread(): number {
  const { heapTotal, external } = process.memoryUsage();
  return heapTotal + external;
}

async function expectRefusal(answer: Liar, code: string): Promise<void> {
  let statements = 0;
  const before = memoryOfThread();
  const made = createServer((request, response) => {
    request.resume();
    request.once("end", () => answer(response, statements++));
  });
  made.listen(0, "127.0.0.1");
  await once(made, "listening");
  const address = made.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    const found = await refusal({ address: `http://lecteur:s3cret@127.0.0.1:${port}/log` });
    expect(found.codes).toEqual([code]);
    expectNothingDisclosed(found.wording);
    expect(memoryOfThread() - before).toBeLessThan(1_000 * 1024 * 1024);
  } finally {
    made.closeAllConnections();
    made.close();
  }
}

test.concurrent.for(liars)(
  "%s, in place of an answer, is reported with its cure in bounded time and memory",
  ([, answer, code]) => expectRefusal(answer, code),
);

test("an answer that never comes is reported with its cure, after 20 seconds", async () => {
  const { timeout } = AbortSignal;
  const waits: number[] = [];
  const clock = vi.spyOn(AbortSignal, "timeout").mockImplementation((milliseconds) => {
    waits.push(milliseconds);
    return timeout(200);
  });
  await expectRefusal(() => undefined, "engine/database-unreachable").finally(() => clock.mockRestore());
  expect(waits).toEqual([20_000]);
});
