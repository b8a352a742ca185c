import { localeOf } from "./language.ts";

/**
 * Texts in one sentence.
 * @example
 * listOf(["a", "b", "c"], "fr") // "a, b et c"
 * listOf(["a", "b", "c"], "en") // "a, b and c"
 */
export function listOf(items: readonly string[], language: string): string {
  return new Intl.ListFormat(localeOf(language), { type: "conjunction" }).format(items);
}
