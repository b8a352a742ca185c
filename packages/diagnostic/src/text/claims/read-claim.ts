import type { PhrasingContent } from "mdast";
import type { TextDirective } from "mdast-util-directive";
import type { Inlines } from "../../block.ts";
import { attributesOf } from "../directive-of.ts";
import { onlyAttributes } from "../only-attributes.ts";
import { placeOf, type Scope } from "../scope.ts";
import { type Cited, type Claim, verdictOfAll } from "./claim.ts";
import { conditionsIn } from "./conditions.ts";

/** @returns null where a mistake was found */
export function readClaim(
  node: TextDirective,
  scope: Scope,
  readInlines: (nodes: readonly PhrasingContent[], scope: Scope) => Inlines<Cited>,
): Claim | null {
  const place = placeOf(node, scope);
  const attributes = attributesOf(node);
  const of = readInlines(node.children, scope);
  if (!onlyAttributes({ attributes, place }, ["that"], scope.found)) return null;
  const conditions = conditionsIn(attributes.get("that") ?? "", place, scope);
  if (conditions === null) return null;
  return {
    kind: "claim",
    place,
    indicators: [...new Set(conditions.flatMap(({ indicators }) => indicators))],
    of,
    judge: (evidence) => verdictOfAll(conditions.map(({ judge }) => judge(evidence))),
  };
}
