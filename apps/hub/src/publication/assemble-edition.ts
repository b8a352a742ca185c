import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SigningKey } from "@vigie/study";
import { registeredKeys } from "../accounts/keys.ts";
import { randomId } from "../accounts/sealed.ts";
import { campaignOf } from "../campaigns/campaign-phase.ts";
import { latestVersion } from "../campaigns/study-versions.ts";
import { childProcess } from "../child-process.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { type BilingualProblems, bilingualProblems, hubProblem, hubProblems } from "../problems.ts";
import { standingCampaign } from "./published-editions.ts";
import { previewsOf, removeEditions } from "./unpublished-editions.ts";

/**
 * Assembles the approved bundles of a campaign, with the edition before it, into a folder of pages, and those of each partner alone.
 * It takes the place of those assembled before that were not published.
 * @returns what is wrong with the study or the bundles; null where the edition is made
 */
export async function assembleEdition(hub: Hub, campaign: string): Promise<BilingualProblems | null> {
  const { study, previous: asked } = await campaignOf(hub, campaign);
  const previous = asked === null ? null : await standingCampaign(hub, asked);
  const id = randomId();
  const work = join(hub.settings.folder, "editions", `${id}.partial`);
  // A holder's bundle is shown by itself to nobody: of a campaign of groups, this folder stays empty.
  await mkdir(join(work, "previews"), { recursive: true });
  try {
    const { deposits, ...present } = await written(hub, { work, study, campaign, state: "approved" });
    // Deposits that were approved may have been replaced since the edition was asked for.
    if (deposits.length === 0)
      return bilingualProblems([hubProblem("hub/nothing-approved", {})], hubProblems);
    const earlier = await earlierEditions(hub, work, previous);
    const input: AssemblyInput = {
      ...present,
      earlier,
      address: addressOf(hub, campaign),
      shelf: await shelfOf(hub, study, earlier.length === 0 ? null : previous),
      out: join(work, "site"),
      previews: join(work, "previews"),
    };
    const file = join(work, "assembly.json");
    await writeFile(file, JSON.stringify(input));
    const problems = await assemblyInProcess(file);
    if (problems !== null) return problems;
    const folder = join("editions", id);
    await rename(join(work, "previews"), previewsOf(hub, id));
    await rename(join(work, "site"), join(hub.settings.folder, folder));
    await inTransaction(hub, async (transaction) => {
      await transaction
        .insertInto("edition")
        .values({
          id,
          campaign,
          folder,
          deposits: JSON.stringify(deposits),
          published_at: null,
          created_at: hub.now().toISOString(),
        })
        .execute();
      const detail = { campaign };
      await record(transaction, { account: "hub", act: "edition.assembled", subject: id, detail }, hub.now());
    });
    await removeEditions(hub, (other) => other.campaign === campaign && other.id !== id);
    return null;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The identifier of a study leads to the last edition, whichever that is when it is followed. */
async function shelfOf(hub: Hub, study: string, before: string | null): Promise<AssemblyInput["shelf"]> {
  const { name } = await hub.database
    .selectFrom("study")
    .select("name")
    .where("hash", "=", study)
    .executeTakeFirstOrThrow();
  return {
    all: `${hub.settings.address}/`,
    latest: addressOf(hub, name),
    before: before === null ? null : addressOf(hub, before),
  };
}

/** Address of an edition. @param name identifier of its campaign, or of its study for the last one */
function addressOf({ settings }: Hub, name: string): string {
  return `${settings.address}/publications/${name}/`;
}

/** The published editions that a campaign renews, one from the other; none more where the chain comes back on itself. */
async function earlierEditions(
  hub: Hub,
  work: string,
  last: string | null,
): Promise<AssemblyInput["earlier"]> {
  const editions: EditionFiles[] = [];
  const known = new Set<string>();
  for (let campaign = last; campaign !== null && !known.has(campaign); ) {
    known.add(campaign);
    const { study: hash, previous } = await campaignOf(hub, campaign);
    const { deposits, ...edition } = await written(hub, { work, study: hash, campaign, state: "published" });
    if (deposits.length > 0) editions.push(edition);
    campaign = previous === null ? null : await standingCampaign(hub, previous);
  }
  return editions;
}

/** Writes a study and the bundles of a campaign that are in a state, for the process that assembles. */
async function written(
  hub: Hub,
  input: {
    readonly work: string;
    readonly study: string;
    readonly campaign: string;
    readonly state: "approved" | "published";
  },
): Promise<EditionFiles & { readonly deposits: readonly string[] }> {
  const study = join(input.work, `${input.campaign}.vigie`);
  await writeFile(study, (await latestVersion(hub, input.study)).bytes);
  const deposits = await hub.database
    .selectFrom("deposit")
    .select(["id", "partner", "blob"])
    .where("campaign", "=", input.campaign)
    .where("state", "=", input.state)
    .orderBy("partner")
    .execute();
  const bundles: BundleFile[] = [];
  for (const { id, partner, blob } of deposits) {
    const path = join(input.work, `${id}.zip`);
    await writeFile(path, await hub.blobs.get(blob));
    bundles.push({ path, name: `${partner}/bundle.zip` });
  }
  const keys = await registeredKeys(hub, input.campaign);
  return { study, bundles, keys, deposits: deposits.map(({ id }) => id).toSorted() };
}

/** Input of the process that assembles, written as a file in the folder of the bundles. */
export interface AssemblyInput extends EditionFiles {
  /** In any order. */
  readonly earlier: readonly EditionFiles[];
  /** Where the hub serves this edition, ended by a slash: its pages, its feed and its catalogue name no other place. */
  readonly address: string;
  /** Addresses of the hub that its pages lead to. */
  readonly shelf: { readonly all: string; readonly latest: string; readonly before: string | null };
  /** Folder of the site, made by the process. */
  readonly out: string;
  /** Folder where it makes, by partner, the pages of this partner's bundle alone. */
  readonly previews: string;
}

/** A study with the bundles of one campaign. */
export interface EditionFiles {
  readonly study: string;
  readonly bundles: readonly BundleFile[];
  /** The keys registered for each partner, which the study need not know. */
  readonly keys: Readonly<Record<string, readonly SigningKey[]>>;
}

/** A bundle, and how messages name it. */
export interface BundleFile {
  readonly path: string;
  readonly name: string;
}

/** Three times what assembling the reference study takes. */
const limits = { memory: 1_024, seconds: 300 };

/**
 * Assembles a site in a child process.
 * @param file `AssemblyInput`, as JSON
 * @returns what is wrong with the study or the bundles; null where the site is made
 * @throws {ProcessStopped} what `childProcess` does
 */
async function assemblyInProcess(file: string): Promise<BilingualProblems | null> {
  const written = await childProcess(new URL("./assemble-process.ts", import.meta.url), [file], limits);
  // What our own process wrote: an object of this shape.
  const { problems }: { readonly problems: BilingualProblems | null } = JSON.parse(written);
  return problems;
}
