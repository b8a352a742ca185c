import type { Person } from "../accounts/account.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { removeEditions } from "../publication/unpublished-editions.ts";
import { allow, type Deposit, depositOf } from "./deposit.ts";
import { removeUnused } from "./stored-files.ts";

/** Erases the file of a deposit, whose line stays. @throws {VigieErrors} where the person may not */
export function erase(hub: Hub, person: Person, id: string): Promise<void> {
  return eraseFile(hub, id, {
    by: person.id,
    mayErase: (deposit) => {
      allow(person, deposit, "erase");
      return true;
    },
  });
}

/**
 * Erases the file of a deposit where nothing else needs it: other deposits, or a study, may be the same bytes. It goes once that
 * is written down: what the database says is kept is there. Editions that hold it and are not published go with it.
 * @param request.mayErase answers for the deposit as it is then
 */
export async function eraseFile(
  hub: Hub,
  id: string,
  request: { readonly by: string; mayErase(deposit: Deposit): boolean },
): Promise<void> {
  const now = hub.now();
  const blob = await inTransaction(hub, async (transaction) => {
    const deposit = await depositOf({ database: transaction }, id);
    if (!request.mayErase(deposit) || deposit.erased_at !== null) return null;
    await transaction
      .updateTable("deposit")
      .set({ erased_at: now.toISOString() })
      .where("id", "=", id)
      .execute();
    await record(transaction, { account: request.by, act: "deposit.erased", subject: id }, now);
    return deposit.blob;
  });
  if (blob === null) return;
  await removeUnused(hub, blob);
  await removeEditions(hub, ({ deposits }) => deposits.includes(id));
}
