import { attributeOf, contentOf, type Indicator, type Source, subgroupLabel } from "@vigie/study";
import { total, unknown } from "@vigie/table";
import type { PageFormatter } from "../page-formatter.ts";

/** What a code of a table's dimension means; the code itself where the study does not say. */
export function codeName(
  code: string,
  dimension: string,
  {
    source,
    indicator,
    formatter,
  }: { readonly source: Source; readonly indicator: Indicator; readonly formatter: PageFormatter },
): string {
  const { message, text } = formatter;
  if (code === total) return message("code.total");
  if (code === unknown) return message("code.unknown");
  if (dimension === "universe") {
    const universe = source.universes.get(code)?.label;
    return universe === undefined ? code : text(universe);
  }
  if (dimension === "subgroup") return text(subgroupLabel(source, code));
  const { number } = contentOf(indicator);
  if (dimension === number?.number) return bandName(code, number.bands ?? [], formatter);
  const label = attributeOf(source, dimension)?.codes.find((each) => each.code === code)?.label;
  return label === undefined ? code : text(label);
}

/** A band of a number is named by its lower bound; without bands, a number is known or not. */
function bandName(code: string, bands: readonly number[], { message }: PageFormatter): string {
  const from = bands.find((bound) => String(bound) === code);
  if (from === undefined) return message("code.known");
  const to = bands.find((bound) => bound > from);
  return to === undefined ? message("code.lastBand", { from }) : message("code.band", { from, to });
}

export function dimensionName(dimension: string, source: Source, { message, text }: PageFormatter): string {
  if (dimension === "universe") return message("code.universe");
  const label = attributeOf(source, dimension)?.label;
  return label === undefined ? dimension : text(label);
}
