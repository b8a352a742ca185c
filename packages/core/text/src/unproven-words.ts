import { contentOf, type Indicator, type Study } from "@vigie/study";
import { countValue, type FilePlace, textValue, type VigieError } from "@vigie/words";
import type { Nodes } from "mdast";
import type { TextDirective } from "mdast-util-directive";
import { indicatorsOfClaim, proves } from "./claims/read-claim.ts";
import { strongWordsIn } from "./claims/strong-words.ts";
import { placeOf, type Scope } from "./directives/scope.ts";
import { easyFileOf } from "./easy/read-easy-text.ts";
import { studyTextProblem } from "./problems.ts";
import { boundedTree } from "./read/bounded-tree.ts";
import { textFileOf } from "./read/read-text.ts";

/** Boxes that say how the study was made, or what it asks for: no table could bear them out. */
const boxesAside = ["method", "asks"];

/**
 * Where the texts of a study compare or generalise without a claim that proves the word, and where a claim does not name what its
 * conditions count per inhabitant: one remark per line and word.
 */
export function unprovenWords(study: Study): readonly VigieError[] {
  const texts = [
    ...[...study.texts].map(([language, source]) => ({ language, source, file: textFileOf(language) })),
    ...[...study.easyTexts].map(([language, source]) => ({ language, source, file: easyFileOf(language) })),
  ];
  return texts.flatMap(({ language, source, file }) => {
    const read = boundedTree(source, { file });
    if ("error" in read) return [];
    const scope: Scope = {
      study,
      file,
      language,
      keepsLines: false,
      found: [],
      anchors: new Map(),
      links: [],
    };
    return unprovenIn(read.tree, { scope, claims: [] });
  });
}

interface Passage {
  readonly scope: Scope;
  /** The claims that the passage is in, the widest first. */
  readonly claims: readonly TextDirective[];
}

function unprovenIn(node: Nodes, { scope, claims }: Passage): readonly VigieError[] {
  if (node.type === "containerDirective" && boxesAside.includes(node.name)) return [];
  if (node.type === "text")
    return unprovenInText(node.value, node.position?.start.line ?? 1, { scope, claims });
  if (!("children" in node)) return [];
  const isClaim = node.type === "textDirective" && node.name === "claim";
  // The label of any other directive in a sentence is a name.
  if (node.type === "textDirective" && !isClaim) return [];
  const inside = isClaim ? [...claims, node] : claims;
  return [
    ...(isClaim ? unnamedIn(node, scope) : []),
    ...node.children.flatMap((child) => unprovenIn(child, { scope, claims: inside })),
  ];
}

/** A condition on one kind of place bears out no sentence on another, or on all of them together. */
function unnamedIn(node: TextDirective, scope: Scope): readonly VigieError[] {
  return unnamedCounts(node, scope).map((name) =>
    studyTextProblem("diagnostic/text-word-unproven", placeOf(node, scope), {
      word: textValue(name),
      family: textValue("unnamed"),
      claims: countValue(1),
    }),
  );
}

function unprovenInText(text: string, line: number, { scope, claims }: Passage): readonly VigieError[] {
  return strongWordsIn(text, scope.language)
    .filter((found) => !claims.some((claim) => proves(found, claim, scope)))
    .map(({ word, family, index }) => {
      const place: FilePlace = { file: scope.file, line: line + text.slice(0, index).split("\n").length - 1 };
      return studyTextProblem("diagnostic/text-word-unproven", place, {
        word: textValue(word.replace(/\s+/gu, " ")),
        family: textValue(family),
        claims: countValue(claims.length),
      });
    });
}

/**
 * What a claim compares per inhabitant without naming it: one kind of place is not « l’aide », which another kind may bring.
 * A name is recognised by any word of it that no other rate of the study counts under.
 */
function unnamedCounts(node: TextDirective, scope: Scope): readonly string[] {
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
