import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate, setTimeout } from "node:timers/promises";
import { studyZip } from "@vigie/partner";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  hasPostgres,
  type PostgresServer,
  startPostgres,
} from "../../../packages/adapters/postgres/test/postgres-server.ts";
import { newStudy } from "../../../test/new-study.ts";
import { copyHub } from "../src/backup.ts";
import { inTransaction } from "../src/database/transaction.ts";
import { openHub } from "../src/hub.ts";
import { record } from "../src/journal/journal.ts";
import { damageOf, hubMain } from "../src/main.ts";
import { mailer } from "../src/notify.ts";
import { storageProblem } from "../src/problems.ts";
import { hubApp } from "../src/server.ts";
import { readServiceMark, writeMark } from "../src/service-mark.ts";

import { personOf, settingsOf, type TestHub, testHub } from "./fixture.ts";
import { Visitor } from "./visitor.ts";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
});

const folderOf = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), name));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const machine = { now: () => new Date(), send: async () => false, log: () => {} };
const opened = async (folder: string) => {
  const hub = await openHub(settingsOf(folder), machine);
  undo.push(() => hub.database.destroy());
  return hub;
};
const leadOf = async (hub: TestHub["hub"]) => {
  const { email } = await personOf(hub, "lead", "Observatoire");
  const lead = new Visitor(hubApp(hub));
  await lead.signIn(email);
  await lead.get("/comptes");
  return lead;
};
const someone = (at: number) => ({
  name: "x",
  email: `${at}@exemple.fr`,
  institution: "Caf",
  role: "partner",
});
const countOf = async ({ database }: TestHub["hub"], table: "invitation" | "journal") =>
  (await database.selectFrom(table).selectAll().execute()).length;

