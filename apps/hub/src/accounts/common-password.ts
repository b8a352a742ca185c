import { readFileSync } from "node:fs";

let known: ReadonlySet<string> | null = null;

/** Words that people begin a password with, in French and English, and rows of keyboards. */
const guessed = [
  "motdepasse",
  "password",
  "bonjour",
  "bienvenue",
  "observatoire",
  "vigie",
  "administrateur",
  "azertyuiop",
  "qwertyuiop",
  "azerty",
  "qwerty",
  "qsdfghjklm",
  "asdfghjkl",
  "wxcvbn",
  "zxcvbnm",
  "abcdef",
];
const distinctMin = 6;
/** What is left of a password without the words above and its figures. */
const ownLettersMin = 5;

/**
 * Whether a password is among those that are tried first: of the list, or made of guessed words and figures.
 * @param personal what the person is known by: name, address of mail, institution
 */
export function isCommonPassword(password: string, personal: readonly string[]): boolean {
  const typed = folded(password);
  if (new Set(typed).size < distinctMin || commonPasswords().has(typed)) return true;
  const words = [...personal.flatMap((text) => folded(text).split(/[^a-z0-9]+/)), ...guessed]
    .filter((word) => word.length > 3)
    .toSorted((a, b) => b.length - a.length);
  const left = words.reduce((text, word) => text.replaceAll(word, ""), typed.replaceAll(/[^a-z0-9]/g, ""));
  return /^[\x20-\x7e]*$/.test(typed) && left.replaceAll(/\d/g, "").length < ownLettersMin;
}

function commonPasswords(): ReadonlySet<string> {
  known ??= new Set(
    readFileSync(new URL("./common-passwords.txt", import.meta.url), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#")),
  );
  return known;
}

function folded(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
