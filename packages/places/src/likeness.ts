import { nameKey } from "@vigie/territory";

const emptyWords = new Set(["de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en"]);

/** The words of a name that tell it from another. */
export function wordsOf(name: string): ReadonlySet<string> {
  return new Set(
    nameKey(name)
      .split(" ")
      .filter((word) => word !== "" && !emptyWords.has(word)),
  );
}

/**
 * How alike two names are, by the words that they share: 0 for none, 1 for the same words in any order.
 * @see Dice (1945)
 */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return (2 * shared) / (a.size + b.size);
}
