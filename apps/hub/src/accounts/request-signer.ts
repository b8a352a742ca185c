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
 * The person in whose name a program deposits: who registered the key of the institution that signed the request.
 * @throws {VigieErrors} no signature, by no valid key of the institution, of another moment, or of another request; a key
 * whose registrant has left
 * @returns the body too, which the signature covers
 */
export async function signerOf(
  hub: Hub,
  institution: string,
  { method, address, input, signature, body }: ProgramRequest,
): Promise<{ readonly person: Person; readonly body: Uint8Array }> {
  const found = readRequestSignature({ input, signature });
  const age = found === null ? Number.POSITIVE_INFINITY : hub.now().getTime() / 1000 - found.created;
  if (found === null || Math.abs(age) > tolerance) return refuse("hub/request-unsigned");
  const key = await hub.database
    .selectFrom("partner_key")
    .select(["public", "registered_by"])
    .where("institution", "=", institution)
    .where("id", "=", found.key)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (key === undefined) return refuse("hub/request-unsigned");
  const sent = await body();
  if (!(await isRequestSignedBy({ method, address, body: sent }, found, key.public)))
    return refuse("hub/request-unsigned");
  return { person: await registrant(hub, institution, key.registered_by), body: sent };
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
