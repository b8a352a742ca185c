import {
  type ColumnMapping,
  identityEntries,
  translation,
  truthValues,
  type UnitsMapping,
} from "@vigie/mapping";
import type { Attribute, Source } from "@vigie/study";
import { derivedNode } from "./derivations/index.ts";
import { itemNodes, listNode } from "./item-nodes.ts";
import type { AttributeNode, Codes } from "./plan.ts";

/** The nodes that give an attribute of the study from the columns that a mapping names, intermediate ones first. */
export function attributeNodes(
  attribute: Attribute,
  source: Source,
  units: UnitsMapping | null,
): readonly (readonly [string, AttributeNode])[] {
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
): readonly (readonly [string, AttributeNode])[] {
  const { id, origin } = attribute;
  const codes = codesOf(attribute);
  switch (origin.kind) {
    case "field":
      if (attribute.type !== "multiple") return [[id, fieldNode(attribute, source, units)]];
      return units?.items.has(id) ? [] : [[id, listNode(attribute, source, units?.fields.get(id))]];
    case "item":
      return itemNodes({ ...origin, id, codes }, units?.items.get(origin.of));
    default:
      return [[id, derivedNode(origin, attribute)]];
  }
}

function fieldNode(attribute: Attribute, { survey }: Source, units: UnitsMapping | null): AttributeNode {
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
