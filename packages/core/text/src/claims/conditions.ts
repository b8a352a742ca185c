import { contentOf, type PublishedFigure, shareDimensionOf, suggestion } from "@vigie/study";
import { groups, isGroup, total, unknown } from "@vigie/table";
import { evaluate, indicatorsOf, subjectIn, type TextEvidence, truthIn } from "@vigie/tables";
import { type FilePlace, textValue } from "@vigie/words";
import { type CellReference, cellOf, hasShare } from "../directives/cell-reference.ts";
import type { Reading } from "../directives/reference.ts";
import { comparedWithReference, isComparable } from "../directives/reference-comparison.ts";
import { studyTextProblem } from "../problems.ts";
import { type ClaimVerdict, verdictOfAll } from "./claim.ts";
import {
  boundOf,
  constant,
  isGreater,
  isSame,
  type Quantity,
  quantityOf,
  shareQuantity,
} from "./quantity.ts";
import type { WordFamily } from "./strong-words.ts";

/** One comparison that a claim rests on. */
export interface ClaimCondition {
  readonly indicators: readonly string[];
  readonly judge: (evidence: TextEvidence) => ClaimVerdict;
  /** The words that a condition of this form bears out. */
  readonly proves: readonly WordFamily[];
}

/** Between conditions that must all hold, and between the two sides of one. */
const and = ";";
const comparison = /^(.+?)\s+([<>=])\s+(.+)$/;
const percentage = /^(\d+(?:[.,]\d+)?)\s?%$/;
/** What a share may be compared with, besides another number: its indicator's reference, each other code of its line. */
const sides = ["reference", "others"] as const;
type Side = (typeof sides)[number];
type Sign = "<" | ">" | "=";
/** `service=*`: the condition holds for each code of the dimension. */
const eachCode = /(?<=\s)([^\s=]+)=\*(?=\s|$)/;

interface Term {
  readonly indicators: readonly string[];
  /** Null where the tables do not say it. */
  readonly quantity: (evidence: TextEvidence) => Quantity | null;
  readonly cell: CellReference | null;
  /** The share that it is, where it is typed as a percentage. */
  readonly typed: number | null;
}

/**
 * « rsa_groups group=mixed > others ; rsa_groups group=none < 50 % »: every comparison that a claim rests on.
 * @returns null where a mistake was found
 */
export function conditionsIn(
  that: string,
  place: FilePlace,
  reading: Reading,
): readonly ClaimCondition[] | null {
  const conditions = that.split(and).map((clause) => quantified(clause.trim(), place, reading));
  const read = conditions.filter((condition) => condition !== null);
  return read.length < conditions.length ? null : read;
}

/** A clause with `dimension=*` as one condition that holds where it does for each code of the dimension. */
function quantified(clause: string, place: FilePlace, reading: Reading): ClaimCondition | null {
  const [, dimension = ""] = eachCode.exec(clause) ?? [];
  if (dimension === "") return conditionOf(clause, place, reading);
  const codes = codesOf(clause, dimension, reading);
  const conditions = codes.map((code) =>
    quantified(clause.replaceAll(` ${dimension}=*`, ` ${dimension}=${code}`), place, reading),
  );
  const [first] = conditions;
  const read = conditions.filter((condition) => condition !== null);
  if (!first) return codes.length === 0 ? unread(clause, place, reading) : null;
  return {
    indicators: first.indicators,
    judge: (evidence) => verdictOfAll(read.map(({ judge }) => judge(evidence))),
    proves: ["universal", "negative", ...first.proves],
  };
}

/** The known codes of a dimension of the indicator that a clause names first. */
function codesOf(clause: string, dimension: string, { study }: Reading): readonly string[] {
  const indicator = study.indicators.get(clause.split(/\s+/)[0] ?? "");
  const source = indicator && study.sources.get(indicator.source);
  if (dimension === "group") return groups;
  return (source?.attributes.get(dimension)?.codes ?? [])
    .filter(({ missing }) => missing === null)
    .map(({ code }) => code);
}

function conditionOf(clause: string, place: FilePlace, reading: Reading): ClaimCondition | null {
  const [, first = "", sign = "", second = ""] = comparison.exec(clause) ?? [];
  if (!isSign(sign)) return truthOf(clause, place, reading);
  const side = sides.find((name) => name === second);
  if (side !== undefined) return againstSide({ first, sign, side, clause }, place, reading);
  const [a, b] = [termOf(first, place, reading), termOf(second, place, reading)];
  if (a === null || b === null) return null;
  return {
    indicators: [...a.indicators, ...b.indicators],
    judge: (evidence) => compared(a.quantity(evidence), sign, b.quantity(evidence)),
    proves: provedBy(sign, b.typed),
  };
}

/** « Tous » is that all are, « aucun » that none is, « la plupart » that more than half are. */
function provedBy(sign: Sign, typed: number | null): readonly WordFamily[] {
  if (typed === null) return sign === "=" ? [] : ["comparative"];
  if (sign === "=") return typed === 1 ? ["universal", "negative"] : typed === 0 ? ["negative"] : [];
  if (sign === ">") return typed >= 0.5 ? ["majority", "mainly"] : [];
  return typed <= 0.5 ? ["minority"] : [];
}

function isSign(sign: string): sign is Sign {
  return sign === "<" || sign === ">" || sign === "=";
}

function compared(a: Quantity | null, sign: Sign, b: Quantity | null): ClaimVerdict {
  if (a === null || b === null) return "not_established";
  if (sign === "=") return isSame(a, b);
  return sign === ">" ? isGreater(a, b) : isGreater(b, a);
}

