import { isRequestSignedBy, readRequestSignature } from "@vigie/bundle";
import type { SigningKey } from "@vigie/study";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import type { Person } from "./account.ts";
import { inClear } from "./sealed.ts";

/**
 * Registers a public key of the person's institution, valid from today. One that somebody who has left registered is
 * registered again, in the name of this person.
 * @throws {VigieErrors} what is not a key, or is registered already
 */
export async function registerKey(
  hub: Hub,
  by: Person,
  key: { readonly id: string; readonly public: string },
): Promise<void> {
  const id = key.id.trim();
  const publicPart = key.public.trim();
  const bytes = Buffer.from(publicPart, "base64url");
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(id) || bytes.length !== 32 || bytes.toString("base64url") !== publicPart)
    return refuse("hub/key-invalid");
  const now = hub.now();
  await inTransaction(hub, async (transaction) => {
    const before = await transaction
      .selectFrom("partner_key")
      .leftJoin("account", "account.id", "partner_key.registered_by")
      .select(["partner_key.public", "revoked_at", "account.id as account", "account.disabled_at"])
      .where("partner_key.institution", "=", by.institution)
      .where("partner_key.id", "=", id)
      .executeTakeFirst();
    const hasLeft = before?.account === null || typeof before?.disabled_at === "string";
    const isAgain = before?.public === publicPart && before.revoked_at === null && hasLeft;
    if (before !== undefined && !isAgain) return refuse("hub/key-twice");
    if (isAgain)
      await transaction
        .updateTable("partner_key")
        .set({ registered_by: by.id })
        .where("institution", "=", by.institution)
        .where("id", "=", id)
        .execute();
    else
      await transaction
        .insertInto("partner_key")
        .values({
          institution: by.institution,
          id,
          public: publicPart,
          valid_from: now.toISOString().slice(0, 10),
          valid_to: null,
          revoked_at: null,
          registered_by: by.id,
        })
        .execute();
    await record(
      transaction,
      { account: by.id, act: "key.registered", subject: id, detail: { institution: by.institution } },
      now,
    );
  });
}

/** A key that is lost or stolen signs nothing from now on. */
export async function revokeKey(hub: Hub, by: Person, id: string): Promise<void> {
  const now = hub.now();
  await inTransaction(hub, async (transaction) => {
    const changed = await transaction
      .updateTable("partner_key")
      .set({ revoked_at: now.toISOString() })
      .where("institution", "=", by.institution)
      .where("id", "=", id)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return refuse("hub/absent");
    await record(
      transaction,
      { account: by.id, act: "key.revoked", subject: id, detail: { institution: by.institution } },
      now,
    );
  });
}

export function keysOf(hub: Hub, institution: string) {
  return hub.database
    .selectFrom("partner_key")
    .selectAll()
    .where("institution", "=", institution)
    .orderBy("valid_from")
    .execute();
}

type KeptKey = Awaited<ReturnType<typeof keysOf>>[number];

/** Keys that may sign what is deposited now. */
export async function validKeys(hub: Hub, institution: string): Promise<readonly SigningKey[]> {
  const stored = await keysOf(hub, institution);
  return stored.filter(({ revoked_at }) => revoked_at === null).map(signingKey);
}

/** Keys of each partner of a campaign, revoked since or not: a bundle was signed by one that was valid then. */
export async function registeredKeys(
  hub: Hub,
  campaign: string,
): Promise<Readonly<Record<string, readonly SigningKey[]>>> {
  const found = await hub.database
    .selectFrom("participation")
    .innerJoin("partner_key", "partner_key.institution", "participation.institution")
    .selectAll("partner_key")
    .select("participation.partner")
    .where("participation.campaign", "=", campaign)
    .execute();
  const byPartner = Map.groupBy(found, ({ partner }) => partner);
  return Object.fromEntries([...byPartner].map(([partner, keys]) => [partner, keys.map(signingKey)]));
}

function signingKey({ id, public: publicPart, valid_to }: KeptKey): SigningKey {
  return { id, public: publicPart, from: "0001-01-01", to: valid_to };
}

/** How old a signature may be, and how far the clock of a program from ours, in seconds. */
const tolerance = 5 * 60;

/** A request of a program, with what its headers say of who signed it. */
interface ProgramRequest {
  readonly method: string;
  /** As the settings write the service's, with the path. */
  readonly address: string;
  readonly input: string;
  readonly signature: string;
  /** Called once the rest is right: nobody else makes us read it. */
  readonly body: () => Promise<Uint8Array>;
}

/**
 * The person in whose name a program asks: who registered the key of the institution that signed the request.
 * @param institution whose key it must be; null for any, where what is answered depends on it alone
 * @throws {VigieErrors} no signature, by no valid key of the institution, of another moment, or of another request; a key
 * whose registrant has left
 * @returns the body too, which the signature covers
 */
export async function signerOf(
  hub: Hub,
  institution: string | null,
  { method, address, input, signature, body }: ProgramRequest,
): Promise<{ readonly person: Person; readonly body: Uint8Array }> {
  const found = readRequestSignature({ input, signature });
  const age = found === null ? Number.POSITIVE_INFINITY : hub.now().getTime() / 1000 - found.created;
  if (found === null || Math.abs(age) > tolerance) return refuse("hub/request-unsigned");
  // Two institutions may have given keys the same identifier.
  const named = hub.database
    .selectFrom("partner_key")
    .select(["institution", "public", "registered_by"])
    .where("id", "=", found.key)
    .where("revoked_at", "is", null);
  const keys = await (institution === null ? named : named.where("institution", "=", institution)).execute();
  if (keys.length === 0) return refuse("hub/request-unsigned");
  const sent = await body();
  for (const key of keys)
    if (await isRequestSignedBy({ method, address, body: sent }, found, key.public))
      return { person: await registrant(hub, key.institution, key.registered_by), body: sent };
  return refuse("hub/request-unsigned");
}

async function registrant(hub: Hub, institution: string, account: string | null): Promise<Person> {
  const found = await hub.database
    .selectFrom("account")
    .select(["id", "email", "name", "institution", "role"])
    .where("id", "=", account)
    .where("institution", "=", institution)
    .where("role", "=", "partner")
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  return found === undefined ? refuse("hub/key-without-account") : inClear(hub, found);
}
