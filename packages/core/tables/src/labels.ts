import {
  type Attribute,
  answersOf,
  attributeOf,
  contentOf,
  type Indicator,
  territoryCodes,
} from "@vigie/study";
import {
  type Group,
  groupOfOthers,
  groupOfSet,
  groups,
  isGroup,
  membersOf,
  total,
  unknown,
} from "@vigie/table";
import { inSentence } from "@vigie/words";
import { sidesOf } from "./opinion-scale.ts";
import type { Subject } from "./subject.ts";

/** What a code of a dimension is called in figures and tables. */
export function labelOf(
  { source, formatter }: Pick<Subject, "source" | "formatter">,
  dimension: string,
  code: string,
): string {
  if (code === total) return formatter.message("code.total");
  if (code === unknown) return formatter.message("code.unknown");
  if (dimension === "universe") {
    const universe = source.universes.get(code);
    return universe ? formatter.text(universe.label) : code;
  }
  if (dimension === "group") return isGroup(code) ? formatter.message(`group.${code}`) : code;
  if (dimension === "subgroup") return subgroupLabel({ source, formatter }, code);
  const attribute = attributeOf(source, dimension);
  if (attribute?.type === "flag" && (code === "yes" || code === "no"))
    return formatter.message(code === "yes" ? "code.yes" : "code.no");
  const known = attribute?.codes.find((each) => each.code === code);
  return known ? formatter.text(known.label) : code;
}

/** The codes of a dimension that are a value, in their order. */
export function codesOfDimension(source: Subject["source"], dimension: string): readonly string[] {
  if (dimension === "group") return groups;
  return answersOf(source, dimension);
}

/** What a dimension is called at the head of a column. */
export function dimensionLabel(
  { source, formatter }: Pick<Subject, "source" | "formatter">,
  dimension: string,
): string {
  if (dimension === "universe" || dimension === "group" || dimension === "subgroup")
    return formatter.message(`dimension.${dimension}`);
  const attribute = attributeOf(source, dimension);
  return attribute ? formatter.text(attribute.label) : dimension;
}

/** « par service testé », « selon la réponse à « En difficulté » » */
export function byDimension(read: Pick<Subject, "source" | "formatter">, dimension: string): string {
  const name = dimensionLabel(read, dimension);
  return attributeOf(read.source, dimension)?.type === "flag"
    ? read.formatter.message("dimension.byAnswer", { name })
    : read.formatter.message("dimension.by", { name: inSentence(name) });
}

/** How a share is read: a yes or a no, what people answered, or what they are. */
export function readingForm<Of extends "shares" | "profile">(
  subject: Pick<Subject, "source" | "indicator">,
  of: Of,
): `${Of}.reading${"" | "Flag" | "Yes" | "Answer"}` {
  const { source, indicator } = subject;
  if (source.survey === null) return isFlag(subject) ? `${of}.readingFlag` : `${of}.reading`;
  if (!isFlag(subject)) return `${of}.readingAnswer`;
  return source.attributes.get(indicator.of)?.origin.kind === "field"
    ? `${of}.readingYes`
    : `${of}.readingFlag`;
}

/** What a group made by a dimension is called: a yes or a no with what it answers. */
export function groupName(
  subject: Pick<Subject, "source" | "formatter">,
  dimension: string,
  code: string,
): string {
  const label = labelOf(subject, dimension, code);
  const isAnswer = code === "yes" || code === "no";
  return isAnswer && subject.source.attributes.get(dimension)?.type === "flag"
    ? subject.formatter.message("code.answer", {
        attribute: dimensionLabel(subject, dimension),
        label: inSentence(label),
      })
    : label;
}

/** A code inside a sentence: « Oui » says nothing alone, its characteristic does. */
export function labelOfCode(
  subject: Pick<Subject, "source" | "formatter" | "indicator">,
  code: string,
): string {
  const { indicator } = subject;
  return isFlag(subject) && code === "yes"
    ? dimensionLabel(subject, indicator.of)
    : labelOf(subject, indicator.of, code);
}

/** Whether what is counted is a yes or a no. */
export function isFlag({ source, indicator }: Pick<Subject, "source" | "indicator">): boolean {
  return source.attributes.get(indicator.of)?.type === "flag";
}

/** The group of an exact set of channels, or of what gathers the rare ones. */
export function groupOfSubgroup({ contacts }: Subject["source"], code: string): Group | null {
  return groupOfSet(contacts?.channels ?? new Map(), code);
}

function subgroupLabel({ source, formatter }: Pick<Subject, "source" | "formatter">, code: string): string {
  const gathered = groupOfOthers(code);
  if (gathered !== null)
    return formatter.message("subgroup.others", { group: formatter.message(`group.${gathered}`) });
  if (isGroup(code)) return formatter.message(`group.${code}`);
  return membersOf(code)
    .map((channel) => {
      const label = source.contacts?.channels.get(channel)?.label;
      return label ? formatter.text(label) : channel;
    })
    .join(" + ");
}

/** What the codes of an attribute are like, where that decides of the figure. */
type AttributeForm = "opinion" | "period" | "territory" | "plain";

export function attributeForm(
  { source, study }: Pick<Subject, "source" | "study">,
  name: string,
): AttributeForm {
  const attribute = source.attributes.get(name);
  if (attribute === undefined) return "plain";
  if (isPeriod(attribute)) return "period";
  if (sidesOf(attribute) !== null) return "opinion";
  const codes = attribute.codes.filter(({ missing }) => missing === null);
  const territories = territoryCodes(study);
  return codes.length > 1 && codes.every(({ code }) => territories.has(code)) ? "territory" : "plain";
}

/** Periods of a day, or waves named by their year. */
function isPeriod({ origin, codes }: Attribute): boolean {
  const known = codes.filter(({ missing }) => missing === null);
  return origin.kind === "period" || (known.length > 2 && known.every(({ code }) => /^\d{4}$/.test(code)));
}

/** What a table is called; an association without one flag of its outcome says which: it has the title of the whole. */
export function indicatorTitle(
  indicator: Indicator,
  { source, formatter }: Pick<Subject, "source" | "formatter">,
): string {
  const title = formatter.text(indicator.title);
  const without = contentOf(indicator).association?.without ?? null;
  return without === null
    ? title
    : formatter.message("association.titleWithout", {
        title,
        flag: dimensionLabel({ source, formatter }, without.flag),
      });
}
