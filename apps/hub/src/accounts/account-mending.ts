import { textValue } from "@vigie/words";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import type { Role } from "../rules/roles.ts";
import { accountByEmail, accountOf, mailableEmail, type Person } from "./account.ts";
import { isErased } from "./account-closure.ts";
import { hasAcceptedAgent } from "./agents.ts";
import { spellingOf } from "./institution.ts";
import { emailKey, sealed } from "./sealed.ts";

/** What an administrator may mend of an account. */
export interface AccountFacts {
  readonly name: string;
  readonly email: string;
  readonly institution: string;
  readonly role: Role;
}

/**
 * Mends what was typed wrong when somebody was invited. Sessions end, and ProConnect is asked again who the person is; what the
 * account did stays its own. Moved to an institution that has agents, it waits for one of them to accept it, as if it was invited.
 * @throws {VigieErrors} a fact that is missing, an address that has another account, one's own role, an account that was erased
 * @returns the address before
 */
export async function mendAccount(
  hub: Hub,
  by: Person,
  request: AccountFacts & { readonly account: string },
): Promise<string> {
  const { account, role } = request;
  const { secret } = hub.settings;
  const email = mailableEmail(request.email);
  const name = request.name.trim();
  const now = hub.now();
  const before = await accountOf(hub, account);
  refuseFacts({ name, institution: request.institution });
  if (isErased(before)) return refuse("hub/absent");
  if (account === by.id && role !== before.role) return refuse("hub/own-account");
  await inTransaction(hub, async (transaction) => {
    const holder = await accountByEmail({ ...hub, database: transaction }, email);
    if (holder !== null && holder.id !== account) return refuse("hub/account-exists");
    const institution = await spellingOf(transaction, request.institution);
    const isMoved = role !== before.role || institution !== before.institution;
    const isPending = role === "partner" && (await hasAcceptedAgent({ database: transaction }, institution));
    const pending_since = isPending ? now.toISOString() : null;
    await transaction
      .updateTable("account")
      .set(isMoved ? { pending_since } : {})
      .set({ role, institution, name: sealed(name, secret), proconnect: null })
      .set({ email: sealed(email, secret), email_key: emailKey(email, secret) })
      .where("id", "=", account)
      .execute();
    for (const table of ["session", "password_link"] as const)
      await transaction.deleteFrom(table).where("account", "=", account).execute();
    // The journal never holds an address.
    const detail = {
      role,
      institution,
      ...(email === before.email ? {} : { address: "changed" }),
      role_before: before.role,
      institution_before: before.institution,
    };
    await record(transaction, { account: by.id, act: "account.mended", subject: account, detail }, now);
  });
  return before.email;
}

function refuseFacts({ name, institution }: Pick<AccountFacts, "name" | "institution">): void {
  if (name === "") refuse("hub/field-missing", { field: textValue("Nom") });
  if (institution.trim() === "") refuse("hub/field-missing", { field: textValue("Institution") });
}
