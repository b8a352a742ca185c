import { nameKey } from "@vigie/territory";

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
