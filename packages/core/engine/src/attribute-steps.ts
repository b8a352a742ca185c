import {
  type ColumnMapping,
  type ItemColumns,
  identityEntries,
  listCodes,
  translation,
  truthValues,
  type UnitsMapping,
} from "@vigie/mapping";
import type { Attribute, Source } from "@vigie/study";
import type { Codes } from "./derivations/derivation.ts";
import { derivedStep } from "./derivations/index.ts";
import type { AttributeStep } from "./plan.ts";

/** The nodes that give an attribute of the study from the columns that a mapping names, intermediate ones first. */
export function attributeSteps(
  attribute: Attribute,
  source: Source,
  units: UnitsMapping | null,
): readonly (readonly [string, AttributeStep])[] {
  const { id, asked } = attribute;
  const read = nodesOf(attribute, source, units);
  if (asked === undefined) return read;
  const answer = `.answer_${id}`;
  const where = [...asked.where].map(([attribute, codes]) => ({ attribute, codes }));
  return [
    ...read.map(([name, node]) => [name === id ? answer : name, node] as const),
    [id, { ...asked, kind: "asked", of: answer, where, codes: codesOf(attribute) }],
  ];
}

function nodesOf(
  attribute: Attribute,
  source: Source,
  units: UnitsMapping | null,
): readonly (readonly [string, AttributeStep])[] {
  const { id, origin } = attribute;
  const codes = codesOf(attribute);
  switch (origin.kind) {
    case "field":
      if (attribute.type !== "multiple") return [[id, fieldStep(attribute, source, units)]];
      return units?.items.has(id) ? [] : [[id, listStep(attribute, source, units?.fields.get(id))]];
    case "item":
      return itemSteps({ ...origin, id, codes }, units?.items.get(origin.of));
    default:
      return [[id, derivedStep(origin, attribute)]];
  }
}

function fieldStep(attribute: Attribute, { survey }: Source, units: UnitsMapping | null): AttributeStep {
  const mapped = units?.fields.get(attribute.id);
  const column = mapped?.column ?? attribute.id;
  const missing = new Set(mapped?.without);
  if (attribute.type === "date")
    return { kind: "date", column, format: mapped?.dates ?? "iso", missing, ...unreadableOf(mapped) };
  if (attribute.type === "number") {
    const format = units?.file.format;
    const decimal = format?.kind === "csv" ? format.decimal : ".";
    return { kind: "number", column, decimal, missing, positive: survey?.weight === attribute.id };
  }
  const codes = codesOf(attribute);
  const flagValues = attribute.type === "flag" ? truthValues : [];
  const known = [...identityEntries(codes.map(({ code }) => code)), ...flagValues];
  return { kind: "code", column, codes, translate: translation(known, mapped) };
}

/** What becomes of values of a date that are no day. */
export function unreadableOf(mapped: ColumnMapping | undefined): Pick<ColumnMapping, "unreadable"> {
  return mapped?.unreadable === undefined ? {} : { unreadable: mapped.unreadable };
}

function codesOf({ codes }: Attribute): Codes {
  return codes.map(({ code, missing }) => ({ code, missing }));
}

/** A question of several answers, read in one column: its items, then the reasons for no answer. */
function listStep(attribute: Attribute, source: Source, mapped: ColumnMapping | undefined): AttributeStep {
  const codes = listCodes(attribute, source).map(({ code, missing }) => ({ code, missing }));
  return {
    kind: "list",
    column: mapped?.column ?? attribute.id,
    separator: mapped?.separator ?? ";",
    codes,
    translate: translation(identityEntries(codes.map(({ code }) => code)), mapped),
  };
}

interface Item {
  readonly id: string;
  /** The question. */
  readonly of: string;
  readonly item: string;
  readonly codes: Codes;
}

/** Whether an item was given, from the list of the question or from a column of its own. */
function itemSteps(
  { id, of, item, codes }: Item,
  mapped: ItemColumns | undefined,
): readonly (readonly [string, AttributeStep])[] {
  if (mapped === undefined) return [[id, { kind: "item", of, item, codes }]];
  const known = [...identityEntries(codes.map(({ code }) => code)), ...truthValues];
  const all = translation(known, mapped);
  const blank = all.get("");
  const column = mapped.columns.get(item) ?? id;
  if (blank !== "no") return [[id, { kind: "code", column, codes, translate: all }]];
  const translate = new Map([...all].filter(([value]) => value !== ""));
  const among = [...mapped.columns.keys()].map((other) => boxOf(of, other));
  return [
    [boxOf(of, item), { kind: "code", column, codes, translate }],
    [id, { kind: "box", of: boxOf(of, item), among, codes }],
  ];
}

function boxOf(question: string, item: string): string {
  return `.box_${question}_${item}`;
}
