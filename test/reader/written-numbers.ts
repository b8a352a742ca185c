/** A page as a person reads it, each number that a table gives between braces. */
export function textOfPage(page: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? page;
  return main
    .replace(/<svg[\s\S]*?<\/svg>|<table[\s\S]*?<\/table>/g, "")
    .replace(/<a class="n" href="([^"]*)"[^>]*>([^<]*)<\/a>/g, (_, href: string, text: string) =>
      /ailleurs-|comparaison/.test(href) ? text : `{${text}}`,
    )
    .replace(/<[^>]*>/g, " ")
    .replaceAll(/&#39;|&amp;/g, (entity) => (entity === "&amp;" ? "&" : "'"))
    .replaceAll(/[\s\u00a0\u202f]+/g, " ");
}

/** The numbers of a passage, where « # » stands for each; null where the page does not say it. */
export function numbersWritten(text: string, passage: string): readonly string[] | null {
  const found = patternOf(passage).exec(text);
  return found === null ? null : found.slice(1).flatMap((text) => text?.trim() ?? []);
}

/** Spaces of a passage may be any: marks of a page stand between words and punctuation. The easy page has numbers without a link. */
export function patternOf(passage: string): RegExp {
  const escaped = passage
    .split("#")
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(/\s+/g, "\\s*"));
  return new RegExp(escaped.join(String.raw`\s*(?:\{([^{}]+)\}|([^{}]{1,30}?))\s*`));
}

export type Language = "fr" | "en";

const inWords: Readonly<Record<string, number>> = {
  "un quart": 1 / 4,
  "un tiers": 1 / 3,
  "la moitié": 1 / 2,
  "a quarter": 1 / 4,
  "a third": 1 / 3,
  half: 1 / 2,
};

/** A number as a sentence writes it, and how far from it the value may be for the words to be true. */
export function valueWritten(
  text: string,
  language: Language,
): { readonly value: number; readonly within: number } {
  const plain = text.replace(/^(?:environ|about) /, "");
  const fraction = inWords[plain];
  if (fraction !== undefined) return { value: fraction, within: 0.025 };
  const [thousands, decimal] = language === "fr" ? [" ", ","] : [",", "."];
  const [digits = ""] = /\d[\d ,.]*/.exec(plain) ?? [];
  const number = Number(digits.replaceAll(thousands, "").replace(decimal, "."));
  if (plain.endsWith("%")) return { value: number / 100, within: 0.005 };
  const [, tenths] = /(\d+) (?:sur|in) 10$/.exec(plain) ?? [];
  if (tenths !== undefined) return { value: Number(tenths) / 10, within: 0.05 };
  if (/^(?:près de|nearly)/.test(text)) return { value: number, within: 0.025 * number };
  return { value: number, within: Number.isInteger(number) && !plain.includes(decimal) ? 0.5 : 0.05 };
}
