import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { jsonOf } from "@vigie/bundle";
import { z } from "zod";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record, recordAlone } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import type { Person } from "./account.ts";
import { openSession } from "./session.ts";

/** Passkeys that an account may have. */
const passkeysMax = 10;
/** COSE: Ed25519, ECDSA with SHA-256 on P-256, RSA with SHA-256. */
const algorithms = [-8, -7, -257];

/** Browsers give passkeys to a name over HTTPS, or to `localhost`; never to an address of digits. */
export function offersPasskeys({ settings }: Pick<Hub, "settings">): boolean {
  const { protocol, hostname } = new URL(settings.address);
  return hostname === "localhost" || (protocol === "https:" && !/^[\d.]+$|^\[/.test(hostname));
}

/** What a page asks a browser for, to add a passkey to an account (PublicKeyCredentialCreationOptionsJSON). */
export async function creationOptions(hub: Hub, { id, email, name }: Person) {
  return {
    challenge: newChallenge(`register ${id}`, hub.now()),
    rp: { id: domainOf(hub), name: "Vigie" },
    user: { id: Buffer.from(id).toString("base64url"), name: email, displayName: name },
    pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: (await passkeysOf(hub, id)).map((one) => ({ type: "public-key", id: one.id })),
    attestation: "none",
  } as const;
}

/** What a page asks a browser for, to sign in (PublicKeyCredentialRequestOptionsJSON). */
export function requestOptions(hub: Hub) {
  return {
    challenge: newChallenge("sign-in", hub.now()),
    rpId: domainOf(hub),
    userVerification: "required",
  } as const;
}

/**
 * Adds a passkey to the person's account.
 * @param answer RegistrationResponseJSON, as text
 * @throws {VigieErrors} an answer that is not the browser's to these options; too many passkeys
 */
export async function addPasskey(
  hub: Hub,
  by: Person,
  { answer, name }: { readonly answer: string; readonly name: string },
): Promise<void> {
  const response = parsed(registration, answer);
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const purpose = `register ${by.id}`;
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => isChallenge(challenge, purpose, hub.now()),
    expectedOrigin: hub.settings.address,
    expectedRPID: domainOf(hub),
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null);
  if (verified?.verified !== true || !spendOf(hub, response.response.clientDataJSON))
    return refuse("hub/passkey-failed");
  const { credential: made } = verified.registrationInfo;
  await inTransaction(hub, async (transaction) => {
    const stored = await transaction
      .selectFrom("passkey")
      .select(["id", "account"])
      .where(({ or, eb }) => or([eb("account", "=", by.id), eb("id", "=", made.id)]))
      .execute();
    if (stored.length >= passkeysMax || stored.some(({ id }) => id === made.id))
      return refuse("hub/passkey-failed");
    await transaction
      .insertInto("passkey")
      .values({
        id: made.id,
        account: by.id,
        public_key: Buffer.from(made.publicKey).toString("base64url"),
        counter: made.counter,
        name: name.trim().slice(0, 100),
        created_at: hub.now().toISOString(),
      })
      .execute();
    await record(transaction, { account: by.id, act: "account.passkey_added", subject: by.id }, hub.now());
  });
}

/**
 * Opens a session by a passkey, which is both factors: the device, and what unlocks it.
 * @param answer AuthenticationResponseJSON, as text
 * @throws {VigieErrors} for whatever is not right, in the same words
 * @returns the value of the session's cookie
 */
export async function signInByPasskey(hub: Hub, answer: string): Promise<string> {
  const response = parsed(authentication, answer);
  const passkey = await hub.database
    .selectFrom("passkey")
    .innerJoin("account", "account.id", "passkey.account")
    .select(["passkey.id", "passkey.account", "passkey.public_key", "passkey.counter"])
    .where("passkey.id", "=", response.id)
    .where("account.disabled_at", "is", null)
    .executeTakeFirst();
  if (passkey === undefined) return refuse("hub/passkey-failed");
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => isChallenge(challenge, "sign-in", hub.now()),
    expectedOrigin: hub.settings.address,
    expectedRPID: domainOf(hub),
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.public_key, "base64url")),
      counter: passkey.counter,
    },
  }).catch(() => null);
  if (verified?.verified !== true || !spendOf(hub, response.response.clientDataJSON)) {
    const { account } = passkey;
    await recordAlone(hub, { account, act: "account.sign_in_refused", subject: account });
    return refuse("hub/passkey-failed");
  }
  return inTransaction(hub, async (transaction) => {
    await transaction
      .updateTable("passkey")
      .set({ counter: verified.authenticationInfo.newCounter })
      .where("id", "=", passkey.id)
      .execute();
    return openSession(hub, transaction, { account: passkey.account });
  });
}

