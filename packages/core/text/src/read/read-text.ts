import type { Study } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { everyBlock, type TextInlines } from "../block.ts";
import type { Cited } from "../claims/claim.ts";
import { attributesOf, labelText, onlyAttributes } from "../directives/directive-of.ts";
import { isAnchor, placeOf, type Scope } from "../directives/scope.ts";
import { studyTextProblem } from "../problems.ts";
import { boundedTree, checkAnchors } from "./bounded-tree.ts";
import type { Node } from "./markdown.ts";
import {
  errorsIn,
  type ParsedBlocks,
  type ParsedChapter,
  type ParsedText,
  parsedTextIn,
  type TextRead,
} from "./parsed-text.ts";
import { readBlocks } from "./read-blocks.ts";
import { readInlines } from "./read-inlines.ts";

/** The name of the file that holds the text in a language. */
export function textFileOf(language: string): string {
  return `diagnostic.${language}.md`;
}

/** Everything wrong with the texts of a study, before any table is read. */
export function textProblems(study: Study): readonly VigieError[] {
  return errorsIn([...study.texts.keys()].map((language) => readText(study, language)));
}

/**
 * The text of a study in one language; null where there is none.
 * @throws {VigieErrors} every mistake of the text
 */
export function writtenTextOf(study: Study, language: string): ParsedText | null {
  return parsedTextIn(readText(study, language));
}

/** What links may lead to in the text of a language: nothing where it has none, null where it is wrong. */
export function anchorsOf(study: Study, language: string): Scope["anchors"] | null {
  const read = readText(study, language);
  if (read === null) return new Map();
  return "errors" in read ? null : read.text.anchors;
}

/** The figures of a study's texts that no person has given a title. */
export function generatedTitles(study: Study): readonly VigieError[] {
  return [...study.texts.keys()].flatMap((language) => {
    const read = readText(study, language);
    return read === null || "errors" in read
      ? []
      : everyBlock([...read.text.cover, ...read.text.chapters.flatMap(({ blocks }) => blocks)])
          .filter((block) => block.kind === "figure")
          .filter(({ title }) => title.length === 0)
          .map(({ place, id }) =>
            studyTextProblem("diagnostic/text-title-generated", place, { figure: textValue(id) }),
          );
  });
}

function readText(
  study: Study,
  language: string,
): TextRead<ParsedText & { readonly anchors: Scope["anchors"] }> | null {
  const source = study.texts.get(language);
  if (source === undefined) return null;
  const scope: Scope = {
    study,
    file: textFileOf(language),
    language,
    keepsLines: false,
    found: [],
    anchors: new Map(),
    links: [],
  };
  const read = boundedTree(source, scope);
  if ("error" in read) return { errors: [read.error] };
  const [first = [], ...rest] = split(read.tree.children);
  const cover = readBlocks(first, scope);
  const chapters = rest.map((nodes) => readChapter(nodes, scope));
  checkAnchors(scope);
  return scope.found.length === 0
    ? { text: { cover, chapters, anchors: scope.anchors } }
    : { errors: scope.found };
}

/** Nodes before the first chapter, then those of each chapter, which its directive opens. */
function split(nodes: readonly Node[]): readonly (readonly Node[])[] {
  return nodes.reduce<Node[][]>(
    (parts, node) => {
      if (isChapter(node)) parts.push([node]);
      else parts.at(-1)?.push(node);
      return parts;
    },
    [[]],
  );
}

function isChapter(node: Node): boolean {
  return node.type === "leafDirective" && node.name === "chapter";
}

function readChapter([opening, ...nodes]: readonly Node[], scope: Scope): ParsedChapter {
  const { id, title } = readOpening(opening, scope);
  const blocks: ParsedBlocks = readBlocks(nodes, scope);
  return { id, title, blocks };
}

/** `::chapter[Title]{id=channels}` */
function readOpening(
  node: Node | undefined,
  scope: Scope,
): { readonly id: string; readonly title: TextInlines<Cited> } {
  if (node?.type !== "leafDirective") throw new RangeError("a chapter opens with its directive");
  const { found } = scope;
  const place = placeOf(node, scope);
  const attributes = attributesOf(node);
  onlyAttributes({ attributes, place }, ["id"], found);
  const id = attributes.get("id") ?? "";
  if (labelText(node.children) === "")
    found.push(studyTextProblem("diagnostic/text-label-missing", place, { directive: textValue("chapter") }));
  if (!isAnchor(id))
    found.push(studyTextProblem("diagnostic/text-chapter-without-id", place, { id: textValue(id) }));
  else if (scope.anchors.has(id))
    found.push(studyTextProblem("diagnostic/text-anchor-twice", place, { anchor: textValue(id) }));
  scope.anchors.set(id, place);
  return { id, title: readInlines(node.children, scope) };
}
