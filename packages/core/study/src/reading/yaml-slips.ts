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

/**
 * What a word processor makes of a text in quotes, and the same in quotes that YAML reads: typographic ones are letters of the
 * text, or of the name, that they stand around.
 * @param written characters of a value that no quote of YAML surrounds
 * @returns null where no such quotes surround it, or its part before a comma
 */
export function curlyQuotes(written: string): { readonly right: string } | null {
  const [, , inside = "", end = ""] = /^([“„‟‘])(.*?)([”“’]?)$/s.exec(written) ?? [];
  if (inside === "" || (end === "" && /[”’]/.test(inside))) return null;
  return { right: quoted(inside) };
}

/** Keys that study files write between braces: elsewhere, a word and a colon are the text itself. */
const keys =
  "fr|en|label|code|codelist|type|from|to|parent|missing|stance|sources|where|at|range|grain|min|rho|one|many|kind|source|of|by";

const before = new RegExp(
  String.raw`[{,]\s*([^\s:"'{[,]+):\s+("[^"]*"|'[^']*'|[^,{}"'\s][^,{}"']*?)\s+(${keys}):\s`,
);

/** Where a line of YAML lacks a comma between two keys, as `{ fr: Âge en: Age }`; null where it lacks none. */
export function missingComma(line: string): { readonly next: string; readonly right: string } | null {
  const [, key = "", text = "", next] = before.exec(line) ?? [];
  return next === undefined ? null : { next, right: `${key}: ${text}, ${next}: …` };
}

/** A text with a colon and a space in it, written without quotes, and the key that it is of. */
interface UnquotedColon {
  readonly key: string;
  readonly text: string;
}

const blockValue = /^\s*(?:-\s+)?([^\s:"'{[#]+)\s*:\s+([^\s"'{[|>&*!#].*)$/;
const flowValue = /[{,]\s*([^\s:"'{[,]+)\s*:\s+([^\s"'{[,&*!][^,{}]*)/g;

/** The first such text of a line of YAML; null where it has none, as where what is wrong is something else. */
export function unquotedColon(line: string): UnquotedColon | null {
  const bare = line.replace(/\s#.*$/, "");
  const values = [blockValue.exec(bare), ...bare.matchAll(flowValue)].flatMap((found) => {
    const [, key = "", text = ""] = found ?? [];
    return text.trim().length > textMax ? [] : [{ key, text: text.trim() }];
  });
  return values.find(({ text }) => /:(?:\s|$)/.test(text)) ?? null;
}

/** Past this, a message would be all text. */
const textMax = 200;
