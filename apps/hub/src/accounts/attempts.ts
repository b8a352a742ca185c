import { isIP } from "node:net";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";

/**
 * Attempts to sign in within a quarter of an hour: with one address of mail from one reader, by one reader, and with one address
 * from everywhere. The last one takes five machines: whoever mistypes somebody else’s password on one
 * does not lock them out. A browser that signed in before is counted by itself alone. ASVS 2.2.1 allows a hundred in an hour.
 */
const attemptsMax = { device: 5, pair: 5, reader: 30, email: 25 } as const;
const period = 15 * 60_000;

/** What an attempt is counted under: an address of mail, as `emailKey` writes it, and the address of the reader's machine. */
export interface Attempt {
  readonly email: string;
  readonly reader: string;
  /** What `knownDevice` names of a browser that signed in before; null for another one. */
  readonly device: string | null;
}

/**
 * Counts an attempt before anything is looked at, so that many at once do not pass together.
 * @returns its instant; null where there were too many
 */
export function countAttempt(hub: Hub, attempt: Attempt): Promise<string | null> {
  const now = hub.now();
  const at = now.toISOString();
  const since = new Date(now.getTime() - period).toISOString();
  return inTransaction(hub, async (transaction) => {
    const keys = keysOf(attempt);
    for (const { kind, key } of keys) {
      const { count } = await transaction
        .selectFrom("attempt")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("key", "=", key)
        .where("at", ">=", since)
        .executeTakeFirstOrThrow();
      if (Number(count) >= attemptsMax[kind]) return null;
    }
    for (const { key } of keys) await transaction.insertInto("attempt").values({ key, at }).execute();
    return at;
  });
}

/** What a right attempt leaves: nothing of its own, nor of those that its reader made with the same address of mail. */
export async function forgetAttempts(hub: Hub, attempt: Attempt, at: string): Promise<void> {
  await inTransaction(hub, async (transaction) => {
    for (const { kind, key } of keysOf(attempt)) {
      const all = transaction.deleteFrom("attempt").where("key", "=", key);
      await (kind === "pair" || kind === "device" ? all : all.where("at", "=", at)).execute();
    }
  });
}

function keysOf({ email, reader, device }: Attempt) {
  if (device !== null) return [{ kind: "device", key: `device ${device}` }] as const;
  const network = networkOf(reader);
  return [
    { kind: "pair", key: `pair ${email} ${network}` },
    { kind: "reader", key: `reader ${network}` },
    { kind: "email", key: `email ${email}` },
  ] as const;
}

/** One IPv6 subscriber has a /64 network, which holds more addresses than anybody counts. */
function networkOf(reader: string): string {
  if (isIP(reader) !== 6 || reader.includes(".")) return reader;
  const [head = "", tail = ""] = reader.split("::");
  const [first, last] = [head.split(":"), tail === "" ? [] : tail.split(":")];
  const whole = reader.includes("::")
    ? [...first, ...Array.from({ length: 8 - first.length - last.length }, () => "0"), ...last]
    : first;
  return `${whole.slice(0, 4).join(":")}::/64`;
}
