import type { Language } from "@vigie/words";
import { isMap, isNode, isScalar, parseDocument } from "yaml";
import { proposalMessages } from "./problems.ts";

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

/**
 * A mapping with the secret that it lacks, or in the place of one of another form, which nothing drew; the rest of the
 * text stays as it was written.
 * @param secret drawn at random
 * @returns null where the mapping has a secret that was drawn, and keeps it, or where the text is not a mapping
 */
export function withSecret(existing: string, secret: string, language: Language): string | null {
  const { contents } = parseDocument(existing);
  if (!isMap(contents)) return null;
  const pairOf = (name: string) => contents.items.find(({ key }) => isScalar(key) && key.value === name);
  const pair = pairOf("secret");
  if (isScalar(pair?.value) && typeof pair.value.value === "string" && isDrawnSecret(pair.value.value))
    return null;
  const line = `secret: "${secret}"`;
  if (pair !== undefined) {
    const start = pair.key.range[0];
    const end = isNode(pair.value) ? pair.value.range[1] : pair.key.range[1] + 1;
    return `${existing.slice(0, start)}${line}${existing.slice(end)}`;
  }
  const at = pairOf("sources")?.key.range[0] ?? contents.range[0];
  return `${existing.slice(0, at)}# ${proposalMessages[language].message("secret")}\n${line}\n${existing.slice(at)}`;
}
