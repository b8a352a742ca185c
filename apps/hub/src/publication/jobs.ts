import type { Person } from "../accounts/account.ts";
import { randomId } from "../accounts/sealed.ts";

import { allowInCampaign } from "../campaigns/campaign-phase.ts";
import { inTransaction } from "../database/transaction.ts";
import { depositsByInstitution } from "../deposits/institution-budget.ts";
import type { Hub } from "../hub.ts";
import { logFault } from "../log.ts";
import { notifyLater } from "../notify.ts";
import { type BilingualProblems, bilingualProblems, hubProblem, hubProblems, refuse } from "../problems.ts";
import { assembleEdition } from "./assemble-edition.ts";

/**
 * Asks for the diagnostic of the approved bundles of a campaign; asked twice, it is made once.
 * @throws {VigieErrors} the campaign is published already, or none is approved
 */
export async function askForAssembly(hub: Hub, by: Person, campaign: string): Promise<void> {
  await inTransaction(hub, async (transaction) => {
    await allowInCampaign({ database: transaction }, by, { campaign, action: "assemble" });
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

/** Jobs that this process is doing, by identifier. */
const doing = new Set<string>();

/**
 * Does the waiting jobs one after another, and those that were left half-done: by a hub that was stopped, or whose database did
 * not answer at their end. Where another call is doing one, it will do these too.
 */
export async function runJobs(hub: Hub): Promise<void> {
  for (let job = await claim(hub); job !== null; job = await claim(hub)) {
    const problems = await assembleEdition(hub, job.subject).catch((error: unknown) => {
      logFault(hub, "assembly", error);
      return bilingualProblems([hubProblem("hub/assembly-stopped", {})], hubProblems);
    });
    await done(hub, job.id, problems).finally(() => doing.delete(job.id));
    if (problems === null) await announceEdition(hub, job.subject);
  }
}

/** Tells the lead, and the partners whose bundle it holds, that an edition can be looked at. */
async function announceEdition(hub: Hub, campaign: string): Promise<void> {
  notifyLater(hub, "assembled", { campaign, to: "leads" });
  const held = await depositsByInstitution(hub.database)
    .select("participation.institution")
    .distinct()
    .where("deposit.campaign", "=", campaign)
    .where("deposit.state", "=", "approved")
    .execute();
  for (const { institution } of held)
    notifyLater(hub, "assembled", { campaign, to: "partners", institutions: [institution] });
}

async function done(hub: Hub, id: string, problems: BilingualProblems | null): Promise<void> {
  await inTransaction(hub, (transaction) =>
    transaction
      .updateTable("job")
      .set({
        state: problems === null ? "done" : "failed",
        message: problems === null ? "" : JSON.stringify(problems),
        ended_at: hub.now().toISOString(),
      })
      .where("id", "=", id)
      .execute(),
  );
}

/** The next job, now running; null where none waits, or one is being done. */
async function claim(hub: Hub): Promise<{ readonly id: string; readonly subject: string } | null> {
  let claimed = "";
  try {
    return await inTransaction(hub, async (transaction) => {
      const jobs = await transaction
        .selectFrom("job")
        .select(["id", "subject"])
        .where("state", "in", ["waiting", "running"])
        .orderBy("created_at")
        .execute();
      const [job] = jobs;
      if (job === undefined || jobs.some(({ id }) => doing.has(id))) return null;
      claimed = job.id;
      // Before another call may look.
      doing.add(claimed);
      await transaction.updateTable("job").set({ state: "running" }).where("id", "=", claimed).execute();
      return job;
    });
  } catch (error) {
    doing.delete(claimed);
    throw error;
  }
}
