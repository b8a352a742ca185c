import { type Language, languages } from "@vigie/words";

/**
 * Takes `--lang` out of what was typed; without it, the language is the system's where it is one of ours.
 * @returns `wrong` where `--lang` names no language of ours
 */
export function languageOf(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): { readonly language: Language; readonly words: readonly string[]; readonly wrong: boolean } {
  const at = words.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  if (at < 0) return { language: systemLanguage(environment), words, wrong: false };
  const joined = words[at]?.startsWith("--lang=") === true;
  const named = joined ? words[at]?.slice("--lang=".length) : words[at + 1];
  const language = languages.find((known) => known === named);
  return {
    language: language ?? "fr",
    words: words.toSpliced(at, joined ? 1 : 2),
    wrong: language === undefined,
  };
}

/** That of `LC_ALL`, `LC_MESSAGES` or `LANG`, the first that is set; French where it is none of ours. */
function systemLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const set = ["LC_ALL", "LC_MESSAGES", "LANG"].map((name) => environment[name]).find((value) => value);
  return languages.find((language) => set?.startsWith(language)) ?? "fr";
}
