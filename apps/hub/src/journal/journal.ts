import { createHash } from "node:crypto";
import { textValue } from "@vigie/words";
import type { HubReader, HubTransaction } from "../database/schema.ts";
import { inTransaction, markOnceCommitted } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { refuse } from "../problems.ts";
import type { JournalEnd } from "../service-mark.ts";
import type { Act } from "./acts.ts";

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

/** Where a journal without a line is. */
export const beforeJournal: JournalEnd = { number: 0, hash: "0".repeat(64) };

/** The clocks of two machines, or of one that was set, may differ by this much. */
const clockTolerance = 5 * 60_000;

/**
 * Adds a line in the transaction (`inTransaction`) of what it says, so that neither stands without the other.
 * @throws {VigieErrors} where the clock is behind the last line: expiries and deadlines would be wrong
 */
export async function record(
  transaction: HubTransaction,
  { account, act, subject, detail = {} }: JournalEntry,
  now: Date,
): Promise<void> {
  const last = await transaction
    .selectFrom("journal")
    .select(["number", "at", "hash"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last !== undefined && act !== "clock.accepted" && isBehind(now, last.at))
    return refuse("hub/clock-backwards", { last: textValue(last.at) });
  const line = {
    number: (last?.number ?? 0) + 1,
    at: now.toISOString(),
    account,
    act,
    subject,
    detail: JSON.stringify(detail),
  };
  const hash = hashOf(line, last?.hash ?? beforeJournal.hash);
  await transaction
    .insertInto("journal")
    .values({ ...line, hash })
    .execute();
  markOnceCommitted(transaction, { number: line.number, hash });
}

/** Adds the line of an act that changes nothing else. @throws {VigieErrors} as `record` */
export function recordAlone(
  hub: Pick<Hub, "database" | "raiseMark" | "now">,
  entry: JournalEntry,
): Promise<void> {
  return inTransaction(hub, (transaction) => record(transaction, entry, hub.now()));
}

/** Whether a clock is behind what was written down earlier, beyond what clocks differ by. */
export function isBehind(now: Date, earlier: string): boolean {
  return now.getTime() < Date.parse(earlier) - clockTolerance;
}

/** SHA-256 over the line before and this one, as canonical JSON. */
function hashOf(line: Omit<JournalLine, "hash">, before: string): string {
  const { number, at, account, act, subject, detail } = line;
  return createHash("sha256")
    .update(JSON.stringify([before, number, at, account, act, subject, detail]))
    .digest("hex");
}

/** The journal's last line; number 0 where there is none. */
export async function journalEnd(database: HubReader): Promise<JournalEnd> {
  const last = await database
    .selectFrom("journal")
    .select(["number", "hash"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return last ?? beforeJournal;
}

/** Whether the journal has a line under this number and with this hash: none of those up to it was changed or removed. */
export async function hasLine(database: HubReader, { number, hash }: JournalEnd): Promise<boolean> {
  if (number === 0) return true;
  const line = await database
    .selectFrom("journal")
    .select("hash")
    .where("number", "=", number)
    .executeTakeFirst();
  return line?.hash === hash;
}

/**
 * The first line that was changed, or that follows one that is gone; null where the journal is whole. It cannot see lines removed
 * from the end, unless all are: the folder's mark and the anchors do.
 */
export async function firstBroken(database: HubReader): Promise<number | null> {
  let before = beforeJournal.hash;
  let expected = 1;
  for await (const lines of linesFrom(database))
    for (const line of lines) {
      if (line.number !== expected || line.hash !== hashOf(line, before)) return expected;
      before = line.hash;
      expected += 1;
    }
  // Each account was opened by a line.
  return expected === 1 && (await hasAccounts(database)) ? 1 : null;
}

async function hasAccounts(database: HubReader): Promise<boolean> {
  return (await database.selectFrom("account").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** All lines in their order, some at a time. */
export async function* linesFrom(database: HubReader): AsyncGenerator<readonly JournalLine[]> {
  for (let last = 0; ; ) {
    const lines = await database
      .selectFrom("journal")
      .selectAll()
      .where("number", ">", last)
      .orderBy("number")
      .limit(5_000)
      .execute();
    const end = lines.at(-1);
    if (end === undefined) return;
    yield lines;
    last = end.number;
  }
}
