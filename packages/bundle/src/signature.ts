import { z } from "zod";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonical } from "./canonical.ts";
import { isSignatureOf } from "./ed25519.ts";
import { jsonOf } from "./json-of.ts";
import type { Signer } from "./signer.ts";

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
