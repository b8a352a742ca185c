import type { Bundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";

/** Whether a bundle bears the signature of a key that the study gives for its partner: whoever reads it checked it then. */
export function isVerified({ manifest, signature }: Bundle, { partners }: Study): boolean {
  const keys = partners.get(manifest.partner)?.keys ?? [];
  return signature !== null && keys.some(({ id }) => id === signature.key);
}
