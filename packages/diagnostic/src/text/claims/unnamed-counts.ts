import { contentOf, type Indicator, type Study } from "@vigie/study";
import type { Nodes } from "mdast";
import type { TextDirective } from "mdast-util-directive";
import type { Scope } from "../scope.ts";
import { indicatorsOfClaim } from "./read-claim.ts";

/**
 * What a claim compares per inhabitant without naming it: one kind of place is not « l’aide », which another kind may bring.
 * A name is recognised by any word of it that no other rate of the study counts under.
 */
export function unnamedCounts(node: TextDirective, scope: Scope): readonly string[] {
  const { study, language } = scope;
  const rates = [...study.indicators.values()].filter((indicator) => contentOf(indicator).rate !== null);
  const names = new Set(rates.map((rate) => countedName(rate, study, language)));
  const read = new Set(indicatorsOfClaim(node, scope));
  const counted = new Set(
    rates.filter(({ id }) => read.has(id)).map((rate) => countedName(rate, study, language)),
  );
  const passage = new Set(wordsOf(textOf(node)));
  return [...counted].filter((name) => {
    const others = new Set([...names].filter((other) => other !== name).flatMap(wordsOf));
    return !wordsOf(name).some((word) => !others.has(word) && passage.has(word));
  });
}

/** The universe of a rate that keeps some units only, else the units of its source. */
function countedName({ source: id, universe }: Indicator, study: Study, language: string): string {
  const source = study.sources.get(id);
  const kept = source?.universes.get(universe);
  const label = kept !== undefined && kept.where.size > 0 ? kept.label : source?.unit.many;
  return (language === "en" ? label?.en : undefined) ?? label?.fr ?? "";
}

/** Words that mean something by themselves, without the mark of a plural. */
function wordsOf(text: string): readonly string[] {
  return (text.match(/\p{L}+/gu) ?? [])
    .filter((word) => word.length > 3 || /^\p{Lu}.*$/u.test(word))
    .map((word) => word.toLowerCase().replace(/[sx]$/u, ""));
}

/** The text of a passage; names inside its references are not read. */
function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (!("children" in node)) return "";
  return node.children
    .filter((child) => child.type !== "textDirective" || child.name === "claim")
    .map(textOf)
    .join(" ");
}
