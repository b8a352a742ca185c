import { contentOf, dimensionsOf, measuresOf, shareDimensionOf } from "@vigie/study";
import { indexRows, isGroup, total } from "@vigie/table";
import { inSentence } from "@vigie/words";
import type { CitedNumber } from "../document/publication.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import { peopleOf } from "../people.ts";
import { countedName } from "../rates/sentences.ts";
import { referencePeopleOf } from "../reference-line.ts";
import { type Subject, subjectIn } from "../subject.ts";
import type { CellReading, CitedCell, TextEvidence } from "../text/reference.ts";
import { alikeMax, comparedWithReference } from "../text/reference-comparison.ts";
import { rowOfCell } from "../text/written-cell.ts";
import { countMargin } from "./protection.ts";

/**
 * What a number of the text says by itself, for who hovers, focuses or hears its link out of its sentence: the value, whom it is
 * about and the answer that it counts. « 40 % des personnes en difficulté : « Ne peut faire seule une démarche » ».
 * @returns null for a number that is no single cell, and where nothing is published
 */
export function cellSentence({ text, origin }: CitedNumber, evidence: TextEvidence): string | null {
  if (origin.kind !== "tables") return null;
  const { formatter } = evidence;
  const { cell, published } = origin;
  if (published !== undefined) {
    const figure = evidence.study.published.find(({ id }) => id === published);
    return figure
      ? formatter.message("cell.computed", { wording: text, what: formatter.text(figure.what) })
      : null;
  }
  const subject = subjectIn(origin.indicators[0] ?? "", evidence);
  if (cell === undefined || subject === null) return null;
  const value = cell.format === "tenths" ? formatter.message("cell.tenths", { wording: text }) : text;
  return sentences[cell.reads]({ value, cell, subject, evidence });
}

interface Shown {
  readonly value: string;
  readonly cell: CitedCell;
  readonly subject: Subject;
  readonly evidence: TextEvidence;
}

const sentences: Readonly<Record<CellReading, (shown: Shown) => string>> = {
  share: ({ value, cell, subject }) =>
    answered(subject, cell, "cell.share", { value, ...whomOf(subject, cell) }),
  count: countSentence,
  measure: measureSentence,
  rate: ({ value, cell, subject }) =>
    subject.formatter.message("cell.rate", {
      value,
      counted: countedName(subject),
      territory: labelsOf(subject, subject.indicator.of, cell),
    }),
  reference: ({ value, cell, subject }) =>
    answered(subject, cell, "cell.reference", { value, reference: referencePeopleOf(subject)?.name ?? "" }),
  gap: comparedSentence,
  ratio: comparedSentence,
  than: comparedSentence,
};

/** « 24 points : 54 % des foyers au RSA sans contact, contre 30 % de l’ensemble, « 50 ans ou plus » » */
function comparedSentence({ value, cell, subject, evidence }: Shown): string {
  const { indicator, source, formatter } = subject;
  const compared = comparedWithReference({ indicator, source, at: cell.at }, evidence);
  if (compared.kind !== "compared") return value;
  const decimals = Math.abs(compared.share - compared.other) < alikeMax ? 1 : 0;
  return answered(subject, cell, "cell.compared", {
    value,
    share: formatter.percent(compared.share, decimals),
    other: formatter.percent(compared.other, decimals),
    ofReference: referencePeopleOf(subject)?.of ?? "",
    ...whomOf(subject, cell),
  });
}

function countSentence({ value, cell, subject }: Shown): string {
  const { formatter, indicator } = subject;
  const { counted } = whomOf(subject, cell);
  if (cell.perDay) return answered(subject, cell, "cell.perDay", { value, counted });
  const sentence =
    cell.at.has(shareDimensionOf(indicator)) || cell.at.has(itemsOf(subject) ?? "")
      ? answered(subject, cell, "cell.count", { value, counted })
      : formatter.message("cell.countAll", { value, counted });
  const margin = marginOf(subject, cell);
  return margin === null ? sentence : formatter.message("cell.margin", { sentence, margin });
}

/** The margin of a count written as it is; null for a rounded one, an exact one, and several rows together. */
function marginOf({ indicator, source, table }: Subject, { at, format }: CitedCell): number | null {
  const row = rowOfCell({ indicator, source, at });
  const found = row === null ? undefined : indexRows(table.rows)(row);
  const isWhole = format === null || format === "number";
  return found === undefined || !isWhole || table.sizes.isAdjusted ? null : countMargin(found.error);
}

