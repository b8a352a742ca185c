/** 32 bytes in base64url without padding; the last character holds four bits of them. */
const secretForm = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** Different bytes among 32: random ones have 30 on average, and under 16 three times in 10^17. */
const differentBytesMin = 16;

/** What has this form in our documents: someone copies an example as it is. A test reads them all. */
const printed: ReadonlySet<string> = new Set([
  "c2VjcmV0IGQnZXhlbXBsZSwgYSBuZSBwYXMgY29waWU",
  "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw",
]);

/**
 * Whether a secret may be one that `vigie map` drew: noise is drawn by it, and whoever guessed it would take the noise away.
 * One letter repeated, two in turn, or the example of a guide have the form, and are guessed at the first try.
 */
export function isDrawnSecret(secret: string): boolean {
  if (!secretForm.test(secret) || printed.has(secret)) return false;
  return new Set(atob(secret.replaceAll("-", "+").replaceAll("_", "/"))).size >= differentBytesMin;
}
