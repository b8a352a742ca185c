import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { openHub } from "../src/hub.ts";
import { personOf, settingsOf } from "./fixture.ts";

const bin = join(import.meta.dirname, "../bin/vigie-hub.js");
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
});

const folderOf = () => {
  const folder = mkdtempSync(join(tmpdir(), "vigie-hub-starts-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "hub");
};

/** A real process, as the system starts it. */
function vigieHub(folder: string, words: readonly string[], before: readonly string[] = []): ChildProcess {
  const child = spawn(process.execPath, [...before, bin, ...words], {
    env: { VIGIE_HUB_FOLDER: folder, VIGIE_HUB_PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  undo.push(() => child.kill("SIGKILL"));
  return child;
}

const ended = async (child: ChildProcess) => {
  const wording = child.stderr === null ? "" : text(child.stderr);
  const [code] = await once(child, "exit");
  return { code, wording: await wording };
};
const serving = async (child: ChildProcess) => {
  if (child.stdout !== null) await once(child.stdout, "data");
};

test("a second serve on a folder is refused and touches nothing; after a kill, the next one starts", {
  timeout: 60_000,
}, async () => {
  const folder = folderOf();
  const first = vigieHub(folder, ["serve"]);
  await serving(first);
  const running = join(folder, "editions", "running.partial");
  writeFileSync(running, "an assembly that is being made");
  expect(await ended(vigieHub(folder, ["serve"]))).toEqual({
    code: 1,
    wording: expect.stringContaining("Un autre service tourne déjà"),
  });
  expect(existsSync(running)).toBe(true);
  first.kill("SIGKILL");
  await once(first, "exit");
  const next = vigieHub(folder, ["serve"]);
  await serving(next);
  expect(readdirSync(join(folder, "editions"))).toEqual([]);
  next.kill("SIGTERM");
  expect((await ended(next)).code).toBe(0);
  expect(existsSync(join(folder, "serve.lock"))).toBe(false);
});

test("the database, its log and a copy are for the account of the service alone, whatever the umask", {
  timeout: 60_000,
}, async () => {
  const folder = folderOf();
  const service = vigieHub(folder, ["serve"]);
  await serving(service);
  const copy = join(folder, "../copie");
  expect((await ended(vigieHub(folder, ["backup", copy]))).code).toBe(0);
  const written = [folder, copy].flatMap((one) =>
    readdirSync(one)
      .map((name) => join(one, name))
      .filter((path) => statSync(path).isFile()),
  );
  expect(written.length).toBeGreaterThanOrEqual(5);
  expect(written.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
});

test.each([-1, 220, 800])(
  "a start with a clock %i days off closes no account and erases no file",
  {
    timeout: 60_000,
  },
  async (days) => {
    const folder = folderOf();
    const preload = join(folder, "../clock.mjs");
    const hub = await openHub(settingsOf(folder), {
      now: () => new Date(),
      send: async () => false,
      log: () => {},
    });
    await personOf(hub, "administrator", "Observatoire");
    const caf = await personOf(hub, "partner", "Caf");
    const blob = await hub.blobs.put(new TextEncoder().encode("a bundle"));
    const campaign = { id: "c", study: "s", title: "", message: "", state: "open", previous: null } as const;
    await hub.database
      .insertInto("campaign")
      .values({ ...campaign, closes_on: new Date().toISOString().slice(0, 10), created_at: "" })
      .execute();
    await hub.database
      .insertInto("participation")
      .values({ campaign: "c", partner: "p", institution: "Caf" })
      .execute();
    const deposit = { id: "d", campaign: "c", partner: "p", blob, state: "verified", message: "" } as const;
    await hub.database
      .insertInto("deposit")
      .values({ ...deposit, deposited_by: caf.id, deposited_at: "", spent: null, problems: null })
      .execute();
    undo.push(() => hub.database.destroy());
    writeFileSync(
      preload,
      `const now = Date.now, Real = Date, shift = ${days} * 86400000;
    globalThis.Date = class extends Real {
      constructor(...given) { given.length === 0 ? super(now() + shift) : super(...given); }
      static now() { return now() + shift; }
    };`,
    );
    const service = vigieHub(folder, ["serve"], ["--import", preload]);
    await serving(service);
    // Its first round ends before it closes.
    service.kill("SIGTERM");
    const { code, wording } = await ended(service);
    expect(code).toBe(0);
    if (days > 0) expect(wording).toContain("rien n’est effacé à cette heure");
    expect(await hub.blobs.has(blob)).toBe(true);
    const closed = hub.database.selectFrom("account").select("id").where("disabled_at", "is not", null);
    expect(await closed.execute()).toEqual([]);
  },
);
