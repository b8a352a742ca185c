import type { Place } from "@vigie/words";
import { z } from "zod";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { jsonOf } from "./json-of.ts";
import { inputError } from "./problems.ts";
import { sha256 } from "./sha256.ts";

/** Signs for a partner; the private half of its key pair never leaves this object. */
export interface Signer {
  /** Name of the key, as the study gives it. */
  readonly key: string;
  /** Public half: 32 bytes in base64url. */
  readonly public: string;
  /** Ed25519 signature, 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

export interface NewKey {
  readonly id: string;
  readonly public: string;
  /** What the partner keeps: a JSON Web Key (RFC 8037) that `readSigner` reads. */
  readonly privateText: string;
}

const bytes32 = z.string().length(43);
/** The private half as a JSON Web Key; what browsers add to it is left alone. */
const privateKey = z.object({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  kid: z.string().regex(/^[a-z][a-z0-9_]*$/),
  x: bytes32,
  d: bytes32,
});

/** Makes a key pair, by WebCrypto. Its name starts the SHA-256 of the public key, so that two keys never share one. */
export async function makeKey(): Promise<NewKey> {
  const pair = await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new RangeError("a key pair was expected");
  const { kty, crv, x, d } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  const publicBytes = x === undefined ? null : fromBase64url(x);
  if (publicBytes === null) throw new RangeError("a public key was expected");
  const id = `k${(await sha256(publicBytes)).slice(0, 12)}`;
  return {
    id,
    public: toBase64url(publicBytes),
    privateText: `${JSON.stringify({ kty, crv, kid: id, x, d }, null, 2)}\n`,
  };
}

/**
 * Reads what `makeKey` wrote. The message holds nothing of the text.
 * @throws {VigieErrors} for anything else, halves that do not go together included
 */
export async function readSigner(text: string, place: Place): Promise<Signer> {
  const refuse = (): never => {
    throw inputError("bundle/private-key-invalid", place);
  };
  const read = privateKey.safeParse(jsonOf(text));
  if (!read.success) return refuse();
  const { kid, ...jwk } = read.data;
  const secret = await crypto.subtle
    .importKey("jwk", jwk, { name: "Ed25519" }, false, ["sign"])
    .catch(refuse);
  return {
    key: kid,
    public: jwk.x,
    sign: async (bytes) =>
      new Uint8Array(await crypto.subtle.sign({ name: "Ed25519" }, secret, new Uint8Array(bytes))),
  };
}
