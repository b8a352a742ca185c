import { fromBase64url, makeKey, readSigner } from "@vigie/bundle";

/** The key pair that signs a partner's bundles: kept in a file of the person's, the one that `vigie keys` writes. */
export interface SigningKey {
  readonly id: string;
  /** Public half: 32 bytes in base64url. */
  readonly public: string;
  /** SHA-256 of the public half, in hexadecimal, by groups of four: what two persons compare on the telephone. */
  readonly fingerprint: string;
  /** The file to keep: whoever has it may sign in the partner's name. */
  readonly privateText: string;
}

export async function makeSigningKey(): Promise<SigningKey> {
  const made = await makeKey();
  return { ...made, fingerprint: await fingerprintOf(made.public) };
}

/**
 * @param file its name, for messages
 * @throws {VigieErrors} for any text that is not a private key
 */
export async function readSigningKey(privateText: string, file: string): Promise<SigningKey> {
  const signer = await readSigner(privateText, { file });
  return {
    id: signer.key,
    public: signer.public,
    fingerprint: await fingerprintOf(signer.public),
    privateText,
  };
}

/** @param publicHalf 32 bytes in base64url */
export async function fingerprintOf(publicHalf: string): Promise<string> {
  const bytes = fromBase64url(publicHalf) ?? new Uint8Array(0);
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replaceAll(/.{4}(?=.)/g, "$& ");
}
