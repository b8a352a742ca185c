import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tidyFiles } from "../src/deposits/stored-files.ts";
import { damageOf } from "../src/verify-hub.ts";
import { personOf } from "./fixture.ts";
import { openedIn } from "./writings.ts";

const work = mkdtempSync(join(tmpdir(), "vigie-hub-killed-"));
const folder = join(work, "hub");
const preload = join(work, "kill.mjs");
/** Every write in long runs; on each push, one of so many. */
const step = process.env.VIGIE_LONG === undefined ? 7 : 1;

beforeAll(async () => {
  // Counts what is done to files once it is armed, and kills the process before the one that is asked for.
  writeFileSync(
    preload,
    `import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
const at = Number(process.env.KILL_AT);
let calls = 0;
const counted = (owner, name) => {
  const call = owner[name];
  owner[name] = function (...given) {
    if (process.env.ARMED === "1" && ++calls === at) process.kill(process.pid, "SIGKILL");
    return call.apply(this, given);
  };
};
const handle = await fs.open(process.execPath, "r");
for (const name of ["writeFile", "write", "sync", "datasync", "close"]) counted(Object.getPrototypeOf(handle), name);
await handle.close();
for (const name of ["open", "rename", "rm", "mkdir"]) counted(fs, name);
syncBuiltinESMExports();
`,
  );
  const hub = await openedIn(folder);
  const { id } = await personOf(hub, "partner", "Caf");
  await hub.database.updateTable("account").set({ id: "d" }).where("id", "=", id).execute();
  const campaign = { id: "c", study: "s", title: "", message: "", state: "open", previous: null } as const;
  await hub.database
    .insertInto("campaign")
    .values({ ...campaign, closes_on: "2999-01-01", created_at: "" })
    .execute();
  await hub.database
    .insertInto("participation")
    .values({ campaign: "c", partner: "p", institution: "Caf" })
    .execute();
  await hub.database.destroy();
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A process that is killed before one of its writes; what it acknowledged. */
async function writing(at: number): Promise<{ readonly isWhole: boolean; readonly said: readonly string[] }> {
  const script = join(import.meta.dirname, "writing-process.ts");
  const child = spawn(process.execPath, ["--import", preload, script, folder, `at${at}`], {
    env: { ...process.env, KILL_AT: String(at) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = text(child.stdout);
  const [code, signal] = await once(child, "exit");
  if (code !== 0 && signal !== "SIGKILL") throw new RangeError("the process failed by itself");
  return { isWhole: code === 0, said: (await said).split("\n").filter((line) => line !== "") };
}

test("killed before each of its writes, a service keeps what it acknowledged, opens again, and is whole", {
  timeout: 1_200_000,
}, async () => {
  const kept = new Set<string>();
  const erased = new Set<string>();
  let at = 1;
  for (; ; at += step) {
    const { isWhole, said } = await writing(at);
    for (const line of said) {
      const [verb, id = ""] = line.split(" ");
      (verb === "kept" ? kept : erased).add(id);
    }
    const hub = await openedIn(folder);
    await tidyFiles(hub);
    const rows = await hub.database.selectFrom("deposit").select(["id", "blob", "erased_at"]).execute();
    const isErased = new Map(rows.map(({ id, erased_at }) => [id, erased_at !== null]));
    expect([...kept].filter((id) => !isErased.has(id))).toEqual([]);
    expect([...erased].filter((id) => isErased.get(id) !== true)).toEqual([]);
    const files = new Set(await hub.blobs.names());
    const wrong = rows.filter(({ blob, erased_at }) => files.has(blob) !== (erased_at === null));
    expect([at, wrong]).toEqual([at, []]);
    expect(await damageOf(hub)).toEqual({ journal: null, files: [] });
    await hub.database.destroy();
    if (isWhole) break;
  }
  // It has that many writes at least: two files and three lines of the journal, each marked in the folder.
  expect(at).toBeGreaterThan(20);
  expect(kept.size).toBeGreaterThan(0);
});
