import { brokenParts, type Study } from "@vigie/study";
import { textValue, VigieErrors } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { spellingOf } from "../accounts/institution.ts";
import { randomId } from "../accounts/random-token.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { problem, refuse } from "../problems.ts";
import { isDay } from "./day.ts";
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
 * @throws {VigieErrors} without a title, with a deadline that is past, a partner without an institution, or a study that
 * does not follow from the previous one
 * @returns its identifier
 */
export async function openCampaign(hub: Hub, by: Person, asked: NewCampaign): Promise<string> {
  const now = hub.now();
  refuseTerms(asked, now);
  const { study } = await latestVersion(hub, asked.study);
  for (const partner of study.partners.values())
    if ((asked.institutions.get(partner.id) ?? "").trim() === "")
      return refuse("hub/field-missing", { field: textValue(partner.label.fr) });
  const id = randomId();
  if (asked.previous !== null) {
    const previous = await campaignOf(hub, asked.previous);
    refuseBreaks((await latestVersion(hub, previous.study)).study, study);
  }
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

/** What the lead may change while a campaign is open. */
type Terms = Pick<NewCampaign, "title" | "message" | "closesOn">;

/** @throws {VigieErrors} a campaign that is no longer open; without a title, or with a deadline that is past */
export async function changeCampaign(hub: Hub, by: Person, id: string, terms: Terms): Promise<void> {
  const now = hub.now();
  refuseTerms(terms, now);
  const { title, message, closesOn } = terms;
  await inTransaction(hub, async (transaction) => {
    const changed = await transaction
      .updateTable("campaign")
      .set({ title: title.trim(), message: message.trim(), closes_on: closesOn })
      .where("id", "=", id)
      .where("state", "=", "open")
      .executeTakeFirst();
    if (changed.numUpdatedRows !== 1n) return refuse("hub/campaign-closed");
    const detail = { closes_on: closesOn };
    await record(transaction, { account: by.id, act: "campaign.changed", subject: id, detail }, now);
  });
}

function refuseTerms({ title, closesOn }: Terms, now: Date): void {
  if (title.trim() === "") refuse("hub/field-missing", { field: textValue("Titre") });
  if (!isDay(closesOn) || closesOn < now.toISOString().slice(0, 10)) refuse("hub/deadline-past");
}

/** Definitions that changed since the edition before, before anybody counts with them: the assembly would refuse them. */
function refuseBreaks(earlier: Study, study: Study): void {
  if (earlier.id !== study.id)
    refuse("hub/renewed-otherwise", { earlier: textValue(earlier.id), study: textValue(study.id) });
  const place = { file: "breaks.yaml" };
  const found = [...study.indicators.keys()].flatMap((id) => {
    const parts = brokenParts(earlier, study, id);
    if (parts === null || parts.length > 0 === study.breaks.has(id)) return [];
    const code = parts.length > 0 ? "hub/break-undeclared" : "hub/break-without-change";
    return [problem(code, place, { indicator: textValue(id) })];
  });
  if (found.length > 0) throw new VigieErrors(found);
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
