import { nameKey } from "./territory/commune-name.ts";

const emptyWords = new Set(["de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en"]);

/**
 * The words of a name that distinguish it.
 * @param common keys whose words are not distinctive, unless the name has no other: “Mairie de Rive-de-Gier” is “mairie” there
 */
export function distinctiveWords(name: string, namesToIgnore: readonly string[] = []): ReadonlySet<string> {
  const without = namesToIgnore.reduce(
    (key, one) => ` ${key} `.replace(` ${one} `, " ").trim(),
    nameKey(name),
  );
  const words = significantWords(without);
  return words.size > 0 ? words : significantWords(nameKey(name));
}

function significantWords(key: string): ReadonlySet<string> {
  const words = key.split(" ").filter((word) => word !== "" && !emptyWords.has(word));
  // “France Service” is written as often as “France services”.
  return new Set(words.map((word) => (word.length > 3 ? word.replace(/s$/, "") : word)));
}

/**
 * Similarity of two names by the words that they share: 0 for none, 1 for the same words in any order.
 * @see Dice (1945)
 */
export function placeNameSimilarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return (2 * shared) / (a.size + b.size);
}

const abbreviations = new Map([
  ["av", "avenue"],
  ["ave", "avenue"],
  ["bd", "boulevard"],
  ["bld", "boulevard"],
  ["boul", "boulevard"],
  ["pl", "place"],
  ["r", "rue"],
  ["all", "allee"],
  ["imp", "impasse"],
  ["rte", "route"],
  ["ch", "chemin"],
  ["che", "chemin"],
  ["sq", "square"],
  ["fg", "faubourg"],
  ["res", "residence"],
]);

/**
 * An address reduced to what two spellings of it share; a postal code and what follows it are left out.
 * @returns null where nothing is left
 * @example
 * addressKey("12 Bd. Voltaire, 75011 Paris") // "12 boulevard voltaire"
 */
export function addressKey(address: string): string | null {
  const words = nameKey(address.replace(/[\s,]+\d{5}\b.*$/, ""))
    // Numbers are written with their complement, or with a space before it.
    .replace(/(\d) ?(bis|ter|quater)\b/g, "$1$2")
    .replace(/^(\d+\w*) (?:a|et) (?=\d)/, "$1 ")
    .replace(/(\d)([a-z]{3,})/g, (all, digit: string, word: string) =>
      ["bis", "ter", "quater"].includes(word) ? all : `${digit} ${word}`,
    )
    .split(" ")
    .map((word) => abbreviations.get(word) ?? word)
    .filter((word) => !["de", "du", "des", "la", "le", "les", "l", "d"].includes(word));
  return words.join(" ") || null;
}
