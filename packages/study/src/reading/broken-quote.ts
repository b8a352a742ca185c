const singleQuoted = /([^\s:"'{[,]+):\s+'(.*?)'(?=\s*(?:,\s|[}\]]|$))/g;
const doubleQuoted = /([^\s:"'{[,]+):\s+"(.*?)"(?=\s*(?:,\s|[}\]]|$))/g;

/**
 * Where a line of YAML has a text that its own quote or apostrophe ends too soon (`'L'âge'`), its key and the same text with
 * typographic ones; null where it has none.
 */
export function brokenQuote(line: string): { readonly right: string } | null {
  for (const [, key = "", text = ""] of line.matchAll(singleQuoted))
    if (/(?<!')'(?!')/.test(text)) return { right: `${key}: "${typographic(text)}"` };
  for (const [, key = "", text = ""] of line.matchAll(doubleQuoted))
    if (/(?<!\\)"/.test(text)) return { right: `${key}: "${typographic(text)}"` };
  return null;
}

function typographic(text: string): string {
  return text
    .replace(/'+/g, "’")
    .replace(/"([^"]*)"/g, "« $1 »")
    .replaceAll('"', "");
}

/** Within the quotes that it does not hold. */
export function quoted(text: string): string {
  return text.includes('"') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}
