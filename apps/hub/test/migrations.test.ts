import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { hasPostgres } from "../../../packages/adapters/postgres/test/postgres-server.ts";
import { openDatabase } from "../src/database/open-database.ts";
import type { HubDatabase } from "../src/database/schema.ts";
import { postgresDatabase } from "./hub-databases.ts";

const schemas = join(import.meta.dirname, "schemas");
const versions = readdirSync(schemas)
  .filter((file) => /^\d+-[a-z-]+\.sql$/.test(file))
  .map((file) => file.replace(/\.sql$/, ""))
  .toSorted();

/** What a hub of a version left, with some lines: its schema is written once for both databases, but for the journal. */
function releasedAs(version: string, engine: "sqlite" | "postgres"): string {
  return versions
    .slice(0, versions.indexOf(version) + 1)
    .flatMap((one) => [`${one}.sql`, `${one}.${engine}.sql`])
    .map((file) => join(schemas, file))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
});

/** An empty database, what fills it, and what opens it as the hub does. */
interface Released {
  run(statements: string): Promise<void>;
  open(): Promise<HubDatabase>;
}

const engines = [
  {
    engine: "sqlite",
    isHere: true,
    empty: async (): Promise<Released> => {
      const folder = mkdtempSync(join(tmpdir(), "vigie-schema-"));
      undo.push(() => rmSync(folder, { recursive: true }));
      return {
        run: async (statements) => {
          const database = new DatabaseSync(join(folder, "hub.sqlite"));
          database.exec(statements);
          database.close();
        },
        open: () => openDatabase(folder, null),
      };
    },
  },
  {
    engine: "postgres",
    isHere: hasPostgres,
    empty: async (): Promise<Released> => {
      const { address, run, drop } = await postgresDatabase();
      undo.push(drop);
      return { run, open: () => openDatabase("", address) };
    },
  },
] as const;

/** Columns of every table, and indexes, as the database describes them. */
async function shapeOf(database: HubDatabase, engine: "sqlite" | "postgres") {
  const tables = await database.introspection.getTables();
  const columns = tables.flatMap(({ name, columns: found }) =>
    found.map((column) => `${name}.${column.name} ${column.dataType} ${column.isNullable}`),
  );
  const indexes =
    engine === "sqlite"
      ? sql<{ name: string }>`select name from sqlite_master where type = 'index'`
      : sql<{ name: string }>`select indexname as name from pg_indexes where schemaname = 'public'`;
  const { rows } = await indexes.execute(database);
  return [...columns, ...rows.map(({ name }) => name)].map((line) => line.toLowerCase()).toSorted();
}

for (const { engine, isHere, empty } of engines)
  describe.skipIf(!isHere)(`${engine} (PostgreSQL is skipped where it is absent)`, () => {
    test.each(versions)("from the released schema %s: that of a new hub, lines kept", async (version) => {
      const { run, open } = await empty();
      await run(releasedAs(version, engine));
      await run(`update account set role = 'lead' where id = 'a';
        insert into partner_key (institution, id, public, valid_from) values ('Caf', 'k', 'x', '2026-01-05');
        insert into journal (number, at, account, act, subject, detail, hash)
        values (1, '2026-01-05T09:00:00.000Z', 'a', 'key.registered', 'k', '{"institution":"Caf"}', 'x'),
          (2, '2026-01-05T09:00:00.000Z', 'a', 'campaign.opened', 'c', '{}', 'y'),
          (3, '2026-01-05T09:00:00.000Z', 'a', 'campaign.changed', 'c', '{}', 'z')`);
      const migrated = await open();
      undo.push(() => migrated.destroy());
      expect(
        await migrated.selectFrom("account").select(["id", "totp_step", "proconnect", "email_key"]).execute(),
      ).toEqual([{ id: "a", totp_step: null, proconnect: null, email_key: "ana@exemple.fr" }]);
      expect(await migrated.selectFrom("partner_key").select(["id", "registered_by"]).execute()).toEqual([
        { id: "k", registered_by: "a" },
      ]);
      // Who commanded a campaign before there were teams is its team.
      expect(await migrated.selectFrom("team_member").selectAll().execute()).toEqual([
        { campaign: "c", account: "a" },
      ]);
      expect(await migrated.selectFrom("deposit").select(["id", "erased_at"]).execute()).toEqual([
        { id: "d", erased_at: null },
      ]);
      expect(await migrated.selectFrom("edition").select(["id", "deposits"]).execute()).toEqual([
        { id: "e", deposits: "[]" },
      ]);
      const fresh = await (await empty()).open();
      undo.push(() => fresh.destroy());
      expect(await shapeOf(migrated, engine)).toEqual(await shapeOf(fresh, engine));
    });

    test("a migration that stops half-way leaves the schema that was there, and goes on once it can", async () => {
      const { run, open } = await empty();
      await run(releasedAs("001-first", engine));
      // The last thing that the migrations after it do is refused.
      await run('alter table "token" rename to "jeton";');
      await expect(open()).rejects.toThrow(/token/);
      await run('alter table "jeton" rename to "token";');
      const migrated = await open();
      undo.push(() => migrated.destroy());
      expect(await migrated.selectFrom("passkey").selectAll().execute()).toEqual([]);
    });
  });
