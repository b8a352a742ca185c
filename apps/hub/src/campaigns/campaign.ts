import type { Study } from "@vigie/study";
import { textValue } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { spellingOf } from "../accounts/institution.ts";
import { randomId } from "../accounts/random-token.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import { latestVersion } from "./study-versions.ts";

export interface NewCampaign {
  /** Hash of the study. */
  readonly study: string;
  readonly title: string;
  readonly message: string;
  /** Last day, `2027-03-31`. */
  readonly closesOn: string;
  /** Which institution is which partner of the study. */
  readonly institutions: ReadonlyMap<string, string>;
  /** The campaign of the edition before, with which the diagnostic is compared. */
  readonly previous: string | null;
}

/**
 * Opens a campaign for a version of a study.
 * @throws {VigieErrors} without a title, with a deadline that is past, or a partner without an institution
 * @returns its identifier
 */
export async function openCampaign(hub: Hub, by: Person, asked: NewCampaign): Promise<string> {
  const now = hub.now();
  if (asked.title.trim() === "") return refuse("hub/field-missing", { field: textValue("Titre") });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asked.closesOn) || asked.closesOn < now.toISOString().slice(0, 10))
    return refuse("hub/deadline-past");
  const { study } = await latestVersion(hub, asked.study);
  for (const partner of study.partners.values())
    if ((asked.institutions.get(partner.id) ?? "").trim() === "")
      return refuse("hub/field-missing", { field: textValue(partner.label.fr) });
  const id = randomId();
  if (asked.previous !== null) await campaignOf(hub, asked.previous);
  await inTransaction(hub, async (transaction) => {
    const participations: { readonly partner: string; readonly institution: string }[] = [];
    for (const partner of study.partners.keys())
      participations.push({
        partner,
        institution: await spellingOf(transaction, asked.institutions.get(partner) ?? ""),
      });
    await transaction
      .insertInto("campaign")
      .values({
        id,
        study: asked.study,
        title: asked.title.trim(),
        message: asked.message.trim(),
        closes_on: asked.closesOn,
        state: "open",
        previous: asked.previous,
        created_at: now.toISOString(),
      })
      .execute();
    await transaction
      .insertInto("participation")
      .values(
        participations.map(({ partner, institution }) => ({
          campaign: id,
          partner,
          institution,
          opened_at: null,
          taken_at: null,
          mapped_at: null,
        })),
      )
      .execute();
    await record(
      transaction,
      {
        account: by.id,
        act: "campaign.opened",
        subject: id,
        detail: { study: study.id, version: study.version },
      },
      now,
    );
  });
  return id;
}

export async function campaignOf(hub: Hub, id: string) {
  const campaign = await hub.database
    .selectFrom("campaign")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return campaign ?? refuse("hub/absent");
}

/** The institution that is a partner of a campaign. @throws {VigieErrors} where it has no such partner */
export async function participationOf(hub: Hub, campaign: string, partner: string) {
  const found = await hub.database
    .selectFrom("participation")
    .selectAll()
    .where("campaign", "=", campaign)
    .where("partner", "=", partner)
    .executeTakeFirst();
  return found ?? refuse("hub/absent");
}

/** Whether the person's institution is a partner of a campaign. */
export async function takesPart(hub: Hub, { role, institution }: Person, campaign: string): Promise<boolean> {
  const found = await hub.database
    .selectFrom("participation")
    .select("partner")
    .where("campaign", "=", campaign)
    .where("institution", "=", institution)
    .executeTakeFirst();
  return role === "partner" && found !== undefined;
}

/** Writes down the first time that a partner opened its page, took its kit, or said that its files are mapped. */
export async function noteStep(
  hub: Hub,
  { campaign, partner }: { readonly campaign: string; readonly partner: string },
  step: "opened_at" | "taken_at" | "mapped_at",
): Promise<void> {
  await hub.database
    .updateTable("participation")
    .set({ [step]: hub.now().toISOString() })
    .where("campaign", "=", campaign)
    .where("partner", "=", partner)
    .where(step, "is", null)
    .execute();
}

export function partnerName(study: Study, partner: string): string {
  return study.partners.get(partner)?.label.fr ?? partner;
}

/** Takes a published campaign out of the current ones; its pages stay. @throws {VigieErrors} one that is not published */
export async function archiveCampaign(hub: Hub, by: Person, id: string): Promise<void> {
  await inTransaction(hub, async (transaction) => {
    const archived = await transaction
      .updateTable("campaign")
      .set({ state: "archived" })
      .where("id", "=", id)
      .where("state", "=", "published")
      .executeTakeFirst();
    if (archived.numUpdatedRows !== 1n) return refuse("hub/absent");
    await record(transaction, { account: by.id, act: "campaign.archived", subject: id }, hub.now());
  });
}
