import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";

/** Attempts to sign in that one address of mail, or one reader, may make in a quarter of an hour. */
const attemptsMax = { email: 5, reader: 30 } as const;
const period = 15 * 60_000;

/** What an attempt is counted under: an address of mail, as `emailKey` writes it, and the address of the reader's machine. */
export interface Attempt {
  readonly email: string;
  readonly reader: string;
}

/**
 * Counts an attempt before anything is looked at, so that many at once do not pass together.
 * @returns its instant; null where there were too many
 */
export function countAttempt(hub: Hub, { email, reader }: Attempt): Promise<string | null> {
  const now = hub.now();
  const at = now.toISOString();
  const since = new Date(now.getTime() - period).toISOString();
  return inTransaction(hub, async (transaction) => {
    for (const [kind, value] of [
      ["email", email],
      ["reader", reader],
    ] as const) {
      const { count } = await transaction
        .selectFrom("attempt")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("key", "=", `${kind} ${value}`)
        .where("at", ">=", since)
        .executeTakeFirstOrThrow();
      if (Number(count) >= attemptsMax[kind]) return null;
    }
    for (const key of [`email ${email}`, `reader ${reader}`])
      await transaction.insertInto("attempt").values({ key, at }).execute();
    return at;
  });
}

/** What a right attempt leaves: nothing of its own, nor of those of its address of mail. */
export async function forgetAttempts(hub: Hub, { email, reader }: Attempt, at: string): Promise<void> {
  await hub.database
    .deleteFrom("attempt")
    .where(({ or, and, eb }) =>
      or([eb("key", "=", `email ${email}`), and([eb("key", "=", `reader ${reader}`), eb("at", "=", at)])]),
    )
    .execute();
}
