/** Languages that Vigie is written in; French is complete, and stands in for what another lacks. */
export const languages = ["fr", "en"] as const;
export type Language = (typeof languages)[number];

const locales: Readonly<Record<Language, string>> = { fr: "fr", en: "en-GB" };

/** The locale that writes numbers, dates and lists: of a language that a study brings, its own tag. */
export function localeOf(language: string): string {
  const known = languages.find((each) => each === language);
  return known === undefined ? language : locales[known];
}
