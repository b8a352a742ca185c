import { attributeOf, contentOf, shareDimensionOf } from "@vigie/study";
import { groupOfOthers, isGroup, total } from "@vigie/table";
import { dimensionLabel, labelOf, type Subject } from "@vigie/tables";
import type { CitedCell } from "../directives/reference.ts";

/** What the units of a cell do or are: `verb` goes on from their name, « ont 50 ans ou plus »; `label` stands after a colon. */
export interface CellAnswer {
  readonly form: "verb" | "label";
  readonly words: string;
}

/**
 * The sentence that the study declares for the codes of a cell, or the one that its kind of code has: a group of use, an answer
 * to a question. The label alone is right for any other code, whatever its grammar.
 */
export function cellAnswer(subject: Subject, cell: CitedCell): CellAnswer {
  const { indicator, source, formatter } = subject;
  const items = itemsOf(subject);
  if (items !== null && cell.at.has(items)) return itemAnswer(subject, items, cell);
  const of = shareDimensionOf(indicator);
  const declared = verbsOf(subject, of, cell);
  if (declared !== null) return { form: "verb", words: declared };
  const attribute = source.attributes.get(of);
  const label = quotedLabels(subject, of, cell);
  const question = dimensionLabel(subject, of);
  if (source.survey !== null && attribute?.origin.kind === "field")
    return { form: "verb", words: formatter.message("cell.answers", { label, question }) };
  if (attribute?.type === "flag")
    return {
      form: "label",
      words: labelled(subject, cell, formatter.message("cell.quoted", { label: question })),
    };
  if (attribute?.origin.kind === "set")
    return { form: "verb", words: formatter.message("cell.only", { label }) };
  if (of === "group" || of === "subgroup") return { form: "label", words: label };
  return { form: "label", words: formatter.message("cell.of", { label, dimension: question }) };
}

/** The dimension of the items of a question of several answers; null for any other. */
export function itemsOf({ indicator }: Subject): string | null {
  return contentOf(indicator).answers?.of ?? null;
}

/** What the units that have one of the codes do or are; null where a code has no sentence, and where the cell names none. */
export function verbsOf(subject: Subject, dimension: string, { at }: CitedCell): string | null {
  const codes = (at.get(dimension) ?? []).filter((code) => code !== total);
  // Both groups together are those who used such a channel, whatever else they did.
  if (dimension === "group" && codes.length === 2 && codes.includes("mixed") && codes.includes("direct"))
    return subject.formatter.message("cell.direct");
  const verbs = codes.flatMap((code) => verbOf(subject, dimension, code) ?? []);
  return codes.length === 0 || verbs.length < codes.length
    ? null
    : verbs.join(subject.formatter.message("reading.or"));
}

/** Whether the question was put to some people only: shares are those of who was asked. */
export function isAskedOfSome(subject: Subject): boolean {
  const { indicator, source } = subject;
  const items = source.multiples.get(itemsOf(subject) ?? "")?.items.values() ?? [];
  return [indicator.of, ...items].some((name) =>
    source.attributes.get(name)?.codes.some(({ missing }) => missing === "not_asked"),
  );
}

/** An item may say the contrary of what is counted: « Parler français », of what stops people. */
function itemAnswer(subject: Subject, items: string, cell: CitedCell): CellAnswer {
  const { source, indicator, formatter } = subject;
  const [answer, ...others] = cell.at.get(shareDimensionOf(indicator)) ?? [];
  const declared = answer === "yes" && others.length === 0 ? verbsOf(subject, items, cell) : null;
  if (declared !== null) return { form: "verb", words: declared };
  const values = { label: quotedLabels(subject, items, cell), question: dimensionLabel(subject, items) };
  if (source.survey === null || others.length > 0 || (answer !== "yes" && answer !== "no"))
    return { form: "label", words: labelled(subject, cell, formatter.message("cell.answer", values)) };
  return { form: "verb", words: formatter.message("cell.names", { ...values, answer }) };
}

function verbOf({ source, formatter }: Subject, dimension: string, code: string): string | null {
  if (dimension === "group") return isGroup(code) ? formatter.message(`group.${code}.did`) : null;
  if (dimension === "subgroup") return channelsUsed({ source, formatter }, code);
  const sentence = attributeOf(source, dimension)?.codes.find((each) => each.code === code)?.sentence;
  return sentence === undefined ? null : formatter.text(sentence);
}

/** An exact set of channels; what gathers the rare ones is no set. */
function channelsUsed(
  { source, formatter }: Pick<Subject, "source" | "formatter">,
  code: string,
): string | null {
  if (isGroup(code) || groupOfOthers(code) !== null) return null;
  return formatter.message("cell.channels", { label: labelOf({ source, formatter }, "subgroup", code) });
}

function labelled({ indicator, formatter }: Subject, { at }: CitedCell, answer: string): string {
  const isNo = (at.get(shareDimensionOf(indicator)) ?? []).includes("no");
  return isNo ? formatter.message("cell.no", { answer }) : answer;
}

function quotedLabels(subject: Subject, dimension: string, { at }: CitedCell): string {
  const { formatter } = subject;
  return (at.get(dimension) ?? [])
    .map((code) => formatter.message("cell.quoted", { label: labelOf(subject, dimension, code) }))
    .join(formatter.message("reading.or"));
}
