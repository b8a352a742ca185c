import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import type { Person } from "../src/accounts/account.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { comment } from "../src/campaigns/comments.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { deposit } from "../src/deposits/deposit.ts";
import { erase, eraseFile } from "../src/deposits/erasure.ts";
import type { Hub } from "../src/hub.ts";
import { runJobs } from "../src/publication/jobs.ts";
import type { DepositState } from "../src/rules/deposit-states.ts";
import { serveHub } from "../src/serve.ts";
import { hubApp } from "../src/server.ts";
import { personOf, type TestHub, testHub } from "./fixture.ts";

let service: TestHub;
let lead: Person;
let caf: Person;
let study = "";
beforeAll(async () => {
  service = await testHub();
  lead = await personOf(service.hub, "lead", "Observatoire");
  caf = await personOf(service.hub, "partner", "Caf");
  study = await storeStudy(service.hub, lead, { name: "etude.vigie", bytes: studyZip(newStudy()) });
});
afterAll(async () => service.close());

const opened = () =>
  openCampaign(service.hub, lead, {
    study,
    title: "Essai",
    message: "",
    closesOn: "2026-03-31",
    institutions: new Map([["caf", "Caf"]]),
    previous: null,
  });
const sent = (campaign: string, hub: Hub = service.hub) =>
  deposit(hub, caf, { campaign, partner: "caf", bytes: new Uint8Array(randomBytes(1_000)), message: "" });
const made = async (campaign: string, state: DepositState) => {
  const id = `${campaign}-${state}`;
  const row = { id, campaign, partner: "caf", state, deposited_by: caf.id, message: "" };
  const blob = await service.hub.blobs.put(new TextEncoder().encode(id));
  await service.hub.database
    .insertInto("deposit")
    .values({ ...row, blob, deposited_at: service.hub.now().toISOString() })
    .execute();
  return { id, blob };
};

test("a campaign that is published while a bundle is written takes it no more, and keeps no file of it", async () => {
  const campaign = await opened();
  const publishing: Hub = {
    ...service.hub,
    blobs: {
      ...service.hub.blobs,
      put: async (bytes) => {
        const blob = await service.hub.blobs.put(bytes);
        await service.hub.database
          .updateTable("campaign")
          .set({ state: "published" })
          .where("id", "=", campaign)
          .execute();
        return blob;
      },
    },
  };
  const before = await service.hub.blobs.names();
  await expect(sent(campaign, publishing)).rejects.toMatchObject({
    errors: [{ code: "hub/campaign-closed" }],
  });
  expect(await service.hub.blobs.names()).toEqual(before);
});

test("whoever has fifty files fills no disk with a fifty-first, sent again and again", async () => {
  const campaign = await opened();
  for (let at = 0; at < 50; at++)
    await service.hub.database
      .insertInto("deposit")
      .values({
        id: `${campaign}-${at}`,
        campaign,
        partner: "caf",
        blob: "0".repeat(64),
        state: "refused",
        deposited_by: caf.id,
        deposited_at: "",
        message: "",
      })
      .execute();
  const before = await service.hub.blobs.names();
  for (let at = 0; at < 3; at++)
    await expect(sent(campaign)).rejects.toMatchObject({ errors: [{ code: "hub/deposits-too-many" }] });
  expect(await service.hub.blobs.names()).toEqual(before);
});

test("a person's remarks fill no page: the hundred-and-first is refused", async () => {
  const campaign = await opened();
  const row = { campaign, account: caf.id, text: "x", written_at: "2026-01-05" };
  await service.hub.database
    .insertInto("comment")
    .values(Array.from({ length: 99 }, (_, at) => ({ ...row, id: `${campaign}-${at}` })))
    .execute();
  const remark = { campaign, text: "La note 2 est à revoir.", to: null };
  await comment(service.hub, caf, remark);
  await expect(comment(service.hub, caf, remark)).rejects.toMatchObject({
    errors: [{ code: "hub/comments-too-many" }],
  });
});

test("a file goes once its erasure is on the disk, not before", async () => {
  const { id } = await made(await opened(), "refused");
  let written: unknown = null;
  const watched: Hub = {
    ...service.hub,
    blobs: {
      ...service.hub.blobs,
      remove: async (blob) => {
        const other = new DatabaseSync(join(service.hub.settings.folder, "hub.sqlite"), { readOnly: true });
        written = other.prepare("select erased_at from deposit where id = ?").get(id)?.erased_at;
        other.close();
        await service.hub.blobs.remove(blob);
      },
    },
  };
  await erase(watched, caf, id);
  expect(written).toBe(service.hub.now().toISOString());
});

test("what is published while retention looks for old files is not erased", async () => {
  const { id, blob } = await made(await opened(), "published");
  await eraseFile(service.hub, id, { by: "hub", mayErase: ({ state }) => state !== "published" });
  expect(await service.hub.blobs.has(blob)).toBe(true);
});

test("a file that a killed hub wrote for no deposit is set aside at the next start; the others stay", async () => {
  const { blob } = await made(await opened(), "refused");
  const stray = await service.hub.blobs.put(new TextEncoder().encode("of nobody"));
  await (await serveHub(service.hub)).close();
  expect([await service.hub.blobs.has(stray), await service.hub.blobs.has(blob)]).toEqual([false, true]);
});

test("an assembly whose end could not be written down is taken up again, and stops no other", async () => {
  const { database } = service.hub;
  const campaign = await opened();
  const job = { kind: "assemble", subject: campaign, message: "", ended_at: null } as const;
  await database
    .insertInto("job")
    .values([
      { ...job, id: "left", state: "running", created_at: "2026-01-01" },
      { ...job, id: "next", state: "waiting", created_at: "2026-01-02" },
    ])
    .execute();
  await runJobs(service.hub);
  const jobs = await database.selectFrom("job").select(["state", "message"]).execute();
  // Nothing is approved any more.
  expect(jobs.map(({ state }) => state)).toEqual(["failed", "failed"]);
  expect(JSON.parse(jobs[0]?.message ?? "").fr[0].code).toBe("hub/nothing-approved");
});

test("a page that many ask for at once is read once, and stays in memory", async () => {
  const { database, settings } = service.hub;
  const folder = join(settings.folder, "editions/many");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "index.html");
  writeFileSync(file, randomBytes(1_500_000).toString("base64"));
  const campaign = await opened();
  await database
    .insertInto("edition")
    .values({
      id: "many",
      campaign,
      folder: "editions/many",
      deposits: "[]",
      published_at: "2026-01-01",
      created_at: "",
    })
    .execute();
  const app = hubApp(service.hub);
  const ask = () => app.request(`/publications/${campaign}/`);
  await Promise.all(Array.from({ length: 30 }, ask));
  rmSync(file);
  expect(existsSync(file)).toBe(false);
  expect((await ask()).status).toBe(200);
});
