/** 32 bytes in base64url without padding; the last character holds four bits of them. */
const secretForm = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** Whether a secret is one that `vigie map` draws: noise is drawn by it, and whoever guessed it would take the noise away. */
export function isDrawnSecret(secret: string): boolean {
  return secretForm.test(secret);
}
