import { Markup } from "./markup.ts";

/** Tags, and drawings whole. */
const kept = /(<svg[\s\S]*?<\/svg>|<[^>]*>)/;

/**
 * The same markup, its words set in another way: what `pattern` finds in its texts is replaced, save in drawings.
 * @param pattern global, and of letters, digits and plain punctuation: texts are escaped already
 */
export function replaceInTexts(
  { text }: Markup,
  pattern: RegExp,
  replacement: (found: string) => Markup,
): Markup {
  const parts = text.split(kept);
  return new Markup(
    parts
      .map((part, at) => (at % 2 === 1 ? part : part.replace(pattern, (found) => replacement(found).text)))
      .join(""),
  );
}
