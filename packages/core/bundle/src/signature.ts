import type { FilePlace } from "@vigie/words";
import { z } from "zod";
import { canonical, fromBase64url, jsonOf, sha256, toBase64url } from "./encodings.ts";
import { bundleInputError } from "./problems.ts";

/** `signature.json`, read back and not yet checked. */
export interface Signature {
  /** Name of the key that made it, as the study gives it. */
  readonly key: string;
  readonly bytes: Uint8Array;
  /** What it signs: the bytes of `datapackage.json`. */
  readonly signed: Uint8Array;
}

const signatureFile = z.strictObject({
  algorithm: z.literal("Ed25519"),
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  signature: z.string().length(86),
});

/** `signature.json` over a manifest, which covers the rest by its hashes. */
export async function signatureText(manifest: string, signer: Signer): Promise<string> {
  const signature = await signer.sign(new TextEncoder().encode(manifest));
  return canonical({ algorithm: "Ed25519", key: signer.key, signature: toBase64url(signature) });
}

/** @returns null for anything that `signatureText` would not have written */
export function readSignature(text: string, manifest: string): Signature | null {
  const read = signatureFile.safeParse(jsonOf(text));
  if (!read.success || canonical(read.data) !== text) return null;
  const bytes = fromBase64url(read.data.signature);
  return bytes && { key: read.data.key, bytes, signed: new TextEncoder().encode(manifest) };
}

/** Whether the signature was made by the private half of `publicKey`, 32 bytes in base64url. */
export function isSignedBy({ signed, bytes }: Signature, publicKey: string): Promise<boolean> {
  return isSignatureOf(signed, bytes, publicKey);
}

/**
 * Whether the private half of a key pair signed these bytes (Ed25519, by WebCrypto).
 * @param publicKey 32 bytes in base64url; no text of another length signed anything
 * @param signature 64 bytes
 */
export async function isSignatureOf(
  signed: Uint8Array,
  signature: Uint8Array,
  publicKey: string,
): Promise<boolean> {
  const bytes = fromBase64url(publicKey);
  if (bytes?.length !== 32) return false;
  const algorithm = { name: "Ed25519" };
  const key = await crypto.subtle.importKey("raw", new Uint8Array(bytes), algorithm, false, ["verify"]);
  return crypto.subtle.verify(algorithm, key, new Uint8Array(signature), new Uint8Array(signed));
}

/** Signs for a partner; the private half of its key pair never leaves this object. */
export interface Signer {
  /** Name of the key, as the study gives it. */
  readonly key: string;
  /** Public half: 32 bytes in base64url. */
  readonly public: string;
  /** Ed25519 signature, 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

interface NewKey {
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
export async function readSigner(text: string, place: FilePlace): Promise<Signer> {
  const refuse = (): never => {
    throw bundleInputError("bundle/private-key-invalid", place);
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
