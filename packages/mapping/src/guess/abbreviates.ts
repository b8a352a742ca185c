/** Articles and prepositions, left out of comparisons. */
export const linking = new Set([
  "a",
  "au",
  "d",
  "de",
  "des",
  "du",
  "en",
  "et",
  "l",
  "la",
  "le",
  "les",
  "of",
  "the",
]);

/**
 * Whether a name of a column abbreviates a longer one: `DDN` by the initials of « Date de naissance », `DTNAIS` and `SITFAM`
 * by two letters or more of some of its words, in their order and from the first letter of each.
 * @param short letters alone
 * @param words of the other name, plain
 */
export function abbreviates(short: string, words: readonly string[]): boolean {
  if (short.length < 3 || short.length > 12) return false;
  const initials = (of: readonly string[]) => of.map((word) => word[0] ?? "").join("");
  const distinctive = words.filter((word) => !linking.has(word));
  if (initials(words).startsWith(short) || initials(distinctive).includes(short)) return true;
  return short.length >= 4 && isMadeOf(short, distinctive, 2);
}

/** @param wordsMin words that must still give letters */
function isMadeOf(letters: string, [word, ...others]: readonly string[], wordsMin: number): boolean {
  if (letters === "") return wordsMin <= 0;
  if (word === undefined) return false;
  if (isMadeOf(letters, others, wordsMin)) return true;
  if (letters[0] !== word[0]) return false;
  for (
    let length = wordsMin > 0 ? 2 : 1;
    length <= letters.length && isWithin(letters.slice(0, length), word);
    length++
  )
    if (isMadeOf(letters.slice(length), others, wordsMin - 1)) return true;
  return false;
}

/** The letters stand in the word in their order. */
function isWithin(letters: string, word: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = word.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
