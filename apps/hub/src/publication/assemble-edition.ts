import { spawn } from "node:child_process";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Person } from "../accounts/account.ts";
import { randomId } from "../accounts/random-token.ts";
import { campaignOf } from "../campaigns/campaign.ts";
import { latestVersion } from "../campaigns/study-versions.ts";
import { change } from "../deposits/deposit.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";

/** What the process that assembles is given, as a file beside the bundles. */
export interface AssemblyAsked {
  readonly study: string;
  readonly bundles: readonly string[];
  readonly earlier: { readonly study: string; readonly bundles: readonly string[] } | null;
  /** Folder of the site, made by the process. */
  readonly out: string;
}

const ended = z.union([
  z.object({ done: z.literal(true) }),
  z.object({
    problems: z.array(
      z.object({ what: z.string(), where: z.string(), expected: z.string(), cure: z.string() }),
    ),
  }),
]);

/** What assembling the reference study takes is a third of it. */
const memoryMegabytes = 1_024;
const longest = 5 * 60_000;

/**
 * Asks for the diagnostic of the approved bundles of a campaign.
 * @throws {VigieErrors} none is approved
 * @returns the job, which `runJobs` does
 */
export async function askForAssembly(hub: Hub, campaign: string): Promise<string> {
  await campaignOf(hub, campaign);
  const approved = await hub.database
    .selectFrom("deposit")
    .select("id")
    .where("campaign", "=", campaign)
    .where("state", "=", "approved")
    .execute();
  if (approved.length === 0) return refuse("hub/nothing-approved");
  const id = randomId();
  await hub.database
    .insertInto("job")
    .values({
      id,
      kind: "assemble",
      subject: campaign,
      state: "waiting",
      message: "",
      created_at: hub.now().toISOString(),
      ended_at: null,
    })
    .execute();
  return id;
}

/** Does the waiting jobs one after another; those that a stopped hub left half-done begin again. */
export async function runJobs(hub: Hub): Promise<void> {
  for (;;) {
    const job = await hub.database
      .selectFrom("job")
      .selectAll()
      .where("state", "in", ["waiting", "running"])
      .orderBy("created_at")
      .limit(1)
      .executeTakeFirst();
    if (job === undefined) return;
    await hub.database.updateTable("job").set({ state: "running" }).where("id", "=", job.id).execute();
    const { state, message } = await assembleEdition(hub, job.subject).catch((error: unknown) => ({
      state: "failed" as const,
      message: error instanceof Error ? error.name : "Error",
    }));
    await hub.database
      .updateTable("job")
      .set({ state, message, ended_at: hub.now().toISOString() })
      .where("id", "=", job.id)
      .execute();
  }
}

async function assembleEdition(
  hub: Hub,
  campaign: string,
): Promise<{ readonly state: "done" | "failed"; readonly message: string }> {
  const { study, previous } = await campaignOf(hub, campaign);
  const id = randomId();
  const work = join(hub.settings.folder, "editions", `${id}.partial`);
  await mkdir(work, { recursive: true });
  try {
    const asked: AssemblyAsked = {
      ...(await written(hub, { work, study, campaign, states: ["approved"] })),
      earlier:
        previous === null
          ? null
          : await written(hub, {
              work,
              study: (await campaignOf(hub, previous)).study,
              campaign: previous,
              states: ["published"],
            }),
      out: join(work, "site"),
    };
    const file = join(work, "assembly.json");
    await writeFile(file, JSON.stringify(asked));
    const result = await assembleApart(file);
    if ("problems" in result)
      return {
        state: "failed",
        message: result.problems
          .map(({ where, what }) => (where === "" ? what : `${where} : ${what}`))
          .join("\n"),
      };
    const folder = join("editions", id);
    await rename(join(work, "site"), join(hub.settings.folder, folder));
    await hub.database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto("edition")
        .values({ id, campaign, folder, published_at: null, created_at: hub.now().toISOString() })
        .execute();
      await record(
        transaction,
        { account: "hub", act: "edition.assembled", subject: id, detail: { campaign } },
        hub.now(),
      );
    });
    return { state: "done", message: "" };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function written(
  hub: Hub,
  asked: {
    readonly work: string;
    readonly study: string;
    readonly campaign: string;
    readonly states: readonly ("approved" | "published")[];
  },
): Promise<Pick<AssemblyAsked, "study" | "bundles">> {
  const study = join(asked.work, `${asked.campaign}.vigie`);
  await writeFile(study, (await latestVersion(hub, asked.study)).bytes);
  const deposits = await hub.database
    .selectFrom("deposit")
    .select(["id", "blob"])
    .where("campaign", "=", asked.campaign)
    .where("state", "in", asked.states)
    .orderBy("partner")
    .execute();
  const bundles: string[] = [];
  for (const { id, blob } of deposits) {
    const path = join(asked.work, `${id}.zip`);
    await writeFile(path, await hub.blobs.get(blob));
    bundles.push(path);
  }
  return { study, bundles };
}

/** A process with a memory of its own: readers are answered while it works. */
async function assembleApart(file: string): Promise<z.infer<typeof ended>> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${memoryMegabytes}`, join(import.meta.dirname, "assemble-process.ts"), file],
    { stdio: ["ignore", "pipe", "ignore"], timeout: longest, env: {} },
  );
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  const text = Buffer.concat(chunks).toString("utf8");
  const read = ended.safeParse(text === "" ? null : JSON.parse(text));
  if (!read.success) throw new Error("the process that assembles ended early");
  return read.data;
}

/**
 * Publishes the last assembled edition of a campaign, with the bundles that it holds.
 * @throws {VigieErrors} nothing is assembled, or a bundle changed since
 */
export async function publishEdition(hub: Hub, by: Person, campaign: string): Promise<void> {
  const now = hub.now();
  await hub.database.transaction().execute(async (transaction) => {
    const edition = await transaction
      .selectFrom("edition")
      .selectAll()
      .where("campaign", "=", campaign)
      .orderBy("created_at", "desc")
      .limit(1)
      .executeTakeFirst();
    if (edition === undefined || edition.published_at !== null) return refuse("hub/not-assembled");
    const approved = await transaction
      .selectFrom("deposit")
      .selectAll()
      .where("campaign", "=", campaign)
      .where("state", "=", "approved")
      .execute();
    if (approved.length === 0) return refuse("hub/nothing-approved");
    for (const deposit of approved) await change(hub, transaction, deposit, { to: "published", by: by.id });
    await transaction
      .updateTable("edition")
      .set({ published_at: now.toISOString() })
      .where("id", "=", edition.id)
      .execute();
    await transaction
      .updateTable("campaign")
      .set({ state: "published" })
      .where("id", "=", campaign)
      .execute();
    await record(
      transaction,
      { account: by.id, act: "campaign.published", subject: campaign, detail: { edition: edition.id } },
      now,
    );
  });
}
