import { isRequestSignedBy, readRequestSignature } from "@vigie/bundle";
import type { Hub } from "../hub.ts";
import { refuse } from "../problems.ts";
import type { Person } from "./account.ts";
import { inClear } from "./sealed.ts";

/** How old a signature may be, and how far the clock of a program from ours, in seconds. */
const tolerance = 5 * 60;

/** A request of a program, with what its headers say of who signed it. */
export interface ProgramRequest {
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