/** A condition of `published.yaml`, by its name. */
function truthOf(clause: string, place: FilePlace, reading: Reading): ClaimCondition | null {
  const figure = figureNamed(clause, reading);
  const expression = figure?.precision === "ordinal" ? figure.computed : null;
  if (!expression) return unread(clause, place, reading);
  return {
    indicators: indicatorsOf(expression),
    judge: (evidence) => {
      const holds = truthIn(evaluate(expression, evidence));
      return holds === null ? "not_established" : holds ? "holds" : "contrary";
    },
    proves: ["majority", "minority", "superlative", "mainly", "comparative"],
  };
}

function againstSide(
  {
    first,
    sign,
    side,
    clause,
  }: { readonly first: string; readonly sign: Sign; readonly side: Side; readonly clause: string },
  place: FilePlace,
  reading: Reading,
): ClaimCondition | null {
  const term = termOf(first, place, reading);
  if (term === null) return null;
  const { cell, indicators } = term;
  if (cell === null || (side === "others" && sign === "=")) return unread(clause, place, reading);
  if (side === "others")
    return {
      indicators,
      judge: (evidence) => againstOthers(cell, sign, evidence),
      proves: ["superlative", "mainly", "comparative"],
    };
  const directive = { name: "claim", label: cell.indicator.id, attributes: new Map<string, string>(), place };
  if (!isComparable(directive, cell, reading)) return null;
  return {
    indicators,
    judge: (evidence) => {
      const found = comparedWithReference(cell, evidence);
      if (found.kind !== "compared") return "not_established";
      const { verdict } = found;
      if (sign === "=") return verdict === "same" ? "holds" : "contrary";
      if (verdict === "same") return "not_established";
      return (verdict === "more") === (sign === ">") ? "holds" : "contrary";
    },
    proves: sign === "=" ? [] : ["comparative"],
  };
}

/** Against each of the other answers: « the most », « the least ». A hidden one is taken for as many as it may be. */
function againstOthers(cell: CellReference, sign: Sign, evidence: TextEvidence): ClaimVerdict {
  const share = shareQuantity(cell, evidence);
  const others = othersOf(cell, evidence).map((other) =>
    sign === ">" ? boundOf(other, evidence) : shareQuantity(other, evidence),
  );
  return verdictOfAll(others.map((other) => compared(share, sign, other)));
}

/** Cells like this one for each of the other items of a question of several answers, else for each of the other codes. */
function othersOf(cell: CellReference, evidence: TextEvidence): readonly CellReference[] {
  const { indicator, source, at } = cell;
  const dimension = contentOf(indicator).answers?.of ?? shareDimensionOf(indicator);
  const written = at.get(dimension) ?? [];
  const known = (source.attributes.get(dimension)?.codes ?? []).filter(({ missing }) => missing === null);
  const codes =
    dimension === "group"
      ? groups
      : dimension === "subgroup"
        ? subgroupsIn(indicator.id, evidence)
        : known.map(({ code }) => code);
  return codes
    .filter((code) => !written.includes(code))
    .map((code) => ({ ...cell, at: new Map([...at, [dimension, [code]]]) }));
}

/** Sets of channels that the table lists: rare ones are gathered, and no channel makes a set of its own. */
function subgroupsIn(indicator: string, evidence: TextEvidence): readonly string[] {
  const subject = subjectIn(indicator, evidence);
  const codes = new Set(subject?.table.rows.map(({ codes }) => codes.at(-1) ?? total));
  return [...codes].filter(
    (code) => code !== total && code !== unknown && !code.startsWith("_O.") && !isGroup(code),
  );
}

function termOf(written: string, place: FilePlace, reading: Reading): Term | null {
  const [, percent] = percentage.exec(written) ?? [];
  if (percent !== undefined) {
    const typed = Number(percent.replace(",", ".")) / 100;
    const quantity = constant(typed);
    return { indicators: [], quantity: () => quantity, cell: null, typed };
  }
  const expression = figureNamed(written, reading)?.computed;
  if (expression)
    return {
      indicators: indicatorsOf(expression),
      quantity: (evidence) => quantityOf(expression, evidence),
      cell: null,
      typed: null,
    };
  return cellTerm(written, place, reading);
}

/** « rsa_groups group=mixed|direct » */
function cellTerm(written: string, place: FilePlace, reading: Reading): Term | null {
  const [label = "", ...pairs] = written.split(/\s+/);
  const attributes = new Map(
    pairs.map((pair) => [pair.split("=")[0] ?? "", pair.slice(pair.indexOf("=") + 1)]),
  );
  if (pairs.some((pair) => !pair.includes("="))) return unread(written, place, reading);
  const cell = cellOf({ name: "claim", label, attributes, place }, [], reading);
  if (cell === null) return null;
  if (!hasShare(cell)) return unread(written, place, reading);
  return { indicators: [label], quantity: (evidence) => shareQuantity(cell, evidence), cell, typed: null };
}

function figureNamed(name: string, { study }: Reading): PublishedFigure | undefined {
  return study.published.find(({ id }) => id === name);
}

function unread(clause: string, place: FilePlace, { found, study }: Reading): null {
  const known = [...study.indicators.keys(), ...study.published.map(({ id }) => id)];
  const [name = ""] = clause.split(/\s+/);
  const nearest = known.includes(name)
    ? { near: textValue("no"), nearest: textValue("") }
    : suggestion(name, known);
  found.push(
    studyTextProblem("diagnostic/text-claim-unread", place, { clause: textValue(clause), ...nearest }),
  );
  return null;
}
