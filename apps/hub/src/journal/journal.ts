import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { HubDatabase, HubTransaction } from "../database/schema.ts";

/** Everything that is done or seen of what is not published. */
export const acts = [
  "account.created",
  "account.signed_in",
  "account.sign_in_refused",
  "account.disabled",
  "account.second_factor_set",
  "account.second_factor_removed",
  "invitation.sent",
  "study.uploaded",
  "campaign.opened",
  "campaign.published",
  "campaign.archived",
  "key.registered",
  "key.revoked",
  "kit.taken",
  "deposit.received",
  "deposit.verified",
  "deposit.refused",
  "deposit.superseded",
  "deposit.withdrawn",
  "deposit.sent_to_review",
  "deposit.approved",
  "deposit.returned",
  "deposit.published",
  "deposit.read",
  "deposit.downloaded",
  "deposit.erased",
  "review.answered",
  "edition.assembled",
  "edition.previewed",
  "token.created",
  "token.revoked",
  "journal.exported",
] as const;
export type Act = (typeof acts)[number];

export interface JournalEntry {
  /** Identifier of the account, `hub` for the program itself, `unknown` for who is not signed in. */
  readonly account: string;
  readonly act: Act;
  /** Identifier of what it is about. */
  readonly subject: string;
  /** Never a value of a table, a password or a token. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** One of the journal's lines as it is kept. */
export interface JournalLine {
  readonly number: number;
  readonly at: string;
  readonly account: string;
  readonly act: string;
  readonly subject: string;
  readonly detail: string;
  readonly hash: string;
}

/** The hash before the first line. */
const start = "0".repeat(64);

/** Adds a line in the transaction of what it says, so that neither stands without the other. */
export async function record(
  transaction: HubTransaction,
  { account, act, subject, detail = {} }: JournalEntry,
  now: Date,
): Promise<void> {
  await lock(transaction);
  const last = await transaction
    .selectFrom("journal")
    .select(["number", "hash"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const line = {
    number: (last?.number ?? 0) + 1,
    at: now.toISOString(),
    account,
    act,
    subject,
    detail: JSON.stringify(detail),
  };
  await transaction
    .insertInto("journal")
    .values({ ...line, hash: hashOf(line, last?.hash ?? start) })
    .execute();
}

/** Lines are added one after another: SQLite has one writer, PostgreSQL is asked for the same. */
async function lock(transaction: HubTransaction): Promise<void> {
  if (transaction.getExecutor().adapter.supportsMultipleConnections)
    await sql`select pg_advisory_xact_lock(7417)`.execute(transaction);
}

/** SHA-256 over the line before and this one, as canonical JSON. */
function hashOf(line: Omit<JournalLine, "hash">, before: string): string {
  const { number, at, account, act, subject, detail } = line;
  return createHash("sha256")
    .update(JSON.stringify([before, number, at, account, act, subject, detail]))
    .digest("hex");
}

/** The first line that was changed, or that follows one that is gone; null where the journal is whole. */
export async function firstBroken(database: HubDatabase): Promise<number | null> {
  let before = start;
  let expected = 1;
  for (;;) {
    const lines = await database
      .selectFrom("journal")
      .selectAll()
      .where("number", ">=", expected)
      .orderBy("number")
      .limit(10_000)
      .execute();
    for (const line of lines) {
      if (line.number !== expected || line.hash !== hashOf(line, before)) return expected;
      before = line.hash;
      expected += 1;
    }
    if (lines.length === 0) return null;
  }
}
