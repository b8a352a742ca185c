import { attributeOf, type Indicator, type Source, subgroupLabel, type Text } from "@vigie/study";
import { total, unknown } from "@vigie/table";
import type { PageWords } from "./page-words.ts";

/** A code of a table's dimension. */
export interface CodeOf {
  readonly source: Source;
  readonly indicator: Indicator;
  readonly dimension: string;
}

/** What a code of a table's dimension means, in HTML; the code itself where the study does not say. */
export function codeWords(code: string, { source, indicator, dimension }: CodeOf, words: PageWords): string {
  const { say, text, html } = words;
  const attribute = attributeOf(source, dimension);
  const of = attribute && { of: text(attribute.label) };
  if (code === total) return of ? say("code.totalOf", of) : say("code.total");
  if (code === unknown) return of ? say("code.unknownOf", of) : say("code.unknown");
  if (dimension === "universe") return html(source.universes.get(code)?.label ?? { fr: code, en: code });
  if (dimension === "subgroup") return html(subgroupLabel(source, code));
  const label: Text = attribute?.codes.find((each) => each.code === code)?.label ?? { fr: code, en: code };
  return indicator.kind === "summary" && dimension === indicator.number
    ? bandWords(code, indicator.bands ?? [], words)
    : html(label);
}

/** A band of a number is named by its lower bound; without bands, a number is known or not. */
function bandWords(code: string, bands: readonly number[], { say }: PageWords): string {
  const from = bands.find((bound) => String(bound) === code);
  if (from === undefined) return say("code.known");
  const to = bands.find((bound) => bound > from);
  return to === undefined ? say("code.lastBand", { from }) : say("code.band", { from, to });
}