const mountAllowed = (() => {
  const folder = mkdtempSync(join(tmpdir(), "vigie-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", folder], { stdio: "ignore" });
    execFileSync("umount", [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
})();

describe.skipIf(!mountAllowed)("a disk of its own (skipped where mounting is not allowed)", () => {
  const disk = () => {
    const folder = mkdtempSync(join(tmpdir(), "vigie-disk-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]);
    undo.push(() => {
      execFileSync("umount", [folder]);
      rmdirSync(folder);
    });
    return folder;
  };

  test("a full disk refuses in words, keeps nothing half-done, and goes on once there is room", async () => {
    const folder = disk();
    const hub = await opened(join(folder, "hub"));
    const lead = await leadOf(hub);
    const filler = join(folder, "filler");
    try {
      writeFileSync(filler, Buffer.alloc(2_000_000));
    } catch {
      // Filled as far as it goes.
    }
    const before = [await countOf(hub, "invitation"), await countOf(hub, "journal")];
    // The log has room for some pages; then none.
    let refused = await lead.post("/comptes/inviter", someone(0));
    let invited = 0;
    for (; refused.status === 200 && invited < 500; invited++)
      refused = await lead.post("/comptes/inviter", someone(invited + 1));
    expect(refused.status).toBe(507);
    expect(refused.text).toContain("Le disque de ce service est plein");
    const after = [await countOf(hub, "invitation"), await countOf(hub, "journal")];
    expect(after[0]).toBe((before[0] ?? 0) + invited);
    expect(after[1]).toBe((before[1] ?? 0) + invited);
    rmSync(filler);
    await lead.get("/comptes");
    expect((await lead.post("/comptes/inviter", someone(1_000))).status).toBe(200);
    expect(await damageOf(hub)).toEqual({ journal: null, files: [] });
  });

  test("a service that starts on a read-only disk says so, and starts once it is mended", async () => {
    const folder = disk();
    const invite = async () => {
      const output: string[] = [];
      const write = (text: string) => {
        output.push(text);
      };
      const words = ["invite", "lead", "etude@exemple.fr", "Étude", "Observatoire"];
      const environment = { VIGIE_HUB_FOLDER: join(folder, "hub") };
      return [await hubMain(words, { environment, write, writeError: write }), output.join("")];
    };
    expect((await invite())[0]).toBe(0);
    execFileSync("mount", ["-o", "remount,ro", folder]);
    expect(await invite()).toEqual([1, expect.stringContaining("Ce service ne peut plus écrire")]);
    execFileSync("mount", ["-o", "remount,rw", folder]);
    expect((await invite())[0]).toBe(0);
  });

  test("on a full disk the mark of the journal is raised in place; one that cannot be made leaves the former whole", async () => {
    const folder = disk();
    const place = join(folder, "hub");
    const hub = await opened(place);
    const before = await readServiceMark(place);
    if (before === null) throw new RangeError("a folder that was opened is marked");
    expect(() => {
      for (;;) appendFileSync(join(folder, "filler"), Buffer.alloc(4_096));
    }).toThrow("ENOSPC");
    const end = { number: before.number + 1, hash: "a".repeat(64) };
    await hub.raiseMark(end);
    const raised = { ...before, ...end };
    expect(await readServiceMark(place)).toEqual(raised);
    const failed = await writeMark(place, before).catch((error: unknown) => storageProblem(error));
    expect(failed).toBe("hub/disk-full");
    expect(await readServiceMark(place)).toEqual(raised);
    expect(readdirSync(place).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });

  test("a file that the disk has no room for leaves nothing of it", async () => {
    const folder = disk();
    const hub = await opened(join(folder, "hub"));
    const lead = await leadOf(hub);
    const { text } = await lead.get("/etudes");
    expect(text).toContain("Envoyer");
    const texts = newStudy();
    // A study whose file is larger than what is left.
    const large = new Map(texts).set("presentation.md", randomBytes(1_500_000).toString("base64"));
    const refused = await lead.post("/etudes", {
      file: new File([new Uint8Array(studyZip(large))], "etude.vigie"),
    });
    expect([refused.status, refused.text]).toEqual([
      507,
      expect.stringContaining("Le disque de ce service est plein"),
    ]);
    expect(readdirSync(join(folder, "hub/files")).filter((name) => name.endsWith(".partial"))).toEqual([]);
    await lead.get("/etudes");
    const small = new File([new Uint8Array(studyZip(texts))], "etude.vigie");
    expect((await lead.post("/etudes", { file: small })).status).toBe(200);
  });
});

test("a database that became read-only refuses in words, and shows what is published", async () => {
  const hub = await opened(folderOf("vigie-read-only-"));
  const lead = await leadOf(hub);
  await sql`pragma query_only = on`.execute(hub.database);
  const refused = await lead.post("/comptes/inviter", someone(1));
  expect(refused.status).toBe(503);
  expect(refused.text).toContain("ne peut plus écrire dans son dossier");
  expect((await lead.get("/")).status).toBe(200);
});

test("a database that another program holds refuses in words after two seconds", async () => {
  const folder = folderOf("vigie-locked-");
  const hub = await opened(folder);
  const lead = await leadOf(hub);
  const other = new DatabaseSync(join(folder, "hub.sqlite"));
  other.exec("begin immediate");
  const posted = lead.post("/comptes/inviter", someone(1));
  const reader = new Visitor(hubApp(hub));
  const waits: number[] = [];
  for (let at = 0; at < 20; at++) {
    const asked = performance.now();
    expect((await reader.get("/")).status).toBe(200);
    waits.push(performance.now() - asked);
    await setTimeout(50);
  }
  // Readers wait for nobody meanwhile, though the disk or the processor may be busy.
  expect(Math.max(...waits)).toBeLessThan(1_000);
  const refused = await posted;
  other.exec("rollback");
  other.close();
  expect(refused.status).toBe(503);
  expect(refused.text).toContain("occupée par un autre programme");
  await lead.get("/comptes");
  expect((await lead.post("/comptes/inviter", someone(1))).status).toBe(200);
});

describe.skipIf(!hasPostgres)("PostgreSQL (skipped where it is absent)", () => {
  let server: PostgresServer;
  let service: TestHub;
  let lead: Visitor;
  beforeAll(async () => {
    server = await startPostgres();
    service = await testHub({ databaseUrl: server.addressOf() });
    lead = await leadOf(service.hub);
  });
  afterAll(() => service.close());

  test("lost in the middle of a transaction: nothing half-done, and the next one is answered", async () => {
    const before = await countOf(service.hub, "journal");
    const lost = inTransaction(service.hub, async (transaction) => {
      await record(transaction, { account: "hub", act: "kit.taken", subject: "lost" }, service.hub.now());
      await server.send(
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
      );
      await record(transaction, { account: "hub", act: "kit.taken", subject: "lost" }, service.hub.now());
    });
    const error = await lost.catch((found: unknown) => found);
    expect(storageProblem(error)).toBe("hub/storage-away");
    // The other idle connections are gone too; the pool hears of it.
    await setTimeout(200);
    expect(await countOf(service.hub, "journal")).toBe(before);
    await lead.get("/comptes");
    expect((await lead.post("/comptes/inviter", someone(1))).status).toBe(200);
  });

  test("a server that is gone: a sentence; readers, signed in or not, still have what is published", async () => {
    const { database, settings } = service.hub;
    const campaign = { id: "c", study: "s", title: "Canaux", message: "", closes_on: "", created_at: "" };
    await database
      .insertInto("campaign")
      .values({ ...campaign, state: "published", previous: null })
      .execute();
    const edition = { id: "c", campaign: "c", folder: "editions/c", deposits: "[]", created_at: "" };
    await database
      .insertInto("edition")
      .values({ ...edition, published_at: "2026-01-05" })
      .execute();
    mkdirSync(join(settings.folder, "editions/c"));
    writeFileSync(join(settings.folder, "editions/c/index.html"), "<h1>Canaux</h1>");
    const reader = new Visitor(hubApp(service.hub));
    expect((await reader.get("/")).text).toContain("Canaux");
    await server.close();
    for (const path of ["/", "/editions.atom", "/publications/c/"])
      for (const visitor of [reader, lead])
        expect([path, await visitor.get(path)]).toMatchObject([path, { status: 200 }]);
    const refused = await lead.get("/campagnes");
    expect(refused.status).toBe(503);
    expect(refused.text).toContain("La base de ce service ne répond pas");
  });
});

test("a copy made while people write holds what was acknowledged before it, and opens", async () => {
  const folder = folderOf("vigie-copied-");
  const hub = await opened(folder);
  const lead = await leadOf(hub);
  const blob = await hub.blobs.put(new TextEncoder().encode("a bundle"));
  let isCopied = false;
  const writing = (async () => {
    for (let at = 0; !isCopied; at++) {
      await lead.post("/comptes/inviter", someone(at));
      // A database in this process answers before anything else has its turn.
      await setImmediate();
    }
  })();
  const before = await countOf(hub, "invitation");
  const copy = join(folderOf("vigie-copy-"), "copie");
  await copyHub(folder, copy);
  isCopied = true;
  await writing;
  const restored = await opened(copy);
  expect(await countOf(restored, "invitation")).toBeGreaterThanOrEqual(before);
  expect(await restored.blobs.has(blob)).toBe(true);
  expect(await damageOf(restored)).toEqual({ journal: null, files: [] });
  const again = await leadOfCopy(restored);
  expect((await again.post("/comptes/inviter", someone(10_000))).status).toBe(200);
});

async function leadOfCopy(hub: TestHub["hub"]): Promise<Visitor> {
  const { email } = await hub.database.selectFrom("account").select("email").executeTakeFirstOrThrow();
  const lead = new Visitor(hubApp(hub));
  await lead.signIn(email);
  await lead.get("/comptes");
  return lead;
}

test("a kept file that was changed or lost is named", async () => {
  const folder = folderOf("vigie-damaged-");
  const hub = await opened(folder);
  const lead = await personOf(hub, "lead", "Observatoire");
  const blob = await hub.blobs.put(new TextEncoder().encode("a study"));
  await hub.database
    .insertInto("study")
    .values({ blob, hash: "h", name: "n", version: "1", title: "t", uploaded_by: lead.id, uploaded_at: "" })
    .execute();
  expect(await damageOf(hub)).toEqual({ journal: null, files: [] });
  writeFileSync(join(folder, "files", blob.slice(0, 2), blob), "another");
  expect((await damageOf(hub)).files).toEqual([blob]);
});

test.each([
  ["refuses", () => Promise.resolve(9)],
  [
    "says nothing",
    async () => {
      const silent = createServer();
      await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
      undo.push(() => silent.close());
      return (silent.address() as AddressInfo).port;
    },
  ],
] as const)("a mail server that %s keeps nobody waiting: the page shows the link", async (_, portOf) => {
  const port = await portOf();
  const send = mailer({ mail: { url: `smtp://127.0.0.1:${port}`, from: "vigie@exemple.fr" } }, machine);
  const service = await testHub();
  undo.push(() => service.close());
  const { email } = await personOf(service.hub, "lead", "Observatoire");
  const lead = new Visitor(hubApp({ ...service.hub, send }));
  await lead.signIn(email);
  await lead.get("/comptes");
  const start = performance.now();
  const answered = await lead.post("/comptes/inviter", someone(1));
  expect(performance.now() - start).toBeLessThan(12_000);
  expect(answered.text).toContain("Aucun message n’a pu partir");
  expect(answered.text).toMatch(/\/invitation\/[\w-]{43}/);
});
