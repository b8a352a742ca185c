import type { Bundle } from "@vigie/bundle";
import {
  attributeOf,
  type BreakReview,
  breakTexts,
  type Code,
  contentOf,
  type Definitions,
  definitionsOf,
  firstName,
  reviewBreaks,
  type Study,
  type Text,
} from "@vigie/study";
import { membersOf, setCode } from "@vigie/table";
import { countValue, namesValue, textValue, type VigieError, VigieErrors } from "@vigie/words";
import type { Formatter } from "../formatter.ts";
import { gather, lastDayOf } from "../gather.ts";
import { tablesProblem } from "../problems.ts";
import { type Subject, subjectIn, type TextEvidence } from "../subject.ts";
import { type ObservedQuantity, observedQuantity } from "./observed.ts";
import {
  type PackagedEdition,
  packagedQuantity,
  packagedSubject,
  studyThen,
  withCodesOfNow,
} from "./packaged-edition.ts";

/** An edition before, as its study and bundles give it, or the tables that it published. */
export type EarlierEdition = BundledEdition | PackagedEdition;

export interface BundledEdition {
  readonly study: Study;
  readonly bundles: readonly Bundle[];
}

/** What editions are compared by. */
export interface ComparedEdition {
  /** With the version and the periods of this edition; all else is of the study of now where only published tables are there. */
  readonly study: Study;
  /** Day of its latest bundle. */
  readonly day: string | null;
  readonly definitions: Definitions;
  /** Whether it has the definitions of tables that editions do not compare: published tables do not. */
  readonly isDefinedWhole: boolean;
  subject(indicator: string): Subject | null;
  /** Quantity in the whole population, or in one group of the indicator, by the first names of codes; null without a table. */
  quantity(indicator: string, group?: string): ObservedQuantity | null;
}

/** The edition that is published now. */
export function comparedNow(evidence: TextEvidence, bundles: readonly Bundle[]): ComparedEdition {
  const subject = (id: string) => subjectIn(id, evidence);
  return {
    study: evidence.study,
    day: lastDayOf(bundles),
    definitions: definitionsOf(evidence.study),
    isDefinedWhole: true,
    subject,
    quantity: (id, group) => quantityIn(subject(id), group),
  };
}

/**
 * The editions before, the oldest first, once their definitions are known to follow one another or the breaks are declared.
 * @throws {VigieErrors} an edition of another study, a period twice, every break that is not declared, every one declared
 * without a change, or what keeps the earlier bundles from being read
 */
export function comparedBefore(
  now: ComparedEdition,
  earlier: readonly EarlierEdition[],
  formatter: Formatter,
): readonly ComparedEdition[] {
  const strange = earlier.flatMap((edition) => {
    const found = studyIdOf(edition);
    const values = { found: textValue(found), study: textValue(now.study.id) };
    return found === now.study.id ? [] : [tablesProblem("diagnostic/earlier-of-another-study", {}, values)];
  });
  if (strange.length > 0) throw new VigieErrors(strange);
  const compared = earlier
    .map((edition) =>
      "study" in edition ? comparedBundles(edition, formatter) : comparedTables(edition, now),
    )
    .toSorted((a, b) => a.study.window.from.localeCompare(b.study.window.from));
  const found = [...periodProblems([...compared, now]), ...breakProblems(compared, now)];
  if (found.length > 0) throw new VigieErrors(found);
  return compared;
}

function studyIdOf(edition: EarlierEdition): string {
  return "study" in edition ? edition.study.id : edition.studyId;
}

function comparedBundles({ study, bundles }: BundledEdition, formatter: Formatter): ComparedEdition {
  return comparedNow({ study, gathered: gather(study, bundles), formatter }, bundles);
}

/** Tables are read as the study of now reads its own: a definition that changed is a break. */
function comparedTables(edition: PackagedEdition, now: ComparedEdition): ComparedEdition {
  const study = studyThen(edition, now.study);
  const read = (id: string) => {
    const table = withCodesOfNow(edition.tables.get(id), now.subject(id));
    return { id, table, subject: packagedSubject(table, study, now.subject(id)) };
  };
  // Series ask for the groups of an indicator one after the other.
  let last: ReturnType<typeof read> | null = null;
  const lastOr = (id: string) => {
    last = last?.id === id ? last : read(id);
    return last;
  };
  const subject = (id: string) => lastOr(id).subject;
  return {
    study,
    day: edition.day,
    definitions: (id) => edition.tables.get(id)?.definition ?? null,
    isDefinedWhole: false,
    subject,
    quantity: (id, group) =>
      withFirstNames(packagedQuantity(lastOr(id).table, subject(id)), subject(id)) ??
      quantityIn(subject(id), group),
  };
}

