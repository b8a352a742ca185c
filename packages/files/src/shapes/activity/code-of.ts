/** Labels come from lists of a few dozen, repeated on every row; those past this number are coded each time. */
const labelsKept = 1_000;
const codes = new Map<string, string>();

/** A label of a tool as a code of a study: « Démarche en ligne » is `demarche_en_ligne`. Empty where it holds no letter. */
export function codeOf(label: string): string {
  const known = codes.get(label);
  if (known !== undefined) return known;
  const code = label
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  if (codes.size < labelsKept) codes.set(label, code);
  return code;
}
