import type { Inline } from "@vigie/documents";
import { attributeOf } from "@vigie/study";
import { type CodeOf, codeMeaning } from "./code-meaning.ts";
import type { PageFormatter } from "./page-formatter.ts";

/** A code of a table's dimension, in words; totals and unknown values name their attribute. */
export function codeText(code: string, of: CodeOf, { message, text, label }: PageFormatter): Inline {
  const meaning = codeMeaning(code, of);
  if (meaning.kind === "label") return label(meaning.label);
  const attribute = attributeOf(of.source, of.dimension);
  if (attribute !== null && (meaning.kind === "total" || meaning.kind === "unknown"))
    return message(`code.${meaning.kind}Of`, { of: text(attribute.label) });
  return message(`code.${meaning.kind}`, { ...meaning });
}
