import type { PointToReview, Window } from "@vigie/study";
import type { Person } from "../accounts/account.ts";
import type { Hub } from "../hub.ts";
import { refuse } from "../problems.ts";
import { campaignOf } from "./campaign-of.ts";
import { allowInCampaign } from "./campaign-phase.ts";
import { isDay } from "./day.ts";
import { renewalInThread } from "./study-in-thread.ts";
import { latestVersion, storeStudy } from "./study-versions.ts";

/**
 * Keeps the study of the next period, made from the one of a campaign.
 * @throws {VigieErrors} a campaign of another team; a period that is none or the same; what is wrong with the study once its dates have moved
 * @returns its hash, and what a person must look at again in it
 */
export async function renewStudy(
  hub: Hub,
  by: Person,
  { campaign, window }: { readonly campaign: string; readonly window: Window },
): Promise<{ readonly hash: string; readonly points: readonly PointToReview[] }> {
  await allowInCampaign(hub, by, { campaign, action: "renew" });
  const { study, bytes } = await latestVersion(hub, (await campaignOf(hub, campaign)).study);
  const isSame = window.from === study.window.from && window.to === study.window.to;
  if (!isDay(window.from) || !isDay(window.to) || window.from > window.to || isSame)
    return refuse("hub/period-invalid");
  const renewed = await renewalInThread(bytes, window);
  const hash = await storeStudy(hub, by, { name: "etude.vigie", bytes: renewed.bytes });
  return { hash, points: renewed.points };
}

/** Window of the same days, a year later. */
export function nextWindow({ from, to }: Window): Window {
  const later = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace(/-02-29$/, "-02-28");
  return { from: later(from), to: later(to) };
}
