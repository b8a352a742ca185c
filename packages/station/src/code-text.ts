import type { Insert } from "@vigie/html";
import { attributeOf, contentOf, type Indicator, type Source, subgroupLabel, type Text } from "@vigie/study";
import { total, unknown } from "@vigie/table";
import type { PageFormatter } from "./page-formatter.ts";

/** A code of a table's dimension. */
export interface CodeOf {
  readonly source: Source;
  readonly indicator: Indicator;
  readonly dimension: string;
}

/** What a code of a table's dimension means; the code itself where the study does not say. */
export function codeText(
  code: string,
  { source, indicator, dimension }: CodeOf,
  formatter: PageFormatter,
): Insert {
  const { message, text, label: shown } = formatter;
  const attribute = attributeOf(source, dimension);
  const of = attribute && { of: text(attribute.label) };
  if (code === total) return of ? message("code.totalOf", of) : message("code.total");
  if (code === unknown) return of ? message("code.unknownOf", of) : message("code.unknown");
  if (dimension === "universe") return shown(source.universes.get(code)?.label ?? { fr: code, en: code });
  if (dimension === "subgroup") return shown(subgroupLabel(source, code));
  const label: Text = attribute?.codes.find((each) => each.code === code)?.label ?? { fr: code, en: code };
  const { number } = contentOf(indicator);
  return dimension === number?.number ? bandText(code, number.bands ?? [], formatter) : shown(label);
}

/** A band of a number is named by its lower bound; without bands, a number is known or not. */
function bandText(code: string, bands: readonly number[], { message }: PageFormatter): string {
  const from = bands.find((bound) => String(bound) === code);
  if (from === undefined) return message("code.known");
  const to = bands.find((bound) => bound > from);
  return to === undefined ? message("code.lastBand", { from }) : message("code.band", { from, to });
}
