import { distance } from "fastest-levenshtein";
import { abbreviates } from "./abbreviates.ts";

/** Letters and digits alone, without accents or capitals: `N° Allocataire` gives `n allocataire`. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * How much two names are alike, from 0 to 1: the same letters, the same words, the start of one another, an
 * abbreviation, or a few letters apart.
 */
export function likeness(a: string, b: string): number {
  const left = plain(a);
  const right = plain(b);
  if (left === "" || right === "") return 0;
  if (left.replaceAll(" ", "") === right.replaceAll(" ", "")) return 1;
  const near = 1 - distance(left, right) / Math.max(left.length, right.length);
  const words = sharedWords(left.split(" "), right.split(" "));
  const isShort =
    abbreviates(left.replaceAll(" ", ""), right.split(" ")) ||
    abbreviates(right.replaceAll(" ", ""), left.split(" "));
  return Math.max(near > 0.7 ? near : 0, words, isShort ? 0.8 : 0);
}

/** Share of the shorter name's words found in the other, a word's first letters being enough. */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const weighty = short.filter((word) => word.length > 2);
  if (weighty.length === 0) return 0;
  const found = weighty.filter((word) =>
    long.some(
      (other) => other === word || (other.length > 3 && (other.startsWith(word) || word.startsWith(other))),
    ),
  );
  return (0.85 * found.length) / weighty.length;
}
