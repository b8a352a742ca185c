import { Markup } from "../markup.ts";

/** A drawing or a tag, which stay as they are, or a French ordinal among words. */
const parts = /<svg[\s\S]*?<\/svg>|<[^>]*>|(?<![\p{L}\p{N}])1(er|re)(?![\p{L}\p{N}])/gu;

/** « 1er » with its end raised, as French prints it. */
export function raisedOrdinals({ text }: Markup): Markup {
  return new Markup(
    text.replace(parts, (part, end?: string) => (end === undefined ? part : `1<sup>${end}</sup>`)),
  );
}
