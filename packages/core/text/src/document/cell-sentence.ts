import { countedName, countMargin } from "@vigie/findings";
import { dimensionsOf, measuresOf, shareDimensionOf } from "@vigie/study";
import { indexRows, isGroup, total } from "@vigie/table";
import {
  alikeMax,
  dimensionLabel,
  type Formatter,
  labelOf,
  ofPeople,
  type People,
  peopleOf,
  referencePeopleOf,
  type Subject,
  subjectIn,
  type TextEvidence,
} from "@vigie/tables";
import { inSentence } from "@vigie/words";
import { rowOfCell } from "../directives/cell-reference.ts";
import type { CellReading, CitedCell } from "../directives/reference.ts";
import { comparedWithReference } from "../directives/reference-comparison.ts";
import { cellAnswer, isAskedOfSome, itemsOf, verbsOf } from "./cell-answer.ts";
import type { CitedNumber } from "./publication.ts";

/**
 * What a number of the text says by itself, for who hovers, focuses or hears its link out of its sentence: the value, whom it is
 * about and what they do or are. « 40 % des personnes en difficulté ne peuvent pas faire seules une démarche ».
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
  return sentences[cell.reads]({ value: text, cell, subject, evidence });
}

interface Shown {
  readonly value: string;
  readonly cell: CitedCell;
  readonly subject: Subject;
  readonly evidence: TextEvidence;
}

const sentences: Readonly<Record<CellReading, (shown: Shown) => string>> = {
  share: (shown) => answered(shown, sharePeople(shown)),
  count: countSentence,
  measure: measureSentence,
  rate: ({ value, cell, subject }) =>
    subject.formatter.message("cell.rate", {
      value,
      counted: countedName(subject),
      territory: labelsOf(subject, subject.indicator.of, cell),
    }),
  reference: (shown) => {
    const { value, subject } = shown;
    const name = referencePeopleOf(subject)?.name ?? "";
    const of = ofPeople(name, subject.formatter);
    return answered(shown, subject.formatter.message("cell.ofPeople", { value, of }));
  },
  gap: comparedSentence,
  ratio: comparedSentence,
  than: comparedSentence,
};

/** « 4 sur 10, parmi les foyers au RSA, », « Sur 10 foyers au RSA, 4 », « 40 % des foyers au RSA » */
function sharePeople({ value, cell, subject }: Shown): string {
  const { formatter } = subject;
  const people = whomOf(subject, cell);
  const key =
    cell.format === "tenths" ? "cell.tenths" : cell.format === "in_ten" ? "cell.inTen" : "cell.ofPeople";
  return formatter.message(key, { value, ...people });
}

/** Who are counted, then what they do or are. A verb in the plural does not go with one unit. */
function answered(
  { value, cell, subject }: Pick<Shown, "value" | "cell" | "subject">,
  people: string,
): string {
  const { formatter } = subject;
  const { form, words } = cellAnswer(subject, cell);
  const isVerb = form === "verb" && !isOne(value, formatter);
  return formatter.message(isVerb ? "cell.verb" : "cell.label", { people, words });
}

/** Whether a number as written takes the singular: 0 does in French, and not in English. */
function isOne(value: string, formatter: Formatter): boolean {
  const rules = new Intl.PluralRules(formatter.language);
  return [0, 1].some(
    (number) =>
      rules.select(number) === "one" &&
      [
        formatter.count(number),
        formatter.message("text.inTen", { tenths: number }),
        formatter.message("text.aboutInTen", { tenths: number }),
      ].includes(value),
  );
}

/** « 24 points : 54 % des foyers au RSA sans contact ont 50 ans ou plus, contre 30 % de l’ensemble » */
function comparedSentence({ value, cell, subject, evidence }: Shown): string {
  const { indicator, source, formatter } = subject;
  const compared = comparedWithReference({ indicator, source, at: cell.at }, evidence);
  if (compared.kind !== "compared") return value;
  const decimals = Math.abs(compared.share - compared.other) < alikeMax ? 1 : 0;
  const share = formatter.percent(compared.share, decimals);
  const people = formatter.message("cell.ofPeople", { value: share, ...whomOf(subject, cell) });
  return formatter.message("cell.compared", {
    value,
    sentence: answered({ value: share, cell, subject }, people),
    other: formatter.percent(compared.other, decimals),
    ofReference: referencePeopleOf(subject)?.of ?? "",
  });
}

function countSentence(shown: Shown): string {
  const { value, cell, subject } = shown;
  const { formatter, indicator } = subject;
  const { counted } = whomOf(subject, cell);
  if (cell.perDay) {
    const label = labelsOf(subject, shareDimensionOf(indicator), cell);
    return formatter.message("cell.perDay", { value, counted, label });
  }
  const people = formatter.message("cell.counted", { value, counted });
  const isAnswered = cell.at.has(shareDimensionOf(indicator)) || cell.at.has(itemsOf(subject) ?? "");
  const sentence = isAnswered ? answered(shown, people) : people;
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
  const isWhole = dimensionsOf(indicator).every((dimension) => !cell.at.has(dimension));
  const measure = measuresOf(indicator, source).find(({ name }) => name === cell.measure);
  return formatter.message("cell.measure", {
    value,
    measure: measure === undefined ? "" : inSentence(formatter.text(measure.label)),
    title: formatter.text(indicator.title),
    whom: isWhole ? "" : formatter.message("cell.whom", { counted: whomOf(subject, cell, []).counted }),
  });
}

/** Who the number is about: a universe, and the groups of it that the cell names. */
function whomOf(
  subject: Subject,
  cell: CitedCell,
  answered: readonly string[] = [shareDimensionOf(subject.indicator), itemsOf(subject) ?? ""],
): Pick<People, "of" | "counted" | "among"> {
  const { indicator, source, formatter } = subject;
  const people = peopleOf(source, cell.at.get("universe")?.[0] ?? indicator.universe, formatter);
  const groups = dimensionsOf(indicator).filter(
    (dimension) => cell.at.has(dimension) && !answered.includes(dimension),
  );
  const isFiltered = source.survey !== null && indicator.base !== "asked" && isAskedOfSome(subject);
  if (groups.length === 0 && !isFiltered) return people;
  const { counted } = people;
  const asked = isFiltered ? formatter.message("cell.asked", { people: counted }) : counted;
  const name = groups.reduce((before, each) => within(subject, each, { before, cell }), asked);
  const whole = { shape: "plural", name };
  return {
    counted: whole.name,
    of: formatter.message("people.of", whole),
    among: formatter.message("people.among", whole),
  };
}

/** « foyers au RSA aux seuls canaux numériques », « aides qui sont faites à la place de la personne », « aides (Mois : mai) » */
function within(
  subject: Subject,
  dimension: string,
  { before, cell }: { readonly before: string; readonly cell: CitedCell },
): string {
  const { formatter } = subject;
  const [group, ...others] = cell.at.get(dimension) ?? [];
  if (dimension === "group" && group !== undefined && others.length === 0 && isGroup(group))
    return formatter.message("profile.inGroup", {
      people: before,
      group: formatter.message(`group.${group}.with`),
    });
  const verb = verbsOf(subject, dimension, cell);
  return verb === null
    ? formatter.message("profile.inCode", { people: before, line: lineOf(subject, dimension, cell) })
    : formatter.message("cell.who", { people: before, verb });
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
