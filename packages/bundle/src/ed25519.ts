import { fromBase64url } from "./base64url.ts";

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
