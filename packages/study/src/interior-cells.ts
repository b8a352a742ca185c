import { attributeOf } from "./attribute-of.ts";
import { dimensionsOf } from "./dimensions-of.ts";
import type { Indicator } from "./indicator.ts";
import type { Source } from "./source.ts";

/**
 * Cells of the largest table that an indicator counts, margins left out: every code and `_U` of each dimension. The
 * exact sets of channels are an open list, and make one.
 */
export function interiorCells(indicator: Indicator, source: Source): number {
  const sizes = crossings(indicator).map((dimensions) =>
    dimensions.reduce((cells, name) => cells * categories(source, name, indicator), 1),
  );
  return Math.max(...sizes) * bandsOf(indicator);
}

/** The tables that an indicator counts, each by its dimensions. */
function crossings(indicator: Indicator): readonly (readonly string[])[] {
  const own = dimensionsOf(indicator);
  if (indicator.kind !== "association" || indicator.adjust.size === 0) return [own];
  // What the model is fitted on. Methods, section 7.11.
  return [own, [...new Set([indicator.of, ...indicator.adjust.keys(), indicator.outcome.attribute])]];
}

/** Codes of a dimension in a table, with `_U` where a value may be unknown. */
export function categories(source: Source, name: string, { kind, of }: Indicator): number {
  if (name === "subgroup") return 1;
  const codes = attributeOf(source, name)?.codes.length ?? 0;
  const isWhole = name === "group" || (kind === "multiple" && name === of);
  return isWhole ? codes : codes + 1;
}

/** A median is counted by band; a mean, with and without its number. */
function bandsOf(indicator: Indicator): number {
  return indicator.kind === "summary" ? 1 + (indicator.bands?.length ?? 1) : 1;
}
