import type { Person } from "../accounts/account.ts";
import type { HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { allow, depositOf } from "./deposit.ts";

/** Erases the file of a deposit, whose line stays. @throws {VigieErrors} where the person may not */
export async function erase(hub: Hub, person: Person, id: string): Promise<void> {
  await inTransaction(hub, async (transaction) => {
    const found = await depositOf({ database: transaction }, id);
    allow(person, found, "erase");
    await eraseFile(hub, transaction, { deposit: found, by: person.id });
  });
}

/** Erases the file of a deposit where nothing else needs it: other deposits, or a study, may be the same bytes. */
export async function eraseFile(
  hub: Hub,
  transaction: HubTransaction,
  {
    deposit: { id, blob, erased_at },
    by,
  }: {
    readonly deposit: { readonly id: string; readonly blob: string; readonly erased_at: string | null };
    readonly by: string;
  },
): Promise<void> {
  if (erased_at !== null) return;
  const now = hub.now();
  await transaction
    .updateTable("deposit")
    .set({ erased_at: now.toISOString() })
    .where("id", "=", id)
    .execute();
  await record(transaction, { account: by, act: "deposit.erased", subject: id }, now);
  const other = await transaction
    .selectFrom("deposit")
    .select("id")
    .where("blob", "=", blob)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  const study = await transaction
    .selectFrom("study")
    .select("blob")
    .where("blob", "=", blob)
    .executeTakeFirst();
  if (other === undefined && study === undefined) await hub.blobs.remove(blob);
}
