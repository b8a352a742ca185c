import { distance } from "fastest-levenshtein";
import { negativeWords, usualPrefixes, usualShortenings } from "./usual.ts";

/** Letters and digits alone, without accents or capitals: `N° Allocataire` gives `n allocataire`. */
export function normalized(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * Similarity of the name of a column to that of a field, from 0 to 1: the same letters, the same words, the start of one
 * another, an abbreviation, or a few letters apart; what files put before a name, as `TOP` in `TOPRSA`, left out.
 */
export function nameSimilarity(name: string, column: string): number {
  const left = normalized(name);
  const right = normalized(column);
  if (left === "" || right === "" || saysNo(left) !== saysNo(right)) return 0;
  const whole = similarityOf(left, right);
  const bare = withoutPrefix(right);
  return bare === null ? whole : Math.max(whole, 0.95 * similarityOf(left, bare));
}

/** Where one name of two alone says no, `SANS_RSA` beside `rsa`, they are of contraries. */
function saysNo(text: string): boolean {
  return text.split(" ").some((word) => negativeWords.has(word));
}

function similarityOf(left: string, right: string): number {
  if (left.replaceAll(" ", "") === right.replaceAll(" ", "")) return 1;
  const near = 1 - distance(left, right) / Math.max(left.length, right.length);
  const isShort =
    abbreviates(left.replaceAll(" ", ""), right.split(" ")) ||
    abbreviates(right.replaceAll(" ", ""), left.split(" "));
  return Math.max(near > 0.7 ? near : 0, sharedWords(left.split(" "), right.split(" ")), isShort ? 0.8 : 0);
}

/** `toprsa` and `top rsa` give `rsa`; null where nothing stands before the name. */
function withoutPrefix(text: string): string | null {
  const prefix = usualPrefixes.find((one) => text.startsWith(one) && text.length >= one.length + 3);
  return prefix === undefined ? null : text.slice(prefix.length).trim();
}

function isGeneric(word: string): boolean {
  return usualPrefixes.includes(word) || linking.has(word);
}

/**
 * Share of the shorter name's words found in the other, a word's first letters being enough. One word is little of a name
 * of many, and so is one of any name: neither « Seul(e) » nor `DATE` is « Ne peut faire seule une démarche » or « Date de
 * naissance ».
 * A column named by a sentence is about more than the few words of a field that it holds.
 * @param a of the field
 */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const weighty = short.filter((word) => word.length > 2);
  if (weighty.length === 0) return 0;
  const found = weighty.filter((word) => long.some((other) => isShortOf(word, other)));
  const isLittle = found.length === 1 && long.filter((word) => word.length > 2).length > 3;
  const isSentence = b.length > a.length && found.length * sentenceTimes <= weightyOf(long).length;
  const isOfAny = found.every(isGeneric) && !a.every(isGeneric);
  return ((isLittle || isSentence || isOfAny ? 0.5 : 0.85) * found.length) / weighty.length;
}

/** How many times as many words a sentence has, articles aside. */
const sentenceTimes = 2.5;

function weightyOf(words: readonly string[]): readonly string[] {
  return words.filter((word) => word.length > 2 && !linking.has(word));
}

/** Whether two are one word, the start of one another, `canal` without its vowels, or a usual shortening. */
function isShortOf(word: string, other: string): boolean {
  if (word === other || usualShortenings[word] === other || usualShortenings[other] === word) return true;
  if (other.length > 3 && (other.startsWith(word) || word.startsWith(other))) return true;
  return consonants(other) === word || consonants(word) === other;
}

/** Null where too few letters are left to recognise a word. */
function consonants(word: string): string | null {
  const short = word.slice(0, 1) + word.slice(1).replace(/[aeiouy]/g, "");
  return short.length >= 3 && short.length < word.length ? short : null;
}

/** Articles and prepositions, left out of comparisons. */
const linking = new Set(["a", "au", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "of", "the"]);

/**
 * Whether a name of a column abbreviates a longer one: `DDN` by the initials of « Date de naissance », `DTNAIS` and `SITFAM`
 * by two letters or more of some of its words, in their order and from the first letter of each.
 * @param short letters alone
 * @param words of the other name, plain
 */
function abbreviates(short: string, words: readonly string[]): boolean {
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
