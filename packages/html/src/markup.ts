/** HTML or SVG whose texts are already escaped; `html` makes one, from a template. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Insert = string | number | Markup | null | readonly Insert[];

/** Strings are escaped, markup is kept, a list is joined, `null` writes nothing. */
export function html(strings: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  return new Markup(
    strings.reduce((text, string, position) => text + written(inserts[position - 1] ?? null) + string),
  );
}

function written(insert: Insert): string {
  if (insert === null) return "";
  if (insert instanceof Markup) return insert.text;
  if (typeof insert === "object") return insert.map(written).join("");
  return String(insert).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
