import { randomId } from "../accounts/random-token.ts";
import { campaignOf } from "../campaigns/campaign.ts";
import { inTransaction } from "../database/transaction.ts";
import { describedIn } from "../described-in.ts";
import type { Hub } from "../hub.ts";
import { logFault } from "../log.ts";
import { hubProblems, problem, refuse } from "../problems.ts";
import { assembleEdition } from "./assemble-edition.ts";

/**
 * Asks for the diagnostic of the approved bundles of a campaign; asked twice, it is made once.
 * @throws {VigieErrors} none is approved
 */
export async function askForAssembly(hub: Hub, campaign: string): Promise<void> {
  await campaignOf(hub, campaign);
  await inTransaction(hub, async (transaction) => {
    const approved = await transaction
      .selectFrom("deposit")
      .select("id")
      .where("campaign", "=", campaign)
      .where("state", "=", "approved")
      .executeTakeFirst();
    if (approved === undefined) return refuse("hub/nothing-approved");
    const before = await transaction
      .selectFrom("job")
      .select("id")
      .where("subject", "=", campaign)
      .where("state", "=", "waiting")
      .executeTakeFirst();
    if (before !== undefined) return;
    await transaction
      .insertInto("job")
      .values({
        id: randomId(),
        kind: "assemble",
        subject: campaign,
        state: "waiting",
        message: "",
        created_at: hub.now().toISOString(),
        ended_at: null,
      })
      .execute();
  });
}

/** Puts what a stopped hub was doing among what waits. */
export async function takeUpJobs(hub: Hub): Promise<void> {
  await hub.database.updateTable("job").set({ state: "waiting" }).where("state", "=", "running").execute();
}

/** Does the waiting jobs one after another; where another call is doing one, it will do these too. */
export async function runJobs(hub: Hub): Promise<void> {
  for (let job = await claim(hub); job !== null; job = await claim(hub)) {
    const problems = await assembleEdition(hub, job.subject).catch((error: unknown) => {
      logFault(hub, "assembly", error);
      return describedIn([problem("hub/assembly-stopped", {})], hubProblems);
    });
    await hub.database
      .updateTable("job")
      .set({
        state: problems === null ? "done" : "failed",
        message: problems === null ? "" : JSON.stringify(problems),
        ended_at: hub.now().toISOString(),
      })
      .where("id", "=", job.id)
      .execute();
  }
}

/** The next job, now running; null where none waits, or one is running. */
function claim(hub: Hub): Promise<{ readonly id: string; readonly subject: string } | null> {
  return inTransaction(hub, async (transaction) => {
    const [job, ...others] = await transaction
      .selectFrom("job")
      .select(["id", "subject", "state"])
      .where("state", "in", ["waiting", "running"])
      .orderBy("created_at")
      .execute();
    if (job === undefined || [job, ...others].some(({ state }) => state === "running")) return null;
    await transaction.updateTable("job").set({ state: "running" }).where("id", "=", job.id).execute();
    return job;
  });
}
