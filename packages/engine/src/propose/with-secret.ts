import type { Language } from "@vigie/words";
import { isMap, isNode, isScalar, parseDocument } from "yaml";
import { isDrawnSecret } from "../secret-form.ts";
import { proposalMessages } from "./proposal-messages.ts";

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
