import { textValue } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { spellingOf } from "../accounts/institution.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";

import { allowInCampaign, participationOf } from "./campaign-phase.ts";

/**
 * Says that a partner of a campaign is another institution than the one typed at the opening. What the former one did on its page
 * is forgotten; what it wrote stays its own.
 * @throws {VigieErrors} without a name, or where the former one deposited already
 * @returns the name as the hub writes it
 */
export async function reassignPartner(
  hub: Hub,
  by: Person,
  request: { readonly campaign: string; readonly partner: string; readonly institution: string },
): Promise<string> {
  const { campaign, partner } = request;
  await allowInCampaign(hub, by, { campaign, action: "change" });
  if (request.institution.trim() === "")
    return refuse("hub/field-missing", { field: textValue("Institution") });
  return inTransaction(hub, async (transaction) => {
    const reader = { database: transaction };
    await allowInCampaign(reader, by, { campaign, action: "change" });
    const { institution: before } = await participationOf(reader, campaign, partner);
    const deposit = await transaction
      .selectFrom("deposit")
      .select("id")
      .where("campaign", "=", campaign)
      .where("partner", "=", partner)
      .limit(1)
      .executeTakeFirst();
    if (deposit !== undefined) return refuse("hub/partner-deposited", { institution: textValue(before) });
    const institution = await spellingOf(transaction, request.institution);
    if (institution === before) return institution;
    await transaction
      .updateTable("participation")
      .set({ institution, opened_at: null, taken_at: null, mapped_at: null })
      .where("campaign", "=", campaign)
      .where("partner", "=", partner)
      .execute();
    const entry = { account: by.id, act: "participation.reassigned", subject: campaign } as const;
    await record(transaction, { ...entry, detail: { partner, institution, before } }, hub.now());
    return institution;
  });
}
