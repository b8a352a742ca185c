/** A label of a tool as a code of a study: « Démarche en ligne » is `demarche_en_ligne`. Empty where it holds no letter. */
export function codeOf(label: string): string {
  return label
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
}
