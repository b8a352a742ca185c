import type { Study } from "@vigie/study";
import { countValue, type FilePlace, textValue, type VigieError } from "@vigie/words";
import type { Nodes, Paragraph } from "mdast";
import { studyTextProblem } from "../problems.ts";
import { boundedTree } from "../read/bounded-tree.ts";
import { isReference } from "../references/index.ts";
import { easyFileOf } from "./read-easy-text.ts";

/**
 * What the European rules for information that is easy to read ask. They set no length: fifteen words is the bound of
 * French practice.
 * @see Inclusion Europe, Unapei (2009), L’information pour tous : règles européennes pour une information facile à lire
 */
const wordsMax = 15;
const ideasMax = 7;

/** Abbreviations that administrations write as they write words: capitals do not give them away. */
const lowerCase = ["Aspa", "Caf", "Carsat", "Cnaf", "Cnav", "Cpam", "Ehpad", "Insee", "Puma", "Urssaf"];

/** Where the texts of a study that are easy to read are hard: long sentences, abbreviations, too many ideas. */
export function easyRemarks(study: Study): readonly VigieError[] {
  return [...study.easyTexts].flatMap(([language, source]) => {
    const file = easyFileOf(language);
    const read = boundedTree(source, { file });
    if ("error" in read) return [];
    const sentences = paragraphsIn(read.tree).flatMap(sentencesIn);
    return [
      ...manyIdeas(read.tree.children, file),
      ...sentences.flatMap(({ tokens }) => longSentence(tokens, file)),
      ...unexplained(
        sentences.flatMap(({ tokens }) => tokens),
        source,
        file,
      ),
    ].toSorted((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
  });
}

/** A run of letters between spaces, or a number that a table will give. */
interface Token {
  readonly text: string;
  readonly line: number;
}

function manyIdeas(nodes: readonly Nodes[], file: string): readonly VigieError[] {
  const ideas = nodes.filter((node) => node.type === "containerDirective" && node.name === "idea");
  const first = ideas[ideasMax];
  if (first === undefined) return [];
  return [
    studyTextProblem("diagnostic/easy-ideas-many", at(file, first.position?.start.line ?? 1), {
      count: countValue(ideas.length),
      max: countValue(ideasMax),
    }),
  ];
}

function longSentence(tokens: readonly Token[], file: string): readonly VigieError[] {
  const words = tokens.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const [first] = words;
  if (first === undefined || words.length <= wordsMax) return [];
  return [
    studyTextProblem("diagnostic/easy-sentence-long", at(file, first.line), {
      count: countValue(words.length),
      max: countValue(wordsMax),
    }),
  ];
}

/** Where a text says an abbreviation in full: beside brackets, or by « veut dire ». */
const explanation =
  /\((?<inside>[\p{L}\p{N}]+)\)|(?<![\p{L}\p{N}])(?<before>[\p{L}\p{N}]+)\s(?=\(|veut\sdire|means)/gu;

/** Each abbreviation that the text does not explain, once, where it is first. */
function unexplained(tokens: readonly Token[], source: string, file: string): readonly VigieError[] {
  const explained = new Set(
    [...source.matchAll(explanation)].map(({ groups }) => groups?.inside ?? groups?.before),
  );
  const lines = new Map<string, number>();
  for (const { text, line } of tokens)
    for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? [])
      if (isAbbreviation(word) && !explained.has(word) && !lines.has(word)) lines.set(word, line);
  return [...lines].map(([word, line]) =>
    studyTextProblem("diagnostic/easy-abbreviation", at(file, line), { abbreviation: textValue(word) }),
  );
}

function isAbbreviation(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(word) || lowerCase.includes(word);
}

function paragraphsIn(node: Nodes): readonly Paragraph[] {
  if (node.type === "paragraph") return [node];
  return "children" in node ? node.children.flatMap(paragraphsIn) : [];
}

function sentencesIn(paragraph: Paragraph): readonly { readonly tokens: readonly Token[] }[] {
  const sentences: Token[][] = [[]];
  for (const token of paragraph.children.flatMap(tokensIn)) {
    sentences.at(-1)?.push(token);
    if (/[.!?…][»”")]*$/u.test(token.text)) sentences.push([]);
  }
  return sentences.map((tokens) => ({ tokens }));
}

function tokensIn(node: Nodes): readonly Token[] {
  const line = node.position?.start.line ?? 1;
  if (node.type === "textDirective" && isReference(node.name))
    return Array.from({ length: wordsOfNumber(node.attributes?.as ?? "") }, () => ({ text: "0", line }));
  if ("children" in node) return node.children.flatMap(tokensIn);
  if (!("value" in node)) return [];
  return node.value.split("\n").flatMap((written, down) =>
    written
      .split(/\s+/u)
      .filter((text) => text !== "")
      .map((text) => ({ text, line: line + down })),
  );
}

/** How many words a number may take once rendered: « environ 4 sur 10 ». */
function wordsOfNumber(format: string): number {
  switch (format) {
    case "in_ten":
      return 4;
    case "fraction":
    case "over":
    case "over_percent":
    case "nearly":
      return 3;
    case "tenths":
    case "points":
    case "times":
      return 2;
    default:
      return 1;
  }
}

function at(file: string, line: number): FilePlace {
  return { file, line };
}