function measureSentence({ value, cell, subject }: Shown): string {
  const { indicator, source, formatter } = subject;
  const measure = measuresOf(indicator, source).find(({ name }) => name === cell.measure);
  return formatter.message("cell.measure", {
    value,
    measure: measure === undefined ? "" : inSentence(formatter.text(measure.label)),
    title: formatter.text(indicator.title),
    whom: linesOf(subject, cell, [])
      .map((line) => `, ${line}`)
      .join(""),
  });
}

/** A message with the answer that the cell counts, in words. */
function answered(
  subject: Subject,
  cell: CitedCell,
  key: "cell.share" | "cell.count" | "cell.perDay" | "cell.reference" | "cell.compared",
  values: Readonly<Record<string, string>>,
): string {
  const { formatter } = subject;
  return formatter.message(key, { ...values, answer: answerOf(subject, cell) });
}

/** « Ne peut faire seule une démarche », « Plutôt non » ou « Non » à la question « Plus de temps », âge « 62 ans et plus ». */
function answerOf(subject: Subject, cell: CitedCell): string {
  const { indicator, formatter, source } = subject;
  const items = itemsOf(subject);
  const of = shareDimensionOf(indicator);
  const isNo = (cell.at.get(of) ?? []).includes("no");
  const signed = (answer: string) => (isNo ? formatter.message("cell.no", { answer }) : answer);
  const title = formatter.text(indicator.title);
  // An item alone may say the contrary of what is counted: « Parler français », of what stops people.
  if (items !== null && cell.at.has(items))
    return signed(
      formatter.message("cell.answer", { label: quotedLabels(subject, items, cell), question: title }),
    );
  if (source.attributes.get(of)?.type === "flag")
    return signed(formatter.message("cell.quoted", { label: dimensionLabel(subject, of) }));
  const label = quotedLabels(subject, of, cell);
  if (of === "group" || of === "subgroup") return label;
  return source.survey === null
    ? formatter.message("cell.of", { label, dimension: dimensionLabel(subject, of) })
    : formatter.message("cell.answer", { label, question: title });
}

function quotedLabels(subject: Subject, dimension: string, { at }: CitedCell): string {
  const { formatter } = subject;
  return (at.get(dimension) ?? [])
    .map((code) => formatter.message("cell.quoted", { label: labelOf(subject, dimension, code) }))
    .join(formatter.message("reading.or"));
}

/** The dimension of the items of a question of several answers; null for any other. */
function itemsOf({ indicator }: Subject): string | null {
  return contentOf(indicator).answers?.of ?? null;
}

/** Who the number is about: a universe, and the groups of it that the cell names. */
function whomOf(subject: Subject, cell: CitedCell): { readonly of: string; readonly counted: string } {
  const { indicator, source, formatter } = subject;
  const universe = cell.at.get("universe")?.[0] ?? indicator.universe;
  const people = peopleOf(source, universe, formatter);
  const lines = linesOf(subject, cell, [shareDimensionOf(indicator), itemsOf(subject) ?? ""]);
  const within = (whole: string) =>
    lines.reduce((before, line) => formatter.message("profile.inCode", { people: before, line }), whole);
  const [group, ...others] = cell.at.get("group") ?? [];
  const isOneGroup = group !== undefined && others.length === 0 && isGroup(group);
  if (lines.length !== 1 || !isOneGroup) return { of: within(people.of), counted: within(people.counted) };
  const inGroup = (whole: string) =>
    formatter.message("profile.inGroup", { people: whole, group: formatter.message(`group.${group}.with`) });
  return { of: inGroup(people.of), counted: inGroup(people.counted) };
}

/** The codes of the dimensions that make groups, in words, those at their total left out. */
function linesOf(subject: Subject, cell: CitedCell, except: readonly string[]): readonly string[] {
  return dimensionsOf(subject.indicator).flatMap((dimension) =>
    except.includes(dimension) || !cell.at.has(dimension) ? [] : [lineOf(subject, dimension, cell)],
  );
}

/** « Nationalité : Étrangère » */
function lineOf(subject: Subject, dimension: string, cell: CitedCell): string {
  const label = labelsOf(subject, dimension, cell);
  return dimension === "group" || dimension === "subgroup"
    ? label
    : subject.formatter.message("cell.line", { dimension: dimensionLabel(subject, dimension), label });
}

function labelsOf(subject: Subject, dimension: string, { at }: CitedCell): string {
  return (at.get(dimension) ?? [])
    .filter((code) => code !== total)
    .map((code) => labelOf(subject, dimension, code))
    .join(subject.formatter.message("reading.or"));
}
