import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import type { Person } from "./account.ts";
import { randomId, randomToken, tokenHash } from "./random-token.ts";

/** Days that a token serves. */
const tokenDays = 365;

/** Makes a token with which a program deposits in the person's name. @returns it, kept nowhere */
export async function createToken(hub: Hub, by: Person): Promise<string> {
  const token = randomToken();
  const id = randomId();
  const now = hub.now();
  await inTransaction(hub, async (transaction) => {
    await transaction
      .insertInto("token")
      .values({
        id,
        token_hash: tokenHash(token),
        account: by.id,
        scope: "deposit",
        created_at: now.toISOString(),
        revoked_at: null,
      })
      .execute();
    await record(transaction, { account: by.id, act: "token.created", subject: id }, now);
  });
  return token;
}

/** Those that still open something. */
export async function tokensOf(hub: Hub, account: string) {
  const found = await hub.database
    .selectFrom("token")
    .select(["id", "created_at"])
    .where("account", "=", account)
    .where("revoked_at", "is", null)
    .where("created_at", ">=", oldest(hub))
    .orderBy("created_at")
    .execute();
  return found.map((token) => ({
    ...token,
    ends_at: new Date(Date.parse(token.created_at) + tokenDays * 86_400_000).toISOString(),
  }));
}

function oldest({ now }: Hub): string {
  return new Date(now().getTime() - tokenDays * 86_400_000).toISOString();
}

/** @throws {VigieErrors} where the person has no such token */
export async function revokeToken(hub: Hub, by: Person, id: string): Promise<void> {
  const now = hub.now();
  await inTransaction(hub, async (transaction) => {
    const revoked = await transaction
      .updateTable("token")
      .set({ revoked_at: now.toISOString() })
      .where("id", "=", id)
      .where("account", "=", by.id)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows !== 1n) return refuse("hub/absent");
    await record(transaction, { account: by.id, act: "token.revoked", subject: id }, now);
  });
}

/** Who a token stands for; null for one that is unknown, revoked or expired, or of a closed account. */
export async function personOfToken(hub: Hub, token: string): Promise<Person | null> {
  const found = await hub.database
    .selectFrom("token")
    .innerJoin("account", "account.id", "token.account")
    .select(["account.id", "account.email", "account.name", "account.institution", "account.role"])
    .where("token.token_hash", "=", tokenHash(token))
    .where("token.revoked_at", "is", null)
    .where("token.created_at", ">=", oldest(hub))
    .where("account.disabled_at", "is", null)
    .executeTakeFirst();
  return found ?? null;
}
