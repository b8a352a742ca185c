import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { studyZip } from "@vigie/partner";
import { openCampaign } from "../../apps/hub/src/campaigns/campaign.ts";
import { storeStudy } from "../../apps/hub/src/campaigns/study-versions.ts";
import type { DepositState } from "../../apps/hub/src/rules/deposit-states.ts";
import { hubApp } from "../../apps/hub/src/server.ts";
import { personOf, testHub } from "../../apps/hub/test/fixture.ts";
import { Visitor } from "../../apps/hub/test/visitor.ts";
import { madeHolders } from "../holders/made-holders.ts";

/*
 * The pages of a hub where many holders of one group take part in a campaign, each with a bundle in review and one of the year
 * before: asked for one after another, in the process of the hub, so without the network.
 */
const { values } = parseArgs({
  options: {
    holders: { type: "string", default: "200" },
    persons: { type: "string", default: "500" },
    rounds: { type: "string", default: "40" },
  },
});
const folder = await mkdtemp(join(tmpdir(), "vigie-hub-holders-"));
const { study, bundles } = await madeHolders(folder, {
  received: Number(values.holders),
  persons: Number(values.persons),
});
const service = await testHub();
const { hub } = service;

const lead = await personOf(hub, "lead", "Observatoire");
const reviewers = [await personOf(hub, "reviewer", "Insee"), await personOf(hub, "reviewer", "Université")];
const agent = await personOf(hub, "partner", "Détenteur 0");
const texts = new Map<string, string>();
for (const entry of await readdir(study, { recursive: true, withFileTypes: true }))
  if (entry.isFile()) {
    const path = join(entry.parentPath, entry.name);
    texts.set(path.slice(study.length + 1), await readFile(path, "utf8"));
  }
const hash = await storeStudy(hub, lead, { name: "etude.vigie", bytes: new Uint8Array(studyZip(texts)) });
const before = await opened("published");
const campaign = await opened("in_review");
await hub.database.updateTable("campaign").set({ state: "published" }).where("id", "=", before).execute();
await hub.database.updateTable("campaign").set({ previous: before }).where("id", "=", campaign).execute();

const app = hubApp(hub);
const [conducting, first, second, holding] = await Promise.all(
  [lead, ...reviewers, agent].map(async (person) => {
    const visitor = new Visitor(app);
    await visitor.signIn(person.email);
    return visitor;
  }),
);
const page = `/campagnes/${campaign}`;
const batch = `${page}/relecture/caf`;
process.stdout.write(`${bundles.length} holders received of ${Math.floor((bundles.length * 5) / 4)}\n`);
await timed("home of a lead", conducting, "/a-faire");
await timed("home of a reviewer", first, "/a-faire");
await timed("home of a holder", holding, "/a-faire");
await timed("campaign, of a lead", conducting, page);
await timed("campaign, of a reviewer", first, page);
const started = performance.now();
const compared = await first?.get(batch);
write("page of the batch, compared for the first time", [performance.now() - started]);
await timed("page of the batch", first, batch);
for (const reviewer of [first, second]) {
  const shown = (await reviewer?.get(batch))?.text ?? "";
  const fields = [...shown.matchAll(/name="(motif\.[^"]+)"/g)].map(([, name = ""]) => [name, ""] as const);
  const sent = performance.now();
  await reviewer?.post(batch, Object.fromEntries(fields));
  write(`answer for ${fields.length} bundles, and the campaign`, [performance.now() - sent]);
}
await timed("campaign of approved bundles, of a lead", conducting, page);
process.stdout.write(
  `page of the batch: ${Math.round((compared?.text.length ?? 0) / 1024)} kB; resident memory at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`,
);
await service.close();
await rm(folder, { recursive: true, force: true });

/** A campaign where each holder that is not awaited has a bundle in that state. @returns its identifier */
async function opened(state: DepositState): Promise<string> {
  const id = await openCampaign(hub, lead, {
    study: hash,
    title: "Essai",
    message: "",
    closesOn: "2026-03-31",
    institutions: new Map(),
    previous: null,
  });
  for (const { holder, path } of bundles) {
    const blob = await hub.blobs.put(new Uint8Array(await readFile(path)));
    const made = { deposited_by: agent.id, deposited_at: "2026-01-05", message: "" };
    const row = { id: `${id}-${holder}`, campaign: id, partner: `caf.${holder}`, state, blob };
    await hub.database
      .insertInto("deposit")
      .values({ ...row, ...made })
      .execute();
  }
  return id;
}

async function timed(what: string, visitor: Visitor | undefined, path: string): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    const start = performance.now();
    const answered = await visitor?.get(path);
    times.push(performance.now() - start);
    if (answered?.status !== 200) throw new RangeError(`${path} answered ${answered?.status}`);
  }
  write(what, times);
}

function write(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  process.stdout.write(
    `${what}: ${sorted.length === 1 ? `${at(1)} ms` : `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`}\n`,
  );
}
