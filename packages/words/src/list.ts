import { localeOf } from "./language.ts";

/** `a, b et c`, `a, b and c`. */
export function listOf(items: readonly string[], language: string): string {
  return new Intl.ListFormat(localeOf(language), { type: "conjunction" }).format(items);
}