export function passkeysOf(hub: Hub, account: string) {
  return hub.database
    .selectFrom("passkey")
    .select(["id", "name", "created_at"])
    .where("account", "=", account)
    .orderBy("created_at")
    .execute();
}

/** @throws {VigieErrors} where the person has no such passkey */
export async function removePasskey(hub: Hub, by: Person, id: string): Promise<void> {
  await inTransaction(hub, async (transaction) => {
    const removed = await transaction
      .deleteFrom("passkey")
      .where("id", "=", id)
      .where("account", "=", by.id)
      .executeTakeFirst();
    if (removed.numDeletedRows !== 1n) return refuse("hub/absent");
    await record(transaction, { account: by.id, act: "account.passkey_removed", subject: by.id }, hub.now());
  });
}

function domainOf({ settings }: Pick<Hub, "settings">): string {
  return new URL(settings.address).hostname;
}

/** What both answers of a browser have (WebAuthn level 3, section 5.1); the library reads the rest of them. */
const credential = {
  id: z.string().min(1).max(2_000),
  rawId: z.string(),
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}),
};
const registration = z.object({
  ...credential,
  response: z.object({ clientDataJSON: z.string(), attestationObject: z.string() }),
});
const authentication = z.object({
  ...credential,
  response: z.object({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }),
});
const clientData = z.looseObject({ challenge: z.string() });

/** @throws {VigieErrors} what no browser answers */
function parsed<Answer>(schema: z.ZodType<Answer>, answer: string): Answer {
  const found = schema.safeParse(jsonOf(answer));
  return found.success ? found.data : refuse("hub/passkey-failed");
}

/** Marks the challenge of an answer that was verified as served. @returns false where it had */
function spendOf(hub: Hub, clientDataJSON: string): boolean {
  const text = Buffer.from(clientDataJSON, "base64url").toString("utf8");
  return spend(clientData.parse(jsonOf(text)).challenge, hub.now());
}

/** Key of this process: a page opened before a restart is opened again. */
const key = randomBytes(32);
const lifetime = 10 * 60_000;
const lengths = { nonce: 16, end: 6, mac: 32 } as const;
/** Challenges already used, with their end. */
const spent = new Map<string, number>();

/**
 * What an authenticator signs, in base64url. Nothing is kept of it until it has served.
 * @param purpose a challenge made for one serves for no other
 */
export function newChallenge(purpose: string, now: Date): string {
  const nonce = randomBytes(lengths.nonce);
  const end = Buffer.alloc(lengths.end);
  end.writeUIntBE(now.getTime() + lifetime, 0, lengths.end);
  return Buffer.concat([nonce, end, macOf(purpose, nonce, end)]).toString("base64url");
}

/** Whether this process made it for this purpose, and it has neither served nor ended. */
export function isChallenge(challenge: string, purpose: string, now: Date): boolean {
  const bytes = Buffer.from(challenge, "base64url");
  if (bytes.length !== lengths.nonce + lengths.end + lengths.mac) return false;
  const nonce = bytes.subarray(0, lengths.nonce);
  const end = bytes.subarray(lengths.nonce, lengths.nonce + lengths.end);
  const isOurs = timingSafeEqual(bytes.subarray(-lengths.mac), macOf(purpose, nonce, end));
  return isOurs && end.readUIntBE(0, lengths.end) > now.getTime() && !spent.has(challenge);
}

/** Marks one as served. @returns false where it had */
function spend(challenge: string, now: Date): boolean {
  for (const [one, end] of spent) if (end < now.getTime()) spent.delete(one);
  if (spent.has(challenge)) return false;
  spent.set(challenge, now.getTime() + lifetime);
  return true;
}

function macOf(purpose: string, nonce: Uint8Array, end: Uint8Array): Buffer {
  return createHmac("sha256", key).update(nonce).update(end).update(purpose).digest();
}
