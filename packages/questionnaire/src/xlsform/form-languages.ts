/** Languages of the study's texts, as headers of forms name them: `label::Français (fr)`. */
export const formLanguages = { fr: "Français (fr)", en: "English (en)" } as const;

export type FormLanguage = keyof typeof formLanguages;

const names: Readonly<Record<string, FormLanguage>> = {
  fr: "fr",
  français: "fr",
  francais: "fr",
  french: "fr",
  en: "en",
  english: "en",
  anglais: "en",
};

/** The language that a header names by its code in brackets or its name; null for another. */
export function formLanguage(name: string): FormLanguage | null {
  const code = /\(\s*([a-z]{2})(?:-[a-z]+)?\s*\)\s*$/i.exec(name)?.[1] ?? name.trim();
  return names[code.toLowerCase()] ?? null;
}
