import { definitionsOf, reviewBreaks, type Study } from "@vigie/study";
import { countValue, namesValue, textValue, VigieErrors } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { randomId } from "../accounts/sealed.ts";
import type { HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { hubProblem, refuse } from "../problems.ts";

import {
  allowInCampaign,
  campaignOf,
  dayIn,
  isDay,
  participationOf,
  participationsOf,
  todayOf,
} from "./campaign-phase.ts";
import { extend, refuseExtension } from "./extensions.ts";
import { joinCampaign } from "./joining.ts";
import { groupOfParticipant, holderInstitutions, participantsOf } from "./participants.ts";

import { latestVersion } from "./study-versions.ts";
import { mayLeadStudy, startTeam } from "./team.ts";

export interface NewCampaign {
  /** Hash of the study. */
  readonly study: string;
  readonly title: string;
  readonly message: string;
  /** Last day, `2027-03-31`. */
  readonly closesOn: string;
  /** Which institution is which partner of the study; a holder that is not in it is the one of the campaign before, or of its name. */
  readonly institutions: ReadonlyMap<string, string>;
  /** The campaign of the edition before, with which the diagnostic is compared. */
  readonly previous: string | null;
}

/**
 * Opens a campaign for a version of a study.
 * @param also what stands or falls with the opening
 * @throws {VigieErrors} without a title, with a deadline that is past, a partner without an institution, a study that does not
 * follow from the previous one, or one that another team conducts
 * @returns its identifier
 */
export async function openCampaign(
  hub: Hub,
  by: Person,
  request: NewCampaign,
  also: (transaction: HubTransaction, campaign: string) => Promise<void> = async () => {},
): Promise<string> {
  const now = hub.now();
  const { study } = await latestVersion(hub, request.study);
  refuseTerms(request, dayIn(study.timezone, now));
  const before = request.previous === null ? [] : await participationsOf(hub, request.previous);
  const institutions = new Map([
    ...holderInstitutions(study),
    ...before.flatMap(({ partner, institution }) =>
      groupOfParticipant(partner) === null ? [] : [[partner, institution] as const],
    ),
    ...request.institutions,
  ]);
  for (const { key, partner } of participantsOf(study))
    if ((institutions.get(key) ?? "").trim() === "")
      return refuse("hub/field-missing", { field: textValue(partner.label.fr) });
  const id = randomId();
  if (request.previous !== null) {
    await allowInCampaign(hub, by, { campaign: request.previous, action: "renew" });
    const previous = await campaignOf(hub, request.previous);
    refuseBreaks((await latestVersion(hub, previous.study)).study, study);
  }
  await inTransaction(hub, async (transaction) => {
    const isOwn = await mayLeadStudy({ database: transaction }, by, { hash: request.study, name: study.id });
    if (!isOwn) return refuse("hub/study-of-another-team");
    await transaction
      .insertInto("campaign")
      .values({
        id,
        study: request.study,
        title: request.title.trim(),
        message: request.message.trim(),
        closes_on: request.closesOn,
        state: "open",
        previous: request.previous,
        created_at: now.toISOString(),
      })
      .execute();
    const parts = participantsOf(study).map(({ key }) => [key, institutions.get(key) ?? ""] as const);
    await joinCampaign(transaction, id, parts);
    await startTeam(transaction, by, { campaign: id, previous: request.previous });
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
    await also(transaction, id);
  });
  return id;
}

/** What the lead may change while a campaign is not published. */
export interface Terms extends Pick<NewCampaign, "title" | "message" | "closesOn"> {
  /** Last day of the partners who have more time than the others; empty for one who has no more. */
  readonly lateUntil: ReadonlyMap<string, string>;
}

/**
 * Changes the terms of a campaign, deadline and delays included, even once its deadline is past.
 * @throws {VigieErrors} a campaign that is published; without a title; a new deadline that is past, or a delay that is none
 * @returns institutions whose terms changed: all of them, unless only delays did
 */
export async function changeCampaign(
  hub: Hub,
  by: Person,
  id: string,
  terms: Terms,
): Promise<readonly string[]> {
  const now = hub.now();
  const today = await todayOf(hub, id);
  const { closesOn, lateUntil } = terms;
  const [title, message] = [terms.title.trim(), terms.message.trim()];
  return inTransaction(hub, async (transaction) => {
    const reader = { database: transaction };
    await allowInCampaign(reader, by, { campaign: id, action: "change" });
    const before = await campaignOf(reader, id);
    refuseTerms(terms, closesOn === before.closes_on ? closesOn : today);
    await transaction
      .updateTable("campaign")
      .set({ title, message, closes_on: closesOn })
      .where("id", "=", id)
      .execute();
    const detail = { closes_on: closesOn };
    await record(transaction, { account: by.id, act: "campaign.changed", subject: id, detail }, now);
    const isSame = title === before.title && message === before.message && closesOn === before.closes_on;
    const all = isSame ? [] : await participationsOf(reader, id);
    const concerned = new Set(all.map(({ institution }) => institution));
    for (const [partner, day] of lateUntil) {
      const { late_until, institution } = await participationOf(reader, id, partner);
      if (day === (late_until ?? "")) continue;
      if (day !== "") refuseExtension(day, { today, closesOn });
      await extend(hub, transaction, { by: by.id, campaign: id, partner, until: day });
      concerned.add(institution);
    }
    return [...concerned];
  });
}

/** @param earliest day that a deadline may be on */
function refuseTerms({ title, closesOn }: Pick<Terms, "title" | "closesOn">, earliest: string): void {
  if (title.trim() === "") refuse("hub/field-missing", { field: textValue("Titre") });
  if (!isDay(closesOn) || closesOn < earliest) refuse("hub/deadline-past");
}

/** Definitions that changed since the edition before, before anybody counts with them: the assembly would refuse them. */
function refuseBreaks(earlier: Study, study: Study): void {
  if (earlier.id !== study.id)
    refuse("hub/renewed-otherwise", { earlier: textValue(earlier.id), study: textValue(study.id) });
  const place = { file: "breaks.yaml" };
  const { undeclared, unused } = reviewBreaks(definitionsOf(earlier), study);
  const found = [
    ...undeclared.map(({ name, indicators }) =>
      hubProblem("hub/break-undeclared", place, {
        indicators: namesValue(indicators),
        count: countValue(indicators.length),
        named: textValue(name === null ? "no" : "yes"),
        name: textValue(name ?? ""),
      }),
    ),
    ...unused.map((name) => hubProblem("hub/break-without-change", place, { name: textValue(name) })),
  ];
  if (found.length > 0) throw new VigieErrors(found);
}

/** Writes down the first time that a partner opened its page, took its kit, or said that its files are mapped. */
export async function noteStep(
  hub: Hub,
  { campaign, partner }: { readonly campaign: string; readonly partner: string },
  step: "opened_at" | "taken_at" | "mapped_at",
): Promise<void> {
  await inTransaction(hub, (transaction) =>
    transaction
      .updateTable("participation")
      .set({ [step]: hub.now().toISOString() })
      .where("campaign", "=", campaign)
      .where("partner", "=", partner)
      .where(step, "is", null)
      .execute(),
  );
}

/** Takes a published campaign out of the current ones; its pages stay. @throws {VigieErrors} one that is not published */
export async function archiveCampaign(hub: Hub, by: Person, id: string): Promise<void> {
  await inTransaction(hub, async (transaction) => {
    await allowInCampaign({ database: transaction }, by, { campaign: id, action: "archive" });
    await transaction.updateTable("campaign").set({ state: "archived" }).where("id", "=", id).execute();
    await record(transaction, { account: by.id, act: "campaign.archived", subject: id }, hub.now());
  });
}
