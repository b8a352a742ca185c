import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../src/accounts/account.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { inviteHolders } from "../src/campaigns/holder-invitations.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import type { Hub } from "../src/hub.ts";
import { damageOf } from "../src/main.ts";
import { personOf } from "./fixture.ts";
import { killedProcesses } from "./killed-process.ts";
import { studyOfHolders } from "./study-of-holders.ts";
import { openedIn } from "./writings.ts";

const work = mkdtempSync(join(tmpdir(), "vigie-hub-killed-invitations-"));
const folder = join(work, "hub");
const killedAt = killedProcesses(work);
/** Every write in long runs; on each push, one of so many. */
const step = process.env.VIGIE_LONG === undefined ? 3 : 1;
const ids = ["bobigny", "pantin", "bondy", "drancy"];

let lead: Person;
let study = "";

beforeAll(async () => {
  const hub = await openedIn(folder);
  lead = await personOf(hub, "lead", "Observatoire");
  const bytes = studyZip(studyOfHolders(ids));
  study = await storeStudy(hub, lead, { name: "etude.vigie", bytes });
  await hub.database.destroy();
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const invited = async ({ database }: Hub) => {
  const found = await database
    .selectFrom("invitation")
    .select("institution")
    .where("role", "=", "partner")
    .execute();
  return found.map(({ institution }) => institution).toSorted();
};
const all = ids.map((id) => `CCAS de ${id}`).toSorted();

test("killed before each of its writes, the hub invited all or nobody, and the same action goes on", {
  timeout: 1_200_000,
}, async () => {
  let at = 1;
  for (; ; at += step) {
    const before = await openedIn(folder);
    await before.database.deleteFrom("invitation").execute();
    const terms = {
      title: "Essai",
      message: "",
      closesOn: "2999-01-01",
      institutions: new Map(),
      previous: null,
    };
    const campaign = await openCampaign(before, lead, { ...terms, study });
    await before.database.destroy();
    const words = [folder, campaign, JSON.stringify(lead)];
    const { isWhole, said } = await killedAt(at, "inviting-process.ts", words);
    const hub = await openedIn(folder);
    const found = await invited(hub);
    expect([at, found]).toEqual([at, found.length === 0 ? [] : all]);
    if (said.length > 0) expect(found).toEqual(all);
    const request = { campaign, isAgain: false, visit: "", mail: async () => true };
    const made = await inviteHolders(hub, lead, request);
    expect(made.length).toBe(all.length - found.length);
    expect(await invited(hub)).toEqual(all);
    expect(await damageOf(hub)).toEqual({ journal: null, files: [] });
    await hub.database.destroy();
    if (isWhole) break;
  }
  // Four messages, and the mark of the journal opened, written and kept.
  expect(at).toBeGreaterThan(6);
});
