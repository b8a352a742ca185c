import {
  type ColumnMapping,
  type ItemColumns,
  identityEntries,
  listCodes,
  translation,
  truthValues,
} from "@vigie/mapping";
import type { Attribute, Source } from "@vigie/study";
import type { AttributeNode, Codes } from "./plan.ts";

/** A question of several answers, read in one column: its items, then the reasons for no answer. */
export function listNode(
  attribute: Attribute,
  source: Source,
  mapped: ColumnMapping | undefined,
): AttributeNode {
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
export function itemNodes(
  { id, of, item, codes }: Item,
  mapped: ItemColumns | undefined,
): readonly (readonly [string, AttributeNode])[] {
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
