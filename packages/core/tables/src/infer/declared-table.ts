import {
  type Association,
  attributeOf,
  contentOf,
  dimensionsOf,
  type Indicator,
  isWeighted,
  type Source,
} from "@vigie/study";
import { isChannelSet, isGroup, type ReleasedTable, total, unknown } from "@vigie/table";

/**
 * Whether a released table has the dimensions of its indicator, the columns of counts, and no code that the study does not
 * know. Two dimensions may come besides: the stratum of a survey, and the bands of a number.
 */
export function isAsDeclared(table: ReleasedTable, indicator: Indicator, source: Source): boolean {
  const { association, number } = contentOf(indicator);
  const model = association !== null && table.name !== indicator.id ? association : null;
  const declared = model === null ? dimensionsOf(indicator) : modelDimensions(model);
  const besides = new Set(
    [strataOf(source), number?.number ?? null].filter((name) => name !== null && !declared.includes(name)),
  );
  const names = table.dimensions.flatMap(({ name }) => (besides.has(name) ? [] : [name]));
  const columns = model === null ? ["count_error", "base", "base_error"] : ["count_error"];
  return (
    names.join() === ["universe", ...declared].join() &&
    columns.every((name) => table.measures.includes(name)) &&
    table.dimensions.every(({ name, codes }) =>
      codes.every((code) => isReleased(code, name, { indicator, source })),
    ) &&
    table.rows.every(({ codes }) => codes.every((code, at) => table.dimensions[at]?.codes.includes(code)))
  );
}

function modelDimensions({ of, outcome, adjust }: Association): readonly string[] {
  return [...new Set([of, outcome.attribute, ...adjust.keys()])];
}

/** The stratum that respondents were drawn in, which splits the tables of their survey too. */
function strataOf(source: Source): string | null {
  return isWeighted(source) ? (source.survey?.strata?.attribute ?? null) : null;
}

function isReleased(
  code: string,
  dimension: string,
  { indicator, source }: { readonly indicator: Indicator; readonly source: Source },
): boolean {
  const { number } = contentOf(indicator);
  if (dimension !== number?.number) return isKnown(code, dimension, source);
  const bounds = (number.bands ?? []).map(String);
  return [...bounds, "known", unknown, total].includes(code);
}

export function isKnown(code: string, dimension: string, source: Source): boolean {
  if (dimension === "universe") return source.universes.has(code);
  if (code === total || code === unknown) return true;
  if (dimension === "group") return isGroup(code);
  if (dimension === "subgroup")
    return source.contacts !== null && isChannelSet(source.contacts.channels, code);
  return (attributeOf(source, dimension)?.codes ?? []).some((known) => known.code === code);
}
