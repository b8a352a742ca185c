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
