/** Languages that Vigie is written in; French is complete, and stands in for what another lacks. */
export const languages = ["fr", "en"] as const;
export type Language = (typeof languages)[number];

const locales: Readonly<Record<Language, string>> = { fr: "fr", en: "en-GB" };

/** The locale that writes numbers, dates and lists: of a language that a study brings, its own tag. */
export function localeOf(language: string): string {
  const known = languages.find((each) => each === language);
  return known === undefined ? language : locales[known];
}

/**
 * Texts in one sentence.
 * @example
 * listOf(["a", "b", "c"], "fr") // "a, b et c"
 * listOf(["a", "b", "c"], "en") // "a, b and c"
 */
export function listOf(items: readonly string[], language: string): string {
  return new Intl.ListFormat(localeOf(language), { type: "conjunction" }).format(items);
}

/** Direction of a locale's script; left to right where `Intl` does not know. */
export function directionOf(locale: string): "ltr" | "rtl" {
  const textInfo: unknown = Reflect.get(new Intl.Locale(locale), "getTextInfo");
  const info: unknown = typeof textInfo === "function" ? textInfo.call(new Intl.Locale(locale)) : null;
  return typeof info === "object" && info !== null && Reflect.get(info, "direction") === "rtl"
    ? "rtl"
    : "ltr";
}

/**
 * A label put inside a sentence: its capital goes, unless it is an acronym's.
 * @example
 * inSentence("Accueil") // "accueil"
 * inSentence("RSA") // "RSA"
 */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Lu}|^\p{Lu}['’]?\d/u.test(label)
    ? label
    : label.charAt(0).toLocaleLowerCase("fr") + label.slice(1);
}

export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);
}
