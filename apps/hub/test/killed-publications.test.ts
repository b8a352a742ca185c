import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import type { Person } from "../src/accounts/account.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { tidyFiles } from "../src/deposits/stored-files.ts";
import { type Hub, openHub } from "../src/hub.ts";
import { damageOf } from "../src/main.ts";
import { previewsOf, setAsideStrayPages } from "../src/publication/unpublished-editions.ts";
import { hubApp } from "../src/server.ts";
import { colleagueIn, personOf, settingsOf } from "./fixture.ts";
import { killedProcesses } from "./killed-process.ts";
import { bundleOf, runOf } from "./many-bundles.ts";

const work = mkdtempSync(join(tmpdir(), "vigie-hub-killed-publications-"));
const folder = join(work, "hub");
const killedAt = killedProcesses(work);
/** Every write in long runs; on each push, one of so many. */
const step = process.env.VIGIE_LONG === undefined ? 9 : 1;
const options = { timeout: 3_600_000 };

let logged: string[] = [];
const opened = () =>
  openHub(settingsOf(folder), {
    now: () => new Date(),
    send: async () => false,
    log: (line) => logged.push(line),
  });
let study = "";
let bundle: Uint8Array;
let lead: Person;
let agent: Person;

beforeAll(async () => {
  const texts = newStudy();
  bundle = await bundleOf(await runOf(texts));
  const hub = await opened();
  lead = await personOf(hub, "lead", "Observatoire");
  agent = await personOf(hub, "partner", "Caf");
  study = await storeStudy(hub, lead, { name: "etude.vigie", bytes: studyZip(texts) });
  await hub.database.destroy();
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A campaign whose partner's bundle is approved. */
async function approved(hub: Hub): Promise<string> {
  const institutions = new Map([["caf", "Caf"]]);
  const terms = { title: "Canaux", message: "", closesOn: "2999-01-01", previous: null, institutions };
  const campaign = await openCampaign(hub, lead, { study, ...terms });
  const blob = await hub.blobs.put(bundle);
  const made = { deposited_by: agent.id, deposited_at: hub.now().toISOString(), message: "", blob };
  await hub.database
    .insertInto("deposit")
    .values({ id: `lot-${campaign}`, campaign, partner: "caf", state: "approved", ...made })
    .execute();
  return campaign;
}

/** Opens the service again as a start does. @returns what it said in its log */
async function started(hub: Hub): Promise<string> {
  logged = [];
  await tidyFiles(hub);
  await setAsideStrayPages(hub);
  expect(await damageOf(hub)).toEqual({ journal: null, files: [] });
  return logged.join("\n");
}

const editionsIn = () => readdirSync(join(folder, "editions"));
const linesOf = async (hub: Hub, campaign: string) => {
  const found = hub.database.selectFrom("journal").select(["act", "subject", "detail"]);
  return (await found.execute()).filter(
    ({ subject, detail }) => subject === campaign || JSON.parse(detail).campaign === campaign,
  );
};

test(
  "killed before each write of an assembly: the edition is whole or not there, and none that was there is lost",
  options,
  async () => {
    const first = await opened();
    const campaign = await approved(first);
    await first.database.destroy();
    let at = 1;
    let assembled: string | null = null;
    for (; ; at += step) {
      const { isWhole, said } = await killedAt(at, "assembling-process.ts", [folder, campaign]);
      const hub = await opened();
      const left = editionsIn();
      const says = await started(hub);
      const rows = await hub.database
        .selectFrom("edition")
        .selectAll()
        .where("campaign", "=", campaign)
        .execute();
      const ids = rows.map(({ id }) => id);
      // What the database names is whole, nothing else stays, and what goes is set aside by its name.
      expect([at, editionsIn().toSorted()]).toEqual([
        at,
        ids.flatMap((id) => [id, `${id}.partners`]).toSorted(),
      ]);
      for (const id of ids) {
        expect(readFileSync(join(folder, "editions", id, "index.html"), "utf8")).toContain("</html>");
        expect(existsSync(join(previewsOf(hub, id), "caf", "index.html"))).toBe(true);
      }
      for (const name of left.filter((one) => !editionsIn().includes(one)))
        expect(says).toMatch(new RegExp(`mis de côté.*editions/${name.replace(".", "\\.")} →`));
      const lines = await linesOf(hub, campaign);
      const acted = (act: string) => lines.filter((line) => line.act === act).map(({ subject }) => subject);
      const removed = acted("edition.removed");
      expect(ids.toSorted()).toEqual(
        acted("edition.assembled")
          .filter((id) => !removed.includes(id))
          .toSorted(),
      );
      if (assembled !== null || said.length > 0) expect(ids.length).toBeGreaterThan(0);
      assembled = ids[0] ?? assembled;
      await hub.database.destroy();
      if (isWhole) {
        expect(ids).toHaveLength(1);
        break;
      }
    }
    // The study, a bundle, what is asked, two folders moved, the mark raised twice, the former pages removed.
    expect(at).toBeGreaterThan(10);
  },
);

/** What each act leaves, which readers and the next act rely on. */
async function stateOf(hub: Hub, campaign: string) {
  const { database } = hub;
  const edition = await database
    .selectFrom("edition")
    .selectAll()
    .where("campaign", "=", campaign)
    .executeTakeFirstOrThrow();
  const correction = await database
    .selectFrom("campaign")
    .select("id")
    .where("corrects", "=", campaign)
    .executeTakeFirst();
  const { state } = await database
    .selectFrom("deposit")
    .select("state")
    .where("campaign", "=", campaign)
    .executeTakeFirstOrThrow();
  const acts = [
    ["publication.asked", edition.asked_at],
    ["campaign.published", edition.published_at],
    ["edition.corrected", edition.corrected_at],
    ["edition.withdrawn", edition.withdrawn_at],
  ] as const;
  return {
    acts: acts.filter(([, moment]) => moment !== null).map(([act]) => act),
    isCorrected: correction !== undefined,
    deposit: state,
  };
}

test(
  "killed before each write of a publication, a correction and a withdrawal: each is done or not, said, and no page is lost",
  options,
  async () => {
    let at = 1;
    for (; ; at += step) {
      const before = await opened();
      const campaign = await approved(before);
      const colleague = await colleagueIn(before, campaign);
      const deposits = JSON.stringify([`lot-${campaign}`]);
      const edition = { id: `e-${campaign}`, campaign, folder: `editions/e-${campaign}`, deposits };
      await before.database
        .insertInto("edition")
        .values({ ...edition, published_at: null, created_at: before.now().toISOString() })
        .execute();
      const pages = join(folder, edition.folder);
      for (const made of [pages, join(previewsOf(before, edition.id), "caf")]) {
        mkdirSync(made, { recursive: true });
        writeFileSync(join(made, "index.html"), '<html lang="fr"><body><main id="m"><h1>Canaux</h1></main>');
      }
      await before.database.destroy();
      const people = JSON.stringify({ lead, colleague });
      const { isWhole, said } = await killedAt(at, "publishing-process.ts", [
        folder,
        campaign,
        study,
        people,
      ]);

      const hub = await opened();
      const hadPreviews = existsSync(previewsOf(hub, edition.id));
      const says = await started(hub);
      const { acts, isCorrected, deposit } = await stateOf(hub, campaign);
      const done = (act: (typeof acts)[number]) => acts.includes(act);
      // What was acknowledged is there, and no act is half-done: its line, its bundle and its campaign go with it.
      expect([at, acts.slice(0, said.length)]).toEqual([at, said]);
      const lines = (await linesOf(hub, campaign)).map(({ act }) => act);
      for (const act of [
        "publication.asked",
        "campaign.published",
        "edition.corrected",
        "edition.withdrawn",
      ] as const)
        expect([act, lines.filter((line) => line === act).length]).toEqual([act, done(act) ? 1 : 0]);
      expect(isCorrected).toBe(done("edition.corrected"));
      expect(deposit).toBe(
        done("edition.withdrawn") ? "retracted" : done("campaign.published") ? "published" : "approved",
      );
      // No page goes; previews of what is published are set aside where nobody removed them.
      expect(readFileSync(join(pages, "index.html"), "utf8")).toContain("Canaux");
      expect(existsSync(previewsOf(hub, edition.id))).toBe(!done("campaign.published"));
      if (hadPreviews && done("campaign.published"))
        expect(says).toContain(`editions/${edition.id}.partners →`);
      const read = await hubApp(hub).request(`/publications/${campaign}/`);
      expect(read.status).toBe(done("edition.withdrawn") ? 410 : done("campaign.published") ? 200 : 404);
      if (done("edition.corrected")) {
        const reason = done("edition.withdrawn") ? "Un tableau faux." : "Une année fausse.";
        expect(await read.text()).toContain(reason);
      }
      await hub.database.destroy();
      if (isWhole) break;
    }
    // Four times the mark of the journal, opened, written and kept, and the previews removed.
    expect(at).toBeGreaterThan(12);
  },
);
