import { attributeOf, type Source, type Study, subgroupLabel, type Text } from "@vigie/study";
import type { PageWords } from "./page-words.ts";

/** A code of a table's dimension. */
export interface CodeOf {
  readonly study: Study;
  readonly source: Source;
  readonly dimension: string;
}

/** What a code of a table's dimension means, in HTML; the code itself where the study does not say. */
export function codeWords(code: string, { study, source, dimension }: CodeOf, words: PageWords): string {
  const { say, text, html } = words;
  const attribute = attributeOf(source, dimension);
  const of = attribute && { of: text(attribute.label) };
  if (code === "_T") return of ? say("code.totalOf", of) : say("code.total");
  if (code === "_U") return of ? say("code.unknownOf", of) : say("code.unknown");
  if (dimension === "universe") return html(source.universes.get(code)?.label ?? { fr: code, en: code });
  if (dimension === "subgroup") return html(subgroupLabel(source, code));
  if (code === "_O") return say("code.others");
  if (code.startsWith("_O.")) return say("code.othersOf", { label: text(above(study, code.slice(3))) });
  return html(attribute?.codes.find((each) => each.code === code)?.label ?? above(study, code));
}

/** A level above is in the code list only. */
function above(study: Study, code: string): Text {
  for (const { codes } of study.codelists.values()) {
    const found = codes.find((each) => each.code === code);
    if (found !== undefined) return found.label;
  }
  return { fr: code, en: code };
}
