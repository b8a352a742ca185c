import type { Attribute } from "@vigie/study";
import type { UnitsMapping } from "./mapping.ts";
import type { AttributeNode, Codes } from "./plan.ts";
import { itself, translation } from "./translation.ts";

/** How an attribute of the study is made from the columns that a mapping names. */
export function attributeNode(attribute: Attribute, units: UnitsMapping | null): AttributeNode {
  const { origin } = attribute;
  const codes = codesOf(attribute);
  switch (origin.kind) {
    case "field":
      return fieldNode(attribute, units);
    case "years":
      return { kind: "years", of: origin.of, at: origin.at };
    case "bands":
      return { kind: "bands", of: origin.of, codes, from: lowerBounds(attribute) };
    case "recode":
      return { kind: "recode", of: origin.of, codes, map: origin.map };
    case "any":
      return { kind: "any", of: origin.of, codes };
    default:
      return origin satisfies never;
  }
}

function fieldNode(attribute: Attribute, units: UnitsMapping | null): AttributeNode {
  const mapped = units?.fields.get(attribute.id);
  const column = mapped?.column ?? attribute.id;
  const missing = new Set(mapped?.without);
  switch (attribute.type) {
    case "date":
      return { kind: "date", column, format: mapped?.dates ?? "iso", missing };
    case "number": {
      const format = units?.file.format;
      return { kind: "number", column, decimal: format?.kind === "csv" ? format.decimal : ".", missing };
    }
    case "code":
    case "flag": {
      const codes = codesOf(attribute);
      const own = attribute.type === "flag" ? truthValues : [];
      const known = [...itself(codes.map(({ code }) => code)), ...own];
      return { kind: "code", column, codes, translate: translation(known, mapped) };
    }
    default:
      return attribute.type satisfies never;
  }
}

/** A column of truth values, as Parquet and Excel have, needs no translation. */
const truthValues = [
  ["true", "yes"],
  ["false", "no"],
] as const;

function codesOf({ codes }: Attribute): Codes {
  return codes.map(({ code, missing }) => ({ code, missing }));
}

function lowerBounds({ codes }: Attribute): ReadonlyMap<string, number> {
  return new Map(codes.flatMap(({ code, from }) => (from === null ? [] : [[code, from] as const])));
}
