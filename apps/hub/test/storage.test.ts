import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { hasPostgres } from "../../../packages/adapters/postgres/test/postgres-server.ts";
import { copyHub } from "../src/backup.ts";
import { eraseOrphans } from "../src/deposits/stored-files.ts";
import { type Hub, openHub } from "../src/hub.ts";
import { recordAlone } from "../src/journal/journal.ts";
import { hubMain } from "../src/main.ts";
import { serveHub } from "../src/serve.ts";
import { readServiceMark } from "../src/service-mark.ts";
import { personOf, settingsOf } from "./fixture.ts";
import { postgresDatabase } from "./hub-databases.ts";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
});

const folderOf = () => {
  const folder = mkdtempSync(join(tmpdir(), "vigie-hub-storage-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const logged: string[] = [];
let now = Date.parse("2026-01-05T09:00:00Z");
const opened = (folder: string, databaseUrl: string | null = null) =>
  openHub(settingsOf(folder, { databaseUrl }), {
    now: () => new Date(now),
    send: async () => false,
    log: (line) => {
      logged.push(line);
    },
  });

/** Starts a service in the way that a person does, without waiting for it to stop: a start that is refused ends at once. */
async function vigieHub(folder: string, words: readonly string[], databaseUrl: string | null = null) {
  let wording = "";
  const write = (text: string) => {
    wording += text;
  };
  const environment = {
    VIGIE_HUB_FOLDER: folder,
    VIGIE_HUB_PORT: "0",
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
  };
  return { code: await hubMain(words, { environment, write, writeError: write }), wording };
}

/** A service with a study, a published edition, and some lines of journal. */
async function filled(folder: string, databaseUrl: string | null = null): Promise<void> {
  const hub = await opened(folder, databaseUrl);
  const lead = await personOf(hub, "lead", "Observatoire");
  const blob = await hub.blobs.put(new TextEncoder().encode("a study"));
  await hub.database
    .insertInto("study")
    .values({ blob, hash: "h", name: "n", version: "1", title: "t", uploaded_by: lead.id, uploaded_at: "" })
    .execute();
  writeFileSync(join(folder, "editions", "page.html"), "published");
  await recordAlone(hub, { account: lead.id, act: "study.uploaded", subject: "h" });
  await hub.database.destroy();
}

/** Every file of a service but its database, with its bytes. */
const kept = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^hub\.sqlite|^service\.mark$/.test(entry.name))
    .map(({ parentPath, name }) => [
      join(parentPath, name).slice(folder.length),
      readFileSync(join(parentPath, name), "utf8"),
    ])
    .toSorted();

/** The last lines go, as where a database's last pages were not on the disk. */
function loseLines(folder: string, from: number): void {
  const database = new DatabaseSync(join(folder, "hub.sqlite"));
  database.exec(`drop trigger journal_delete; delete from journal where number >= ${from}`);
  database.close();
}

async function isRefused(folder: string, cause: string, databaseUrl: string | null = null): Promise<void> {
  const before = kept(folder);
  for (const verb of ["serve", "verify"]) {
    const ended = await vigieHub(folder, [verb], databaseUrl);
    expect([verb, ended.code, ended.wording]).toEqual([verb, 1, expect.stringContaining(cause)]);
  }
  expect(kept(folder)).toEqual(before);
}

test("a start without its SQLite file is refused, makes none, and leaves every file", async () => {
  const folder = folderOf();
  await filled(folder);
  rmSync(join(folder, "hub.sqlite"));
  await isRefused(folder, "n’est plus dans");
  expect(existsSync(join(folder, "hub.sqlite"))).toBe(false);
});

test("a start on the database of another service, or on a new one, is refused; the right one still opens", async () => {
  const [folder, other, fresh] = [folderOf(), folderOf(), folderOf()];
  await filled(folder);
  await filled(other);
  await (await opened(fresh)).database.destroy();
  cpSync(join(folder, "hub.sqlite"), join(folderOf(), "saved"));
  const right = readFileSync(join(folder, "hub.sqlite"));
  for (const wrong of [other, fresh]) {
    cpSync(join(wrong, "hub.sqlite"), join(folder, "hub.sqlite"));
    await isRefused(folder, "ne sont pas ceux du même service");
  }
  writeFileSync(join(folder, "hub.sqlite"), right);
  expect((await vigieHub(folder, ["verify"])).code).toBe(0);
});

test("a folder of an earlier version on an empty database is refused; with its own database it is marked", async () => {
  const folder = folderOf();
  await filled(folder);
  const forget = (database: string) => {
    const opened = new DatabaseSync(database);
    opened.exec("delete from service");
    opened.close();
  };
  forget(join(folder, "hub.sqlite"));
  rmSync(join(folder, "service.mark"));
  const hub = await opened(folder);
  await hub.database.destroy();
  expect(await readServiceMark(folder)).toMatchObject({ number: 3 });
  const fresh = folderOf();
  await (await opened(fresh)).database.destroy();
  forget(join(fresh, "hub.sqlite"));
  cpSync(join(fresh, "hub.sqlite"), join(folder, "hub.sqlite"));
  rmSync(join(folder, "service.mark"));
  await isRefused(folder, "ne sont pas ceux du même service");
});

test("a hub killed while it marks a new folder, or one of an earlier version, opens again", async () => {
  const folder = folderOf();
  await filled(folder);
  const database = new DatabaseSync(join(folder, "hub.sqlite"));
  database.exec("delete from service");
  database.close();
  const mark = await readServiceMark(folder);
  const hub = await opened(folder);
  expect(await hub.database.selectFrom("service").select("id").execute()).toEqual([{ id: mark?.service }]);
  await hub.database.destroy();
});

test.each([
  [
    "flipped in the middle",
    (wal: string) => {
      const bytes = readFileSync(wal);
      const middle = Math.floor(bytes.length / 2);
      for (let at = middle; at < middle + 64; at++) bytes[at] = 255 - (bytes[at] ?? 0);
      writeFileSync(wal, bytes);
    },
  ],
  ["cut in the middle", (wal: string) => truncateSync(wal, Math.floor(readFileSync(wal).length / 2))],
] as const)(
  "a write-ahead log %s: serve and verify say how far the journal went, and no file goes",
  async (_, damage) => {
    const [folder, copied] = [folderOf(), folderOf()];
    await (await opened(folder)).database.destroy();
    const hub = await opened(folder);
    const lead = await personOf(hub, "lead", "Observatoire");
    await hub.blobs.put(new TextEncoder().encode("a bundle"));
    for (let line = 0; line < 10; line++)
      await recordAlone(hub, { account: lead.id, act: "kit.taken", subject: String(line) });
    // As a machine that loses its power leaves it: the log is not yet in the database.
    cpSync(folder, copied, { recursive: true });
    await hub.database.destroy();
    rmSync(join(copied, "hub.sqlite-shm"), { force: true });
    damage(join(copied, "hub.sqlite-wal"));
    await isRefused(copied, "le dossier retient la ligne 12 du journal");
    expect(await vigieHub(copied, ["adopt"])).toMatchObject({ code: 0 });
    expect((await vigieHub(copied, ["verify"])).code).toBe(0);
  },
);

test("a backup of a database that lost lines says so, and so does its restoration", async () => {
  const [folder, whole, short] = [folderOf(), join(folderOf(), "a"), join(folderOf(), "b")];
  await filled(folder);
  expect(await copyHub(folder, whole)).toMatchObject({ number: 3, isShort: false });
  expect((await vigieHub(whole, ["verify"])).code).toBe(0);
  loseLines(folder, 3);
  expect(await vigieHub(folder, ["backup", short])).toEqual({
    code: 1,
    wording: expect.stringContaining("La base copiée n’a pas la ligne du journal que le dossier retient"),
  });
  await isRefused(short, "le dossier retient la ligne 3");
});

test("a file that the database does not name is set aside and logged, and erased after thirty days", async () => {
  const folder = folderOf();
  await filled(folder);
  const hub = await opened(folder);
  undo.push(() => hub.database.destroy());
  const blob = await hub.blobs.put(new TextEncoder().encode("of nobody"));
  writeFileSync(join(folder, "files", "half.partial"), "");
  const before = kept(folder).map(([, text]) => text);
  await (await serveHub(hub)).close();
  expect(await hub.blobs.has(blob)).toBe(false);
  expect(
    kept(folder)
      .map(([, text]) => text)
      .toSorted(),
  ).toEqual(before.toSorted());
  const aside = join("orphans", "2026-01-05T09-00", "files", blob.slice(0, 2), blob);
  expect(existsSync(join(folder, aside))).toBe(true);
  expect(logged.join("\n")).toContain(`→ ${aside}`);
  now += 30 * 86_400_000;
  undo.push(() => {
    now -= 31 * 86_400_000;
  });
  await eraseOrphans(hub);
  expect(existsSync(join(folder, aside))).toBe(true);
  now += 86_400_000;
  await eraseOrphans(hub);
  expect(readdirSync(join(folder, "orphans"))).toEqual([]);
  expect(logged.join("\n")).toMatch(new RegExp(`trente jours\\s:\\s${aside}`));
});

test("the mark lags behind no answer, and follows a command that writes beside the service", async () => {
  const folder = folderOf();
  const [hub, other] = [await opened(folder), await opened(folder)];
  undo.push(
    () => hub.database.destroy(),
    () => other.database.destroy(),
  );
  const write = (one: Hub, subject: string) =>
    recordAlone(one, { account: "hub", act: "kit.taken", subject });
  await Promise.all([write(hub, "1"), write(hub, "2")]);
  await write(other, "3");
  await Promise.all([write(hub, "4"), write(hub, "5")]);
  const { number, hash } = await hub.database
    .selectFrom("journal")
    .selectAll()
    .orderBy("number", "desc")
    .executeTakeFirstOrThrow();
  expect(number).toBe(5);
  expect(await readServiceMark(folder)).toMatchObject({ number, hash });
});

describe.skipIf(!hasPostgres)("PostgreSQL (skipped where it is absent)", () => {
  test("a new DATABASE_URL, or that of another service, is refused; adopt pairs them and says so", async () => {
    const [folder, right, fresh] = [folderOf(), await postgresDatabase(), await postgresDatabase()];
    undo.push(right.drop, fresh.drop);
    await filled(folder, right.address);
    await isRefused(folder, "ne sont pas ceux du même service", fresh.address);
    expect((await vigieHub(folder, ["verify"], right.address)).code).toBe(0);
    // Back from a copy of the database alone.
    await right.run("drop trigger journal_refuse on journal; delete from journal where number > 2");
    await isRefused(folder, "le dossier retient la ligne 3", right.address);
    expect((await vigieHub(folder, ["adopt"], right.address)).code).toBe(0);
    expect((await vigieHub(folder, ["verify"], right.address)).code).toBe(0);
    const hub = await opened(folder, right.address);
    undo.push(() => hub.database.destroy());
    const lines = hub.database.selectFrom("journal").select(["act", "detail"]).orderBy("number", "desc");
    expect(await lines.executeTakeFirst()).toEqual({ act: "service.adopted", detail: '{"expected":3}' });
    await expect(sql`truncate journal`.execute(hub.database)).rejects.toThrow("append-only");
  });
});
