import { codeMeaning } from "@vigie/station";
import { attributeOf, type Indicator, type Source } from "@vigie/study";
import type { PageFormatter } from "../page-formatter.ts";

/** What a code of a table's dimension means. */
export function codeName(
  code: string,
  dimension: string,
  {
    source,
    indicator,
    formatter: { message, text },
  }: { readonly source: Source; readonly indicator: Indicator; readonly formatter: PageFormatter },
): string {
  const meaning = codeMeaning(code, { source, indicator, dimension });
  return meaning.kind === "label" ? text(meaning.label) : message(`code.${meaning.kind}`, { ...meaning });
}

export function dimensionName(dimension: string, source: Source, { message, text }: PageFormatter): string {
  if (dimension === "universe") return message("code.universe");
  return text(attributeOf(source, dimension)?.label ?? { fr: dimension });
}
