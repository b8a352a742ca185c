/** A letter that an earlier program could not read and replaced: it stands for one letter, whichever it was. */
const lostLetter = "\uFFFD";

/**
 * A commune's name reduced to what two spellings of it share: without accents, case, apostrophes, hyphens, a CEDEX
 * mention or the number of an arrondissement; `St` and `Ste` written in full.
 * @example
 * nameKey("L'Île-St-Denis") // "l ile saint denis"
 * nameKey("SAINT OUEN CEDEX 2") // "saint ouen"
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replace(/[^\p{Letter}\p{Number}\uFFFD]+/gu, " ")
    .trim()
    .replace(/ cedex( \d+)?$/, "")
    .replace(/^(paris|lyon|marseille) (\d+) ?(er|e|eme|nd)?( (arrondissement|arrdt?|arr))?$/, "$1")
    .replace(/\bste\b/g, "sainte")
    .replace(/\bst\b/g, "saint");
}

/** Whether two keys are of one name, judging by the letters that are left. */
export function sameNameKey(written: string, official: string): boolean {
  if (written === official) return true;
  if (!written.includes(lostLetter) || written.length !== official.length) return false;
  return [...written].every((letter, at) => letter === lostLetter || letter === official[at]);
}

/** First words of the complement that distinguishes namesakes: “sur-Seine”, “en-France”, “lès-Tours”. */
const complement = /^ (sur|sous|en|les|lez|le|la|l|de|du|des|d|aux|au|pres) /;

/**
 * Whether a key is of a name without its complement: “Saint-Ouen” of “Saint-Ouen-sur-Seine”.
 * @example
 * isShortOf("saint ouen", "saint ouen sur seine") // true
 * isShortOf("saint ouen", "saint ouennais") // false
 */
export function isShortOf(written: string, official: string): boolean {
  return written !== "" && official.startsWith(written) && complement.test(official.slice(written.length));
}

export function hasLostLetter(name: string): boolean {
  return name.includes(lostLetter);
}

/** How a name follows “de”, as Insee numbers it (TNCC): 0 “de”, 1 “d’”, 2 “du”, 3 “de la”… */
export type Article = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** By Insee’s number (TNCC): what goes before the name, and the article that the name may already bear. */
const forms: Readonly<Record<Article, readonly [before: string, article: RegExp]>> = {
  0: ["de ", /^$/],
  1: ["d’", /^$/],
  2: ["du ", /^Le /],
  3: ["de la ", /^La /],
  4: ["des ", /^Les /],
  5: ["de l’", /^L['’]/],
  6: ["des ", /^Aux /],
  7: ["de las ", /^Las /],
  8: ["de los ", /^Los /],
};

/** A name after “de”, with its article: “de la Sarthe”, “du Mans”, “d’Angers”. */
export function nameAfterDe(name: string, article: Article): string {
  const [before, written] = forms[article];
  return `${before}${name.replace(written, "")}`;
}
