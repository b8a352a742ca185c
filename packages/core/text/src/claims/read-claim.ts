import type { FilePlace } from "@vigie/words";
import type { PhrasingContent } from "mdast";
import type { TextDirective } from "mdast-util-directive";
import type { TextInlines } from "../block.ts";
import { attributesOf, onlyAttributes } from "../directives/directive-of.ts";
import { placeOf, type Scope } from "../directives/scope.ts";
import { type Cited, type Claim, verdictOfAll } from "./claim.ts";
import { type ClaimCondition, conditionsIn } from "./conditions.ts";
import type { StrongWord } from "./strong-words.ts";

/** `source`: in place of conditions, who says what no table of the study can: a law, a book, the commissioner of the study. */
const claimAttributes = ["that", "words", "source"] as const;

/** @returns null where a mistake was found */
export function readClaim(
  node: TextDirective,
  scope: Scope,
  readInlines: (nodes: readonly PhrasingContent[], scope: Scope) => TextInlines<Cited>,
): Claim | null {
  const place = placeOf(node, scope);
  const attributes = attributesOf(node);
  const of = readInlines(node.children, scope);
  if (!onlyAttributes({ attributes, place }, claimAttributes, scope.found)) return null;
  const conditions = conditionsOfClaim(attributes, place, scope);
  if (conditions === null) return null;
  return {
    kind: "claim",
    place,
    indicators: [...new Set(conditions.flatMap(({ indicators }) => indicators))],
    of,
    judge: (evidence) => verdictOfAll(conditions.map(({ judge }) => judge(evidence))),
  };
}

/** Whether a claim bears out a word of its passage, by the form of its conditions or because its author names the word. */
export function proves({ word, family }: StrongWord, node: TextDirective, scope: Scope): boolean {
  const attributes = attributesOf(node);
  if (isSourced(attributes)) return true;
  const conditions = conditionsOfClaim(attributes, placeOf(node, scope), scope) ?? [];
  if (conditions.some((condition) => condition.proves.includes(family))) return true;
  const named = (attributes.get("words") ?? "").toLowerCase().split(/\s+/);
  return family === "unprovable" && conditions.length > 0 && named.includes(word.toLowerCase());
}

/** The tables that the conditions of a claim read. */
export function indicatorsOfClaim(node: TextDirective, scope: Scope): readonly string[] {
  const conditions = conditionsOfClaim(attributesOf(node), placeOf(node, scope), scope) ?? [];
  return conditions.flatMap(({ indicators }) => indicators);
}

function conditionsOfClaim(
  attributes: ReadonlyMap<string, string>,
  place: FilePlace,
  scope: Scope,
): readonly ClaimCondition[] | null {
  return isSourced(attributes) ? [] : conditionsIn(attributes.get("that") ?? "", place, scope);
}

function isSourced(attributes: ReadonlyMap<string, string>): boolean {
  return attributes.get("that") === undefined && (attributes.get("source") ?? "").trim() !== "";
}
