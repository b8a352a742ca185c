import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tidyFiles } from "../src/deposits/stored-files.ts";
import { damageOf } from "../src/main.ts";
import { personOf } from "./fixture.ts";
import { killedProcesses } from "./killed-process.ts";
import { openedIn } from "./writings.ts";

const work = mkdtempSync(join(tmpdir(), "vigie-hub-killed-"));
const folder = join(work, "hub");
const killedAt = killedProcesses(work);
/** Every write in long runs; on each push, one of so many. */
const step = process.env.VIGIE_LONG === undefined ? 7 : 1;

beforeAll(async () => {
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

test("killed before each of its writes, a service keeps what it acknowledged, opens again, and is whole", {
  timeout: 1_200_000,
}, async () => {
  const kept = new Set<string>();
  const erased = new Set<string>();
  let at = 1;
  for (; ; at += step) {
    const { isWhole, said } = await killedAt(at, "writing-process.ts", [folder, `at${at}`]);
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
