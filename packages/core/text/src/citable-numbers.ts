import { dimensionsOf, type Indicator, measuresOf, type Source } from "@vigie/study";
import { total } from "@vigie/table";
import { dimensionLabel, labelOf, type TextEvidence } from "@vigie/tables";
import type { Directive } from "./directives/reference.ts";
import { isReference, references } from "./references/index.ts";

/** What a text may cite of one cell: the directive to write, and its text with these tables. */
export interface CitableNumber {
  readonly directive: string;
  readonly text: string;
}

/** A dimension of the table of an indicator, and the codes among which a cell is chosen. */
export interface CellDimension {
  readonly name: string;
  readonly label: string;
  readonly codes: readonly { readonly code: string; readonly label: string }[];
}

/** The dimensions of a table and their codes, in their order; none where its partner has not answered. */
export function cellDimensions(id: string, evidence: TextEvidence): readonly CellDimension[] {
  const found = heldIndicator(id, evidence);
  const held = evidence.gathered.get(id);
  if (found === null || held?.state !== "published") return [];
  const { indicator, source } = found;
  const read = { source, formatter: evidence.formatter };
  return ["universe", ...dimensionsOf(indicator)].map((name, at) => ({
    name,
    label: dimensionLabel(read, name),
    codes: [...new Set(held.table.rows.map(({ codes }) => codes[at] ?? ""))]
      .filter((code) => code !== "" && code !== total && !code.startsWith("_"))
      .map((code) => ({ code, label: labelOf(read, name, code) })),
  }));
}

/**
 * Every way in which a text may cite a cell of a table: a directive that the study’s text refuses, or that these tables have no
 * value for, is left out.
 * @param at code of each dimension that is not at its total
 */
export function citableNumbers(
  id: string,
  at: ReadonlyMap<string, string>,
  evidence: TextEvidence,
): readonly CitableNumber[] {
  const found = heldIndicator(id, evidence);
  if (found === null) return [];
  const { indicator, source } = found;
  const cell = [...at].filter(
    ([name, code]) => code !== "" && !(name === "universe" && code === indicator.universe),
  );
  const plain = Object.keys(references).map((name) => ({ name, attributes: cell }));
  const measures = measuresOf(indicator, source).map((measure) => ({
    name: "measure",
    attributes: [...cell, ["measure", measure.name] as const],
  }));
  const decimals = plain.map(({ name, attributes }) => ({
    name,
    attributes: [...attributes, ["decimals", "1"] as const],
  }));
  const seen = new Set<string>();
  return [...plain, ...measures, ...decimals].flatMap(({ name, attributes }) => {
    const directive = { name, label: id, attributes: new Map(attributes), place: {} };
    const text = renderedText(directive, evidence);
    // Decimals of a count are none.
    const isEmpty = attributes.some(([key]) => key === "decimals") && text?.match(/[.,]0(?!\d)/) != null;
    if (text === null || isEmpty || seen.has(text + name)) return [];
    seen.add(text + name);
    return [{ directive: written(directive), text }];
  });
}

function heldIndicator(
  id: string,
  { study }: TextEvidence,
): { readonly indicator: Indicator; readonly source: Source } | null {
  const indicator = study.indicators.get(id);
  const source = indicator && study.sources.get(indicator.source);
  return indicator && source ? { indicator, source } : null;
}

function renderedText(directive: Directive, evidence: TextEvidence): string | null {
  if (!isReference(directive.name)) return null;
  const reading = { study: evidence.study, found: [] };
  const reference = references[directive.name].read(directive, reading);
  if (reference === null || reading.found.length > 0) return null;
  const rendered = reference.render(evidence);
  return rendered.kind === "cited" ? rendered.text : null;
}

function written({ name, label, attributes }: Directive): string {
  const within = [...attributes].map(
    ([key, value]) => `${key}=${/^[\w.-]+$/.test(value) ? value : `"${value}"`}`,
  );
  return `:${name}[${label}]${within.length === 0 ? "" : `{${within.join(" ")}}`}`;
}
