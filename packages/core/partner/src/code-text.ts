import type { Inline } from "@vigie/documents";
import { attributeOf, contentOf, type Indicator, type Source, subgroupLabel, type Text } from "@vigie/study";
import { total, unknown } from "@vigie/table";
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

/** A code of a table's dimension. */
interface CodeOf {
  readonly source: Source;
  readonly indicator: Indicator;
  readonly dimension: string;
}

/** What it stands for: a label of the study, or a band of a number, which is named by its lower bound. */
type CodeMeaning =
  | { readonly kind: "total" | "unknown" | "known" }
  | { readonly kind: "band"; readonly from: number; readonly to: number }
  | { readonly kind: "lastBand"; readonly from: number }
  | { readonly kind: "label"; readonly label: Text };

/** The label is the code itself where the study has none; a number without bands is known or not. */
export function codeMeaning(code: string, { source, indicator, dimension }: CodeOf): CodeMeaning {
  if (code === total) return { kind: "total" };
  if (code === unknown) return { kind: "unknown" };
  const labelled = (label: Text = { fr: code, en: code }) => ({ kind: "label", label }) as const;
  if (dimension === "universe") return labelled(source.universes.get(code)?.label);
  if (dimension === "subgroup") return labelled(subgroupLabel(source, code));
  const { number } = contentOf(indicator);
  if (dimension !== number?.number)
    return labelled(attributeOf(source, dimension)?.codes.find((each) => each.code === code)?.label);
  const bands = number.bands ?? [];
  const from = bands.find((bound) => String(bound) === code);
  if (from === undefined) return { kind: "known" };
  const to = bands.find((bound) => bound > from);
  return to === undefined ? { kind: "lastBand", from } : { kind: "band", from, to };
}
