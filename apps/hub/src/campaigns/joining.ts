import type { Study } from "@vigie/study";
import { countValue, namesValue } from "@vigie/words";
import { spellingOf } from "../accounts/institution.ts";
import type { HubTransaction } from "../database/schema.ts";
import { refuse } from "../problems.ts";
import { holderInstitutions, participantsOf } from "./participants.ts";

/** Writes down that institutions take part in a campaign. @param institutions by the key of the participant that each is */
export async function joinCampaign(
  transaction: HubTransaction,
  campaign: string,
  institutions: Iterable<readonly [key: string, institution: string]>,
): Promise<void> {
  for (const [partner, typed] of institutions) {
    const institution = await spellingOf(transaction, typed);
    const steps = { opened_at: null, taken_at: null, mapped_at: null };
    await transaction
      .insertInto("participation")
      .values({ campaign, partner, institution, ...steps })
      .execute();
  }
}

/**
 * Adds to the open campaigns of a study the holders that a new version of it names: who holds the files of a group is no part of what
 * the study asks.
 * @throws {VigieErrors} a holder who takes part in one and is in the version no more
 */
export async function joinOpenCampaigns(transaction: HubTransaction, study: Study): Promise<void> {
  const keys = new Set(participantsOf(study).map(({ key }) => key));
  const parts = await transaction
    .selectFrom("campaign")
    .innerJoin("participation", "participation.campaign", "campaign.id")
    .select(["campaign.id", "participation.partner"])
    .where("campaign.study", "=", study.hash)
    .where("campaign.state", "=", "open")
    .execute();
  const gone = parts.filter(({ partner }) => !keys.has(partner)).map(({ partner }) => partner);
  const names = [...new Set(gone)];
  if (names.length > 0)
    return refuse("hub/holder-gone", { holders: namesValue(names), count: countValue(names.length) });
  for (const [campaign, known] of Map.groupBy(parts, ({ id }) => id)) {
    const joined = new Set(known.map(({ partner }) => partner));
    const fresh = [...holderInstitutions(study)].filter(([key]) => !joined.has(key));
    await joinCampaign(transaction, campaign, fresh);
  }
}
