import type { HubReader, HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import { emailKey, isSealed, sealed, unsealed } from "./sealed.ts";

/**
 * Brings what a database keeps sealed to the secret of the settings: sealed without one until now, or with the former one.
 * All of it in one transaction, so that one secret opens all of it, or the other.
 * @throws {VigieErrors} where neither secret opens it
 */
export async function sealWithSecret(hub: Hub): Promise<void> {
  if ((await toSeal(hub, hub.database)) === null) return;
  await inTransaction(hub, async (transaction) => {
    // A command and the service may have been started together.
    const sealing = await toSeal(hub, transaction);
    if (sealing === null) return;
    await seal(transaction, sealing);
    await record(transaction, { account: "hub", act: "secret.changed", subject: "" }, hub.now());
  });
}

interface Sealing {
  /** Secret of what is sealed now; null where nothing is. */
  readonly before: string | null;
  readonly secret: string;
}

/** Null where everything is as the settings want it. @throws {VigieErrors} as `sealWithSecret` */
async function toSeal(
  { settings: { secret, formerSecret } }: Hub,
  database: HubReader,
): Promise<Sealing | null> {
  const texts = await sealedTexts(database);
  const isCurrent = texts.every((text) => opens(text, secret));
  if (isCurrent && (secret === null || texts.every(isSealed))) return null;
  const before = isCurrent ? secret : formerSecret;
  if (secret === null || !texts.every((text) => opens(text, before))) return refuse("hub/secret-other");
  return { before, secret };
}

function opens(sealedText: string, secret: string | null): boolean {
  try {
    unsealed(sealedText, secret);
    return true;
  } catch {
    return false;
  }
}

/** One of each kind is enough, since all are sealed together: an address, and the key of a one-time password. */
async function sealedTexts(database: HubReader): Promise<readonly string[]> {
  const account = await database.selectFrom("account").select("email").limit(1).execute();
  const invitation = await database.selectFrom("invitation").select("email").limit(1).execute();
  const factor = await database
    .selectFrom("account")
    .select("totp")
    .where("totp", "is not", null)
    .limit(1)
    .execute();
  return [...account, ...invitation].map(({ email }) => email).concat(factor.map(({ totp }) => totp ?? ""));
}

async function seal(transaction: HubTransaction, { before, secret }: Sealing): Promise<void> {
  const resealed = (text: string) => (text === "" ? "" : sealed(unsealed(text, before), secret));
  const identity = ({ email, name }: { readonly email: string; readonly name: string }) => ({
    email: resealed(email),
    email_key: emailKey(unsealed(email, before), secret),
    name: resealed(name),
  });
  for (const row of await transaction.selectFrom("account").selectAll().execute()) {
    const secrets = {
      password: resealed(row.password),
      totp: row.totp === null ? null : resealed(row.totp),
    };
    const values = { ...identity(row), ...secrets };
    await transaction.updateTable("account").set(values).where("id", "=", row.id).execute();
  }
  for (const row of await transaction.selectFrom("invitation").selectAll().execute())
    await transaction.updateTable("invitation").set(identity(row)).where("id", "=", row.id).execute();
}
