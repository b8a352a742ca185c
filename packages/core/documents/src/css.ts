/** A style sheet or a part of one, for `style`. */
export class Css {
  readonly text: string;

  constructor(text: string) {
    if (/<\/|<!--/.test(text)) throw new RangeError("a style sheet that would end its element");
    this.text = text;
  }
}

/** A string is written as a quoted string of CSS, a number as it is, a part of a style sheet as it is; null writes nothing. */
export function css(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Css | null)[]
): Css {
  return new Css(
    strings.reduce((text, string, position) => `${text}${written(values[position - 1] ?? null)}${string}`),
  );
}

function written(value: string | number | Css | null): string {
  if (value instanceof Css) return value.text;
  return typeof value === "string" ? quoted(value) : String(value ?? "");
}

/** Nothing but letters, digits, spaces and plain punctuation stays as it is: the rest could end the string. */
function quoted(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ,.’-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}

/** What a Content-Security-Policy names a style sheet written in the page by: only that one is then followed. */
export async function styleSource({ text }: Css): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
