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