/** @param group by its first name */
function quantityIn(subject: Subject | null, group?: string): ObservedQuantity | null {
  if (subject === null) return null;
  const codes = codesOf(subject, contentOf(subject.indicator).groupedBy ?? "");
  const own = codes.find(({ code }) => firstName(codes, code) === group)?.code ?? group;
  return withFirstNames(observedQuantity(subject, own), subject);
}

/** A code that was renamed keeps its series, a set of channels too. */
function withFirstNames(quantity: ObservedQuantity | null, subject: Subject | null): ObservedQuantity | null {
  if (quantity === null || subject === null) return null;
  const { indicator, source } = subject;
  const codes = codesOf(subject, indicator.of);
  const channels = source.contacts?.renamed.channels ?? [];
  const first = (code: string) =>
    indicator.of === "subgroup" ? firstSet(channels, code) : firstName(codes, code);
  const observed = [...quantity.observed].map(([code, seen]) => [first(code), seen] as const);
  return { ...quantity, observed: new Map(observed) };
}

/** Channels in the order of their first names: a code list that is ordered otherwise writes the same set otherwise. */
function firstSet(renamed: readonly Code[], code: string): string {
  const channels = membersOf(code).map((channel) => firstName(renamed, channel));
  return channels.length === 0 ? code : setCode(channels.toSorted());
}

function codesOf({ source }: Subject, dimension: string) {
  return attributeOf(source, dimension)?.codes ?? [];
}

/** Two editions are compared whatever their periods; a series has one number per period, in their order, and no day in two. */
function periodProblems(editions: readonly ComparedEdition[]): readonly VigieError[] {
  if (editions.length < 3) return [];
  return editions.slice(1).flatMap(({ study }, at) => {
    const before = editions[at]?.study;
    if (before === undefined || before.window.to < study.window.from) return [];
    const order =
      before.window.from === study.window.from
        ? "same"
        : before.window.from < study.window.from
          ? "overlap"
          : "after";
    const values = {
      version: textValue(study.version),
      other: textValue(before.version),
      order: textValue(order),
      from: textValue(before.window.from),
      to: textValue(before.window.to),
    };
    return [tablesProblem("diagnostic/edition-period-twice", {}, values)];
  });
}

/** The definitions of the last edition, until one, that has each indicator: one may have left it out. */
function definitionsUntil(editions: readonly ComparedEdition[]): Definitions {
  return (id) => editions.findLast(({ definitions }) => definitions(id) !== null)?.definitions(id) ?? null;
}

/**
 * What changed in the definition of an indicator in one of several editions, since the one before that has it.
 * @param editions the oldest first, that of now last
 * @returns null where nothing did, or where none has it
 */
export function breakAt(
  editions: readonly ComparedEdition[],
  at: number,
  indicator: string,
): readonly Text[] | null {
  const [later, now] = [editions[at], editions.at(-1)];
  if (at === 0 || later === undefined || now === undefined) return null;
  const definitions = [definitionsUntil(editions.slice(0, at)), later.definitions] as const;
  const texts = breakTexts(definitions, declaringStudy(later, now), indicator);
  return texts.length === 0 ? null : texts;
}

/** The study of a later edition, whose changes its own breaks.yaml declares, or that of now. */
function declaringStudy({ study }: ComparedEdition, now: ComparedEdition): Study {
  return study === now.study ? study : { ...study, breaks: new Map([...now.study.breaks, ...study.breaks]) };
}

function breakProblems(before: readonly ComparedEdition[], now: ComparedEdition): readonly VigieError[] {
  const reviews = [...before.slice(1), now].map((later, at) =>
    reviewBreaks(definitionsUntil(before.slice(0, at + 1)), declaringStudy(later, now), later.definitions),
  );
  const isUsed = (name: string) => reviews.some(({ unused }) => !unused.includes(name));
  const isKnown = before.at(-1)?.isDefinedWhole === true;
  const unused = isKnown ? (reviews.at(-1)?.unused ?? []).filter((name) => !isUsed(name)) : [];
  const undeclared = new Map(
    reviews.flatMap((review) => review.undeclared).map((each) => [JSON.stringify(each.broken), each]),
  );
  return [
    ...[...undeclared.values()].map(undeclaredProblem),
    ...unused.map((name) =>
      tablesProblem("diagnostic/break-without-change", place, { name: textValue(name) }),
    ),
  ];
}

const place = { file: "breaks.yaml" };

function undeclaredProblem({ broken, name, indicators }: BreakReview["undeclared"][number]): VigieError {
  return tablesProblem("diagnostic/break-undeclared", place, {
    part: textValue(broken.part),
    attribute: textValue(broken.part === "attribute" ? broken.attribute : ""),
    named: textValue(name === null ? "no" : "yes"),
    name: textValue(name ?? ""),
    indicators: namesValue(indicators),
    count: countValue(indicators.length),
  });
}
