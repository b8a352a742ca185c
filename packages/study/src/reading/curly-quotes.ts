import { quoted } from "./broken-quote.ts";

/**
 * What a word processor makes of a text in quotes, and the same in quotes that YAML reads: typographic ones are letters of the
 * text, or of the name, that they stand around.
 * @param written characters of a value that no quote of YAML surrounds
 * @returns null where no such quotes surround it, or its part before a comma
 */
export function curlyQuotes(written: string): { readonly right: string } | null {
  const [, , inside = "", end = ""] = /^([“„‟‘])(.*?)([”“’]?)$/s.exec(written) ?? [];
  if (inside === "" || (end === "" && /[”’]/.test(inside))) return null;
  return { right: quoted(inside) };
}
