const months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
const thousands = /(?<!\d|\d[ \u202f])[1-9]\d{0,2}(?: \d{3})+(?!\d)/gu;
const day = new RegExp(`(?<!\\d)(\\d{1,2}|1er) (?=(?:${months})(?!\\p{L}))`, "gu");
const year = new RegExp(`(?<!\\p{L})(${months}) (?=\\d{4}(?!\\d))`, "gu");

/**
 * No-break spaces of French: a whole one before `:`, narrow ones before `;`, `!`, `?`, `%`, inside guillemets and
 * between thousands; a date is not broken either.
 * @example
 * frenchSpacing("Total : 1 500 %") // "Total\u00a0: 1\u202f500\u202f%"
 */
export function frenchSpacing(text: string): string {
  const spaced = text.replace(/ (?=:)/g, "\u00a0").replace(/ (?=[;!?%»])|(?<=«) /g, "\u202f");
  // Common case first: most texts have no number.
  if (!/\d/.test(spaced)) return spaced;
  return spaced
    .replace(thousands, (number) => number.replaceAll(" ", "\u202f"))
    .replace(day, "$1\u00a0")
    .replace(year, "$1\u00a0");
}
