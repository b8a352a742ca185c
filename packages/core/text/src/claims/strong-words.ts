/**
 * Words that compare or generalise, by what would prove them. `unprovable`: no form of condition does; the claim names
 * them in its attribute `words`.
 */
const families = [
  "universal",
  "negative",
  "majority",
  "minority",
  "superlative",
  "mainly",
  "comparative",
  "unprovable",
] as const;
export type WordFamily = (typeof families)[number];

/** Each pattern matches whole words; look-arounds leave out phrases with another meaning (« le reste », "of all"). */
const patterns: Readonly<Record<string, Readonly<Record<WordFamily, string>>>> = {
  fr: {
    universal: String.raw`(?<!presque\s)tou(?:te)?s(?!\s+les\s+(?:jours|semaines|mois|trimestres|ans|deux)|\s+deux)|partout`,
    negative: "aucune?s?",
    majority: String.raw`presque\s+tou(?:te)?s|la\s+plupart|majorité|majoritaires?|plus\s+de\s+la\s+moitié`,
    minority: String.raw`minorité|minoritaires?|moins\s+de\s+la\s+moitié`,
    superlative: String.raw`(?:le|la|les)\s+(?:plus|moins)`,
    mainly: "surtout",
    comparative: String.raw`(?:plus|moins)(?:\s+\p{L}+)?\s+qu(?:e|(?=[’']))`,
    unprovable: String.raw`(?<!(?:le|du|au|un|ce|de)\s)reste(?:nt)?|(?<!(?:le|du|au|un|ce|de)\s)manque(?:nt)?|(?<=(?:^|\s)(?:le|la|les|du|au|aux|des|une?)\s)seule?s?|(?<!(?:pas|non)\s)seulement`,
  },
  en: {
    universal: String.raw`(?<!(?:almost|nearly|at|in|of|not|above|than|against|with)\s)all|every(?!\s+(?:day|week|month|quarter|year))|everywhere|everyone`,
    negative: String.raw`none|no(?!\s+(?:longer|more|doubt|matter))`,
    majority: String.raw`(?:almost|nearly)\s+all|(?<!the\s)most(?!\s+often)|majority|(?:more\s+than|over)\s+half`,
    minority: String.raw`minority|(?:less|fewer)\s+than\s+half|under\s+half`,
    superlative: String.raw`the\s+(?:most|least|fewest)|(?<!the\s)most\s+often`,
    mainly: String.raw`mainly|mostly|above\s+all`,
    comparative: String.raw`(?:more|less|fewer)(?:\s+\p{L}+)?\s+than(?=\s+\p{L})(?!\s+half)`,
    unprovable: String.raw`remains?|(?<!(?:a|the|of)\s)lacks?|(?<!not\s)only`,
  },
};

export interface StrongWord {
  readonly word: string;
  readonly family: WordFamily;
  readonly index: number;
}

/** The words of a passage that compare or generalise, in their order; none in a language that has no list. */
export function strongWordsIn(text: string, language: string): readonly StrongWord[] {
  const found = families.flatMap((family) => {
    const pattern = patterns[language]?.[family];
    if (pattern === undefined) return [];
    const whole = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, "giu");
    return [...text.matchAll(whole)].map(({ 0: word, index }) => ({ word, family, index }));
  });
  return found.toSorted((a, b) => a.index - b.index);
}
