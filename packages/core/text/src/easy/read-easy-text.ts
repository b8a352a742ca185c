import { isPictogram, pictogramNames } from "@vigie/drawing";
import { type Study, suggestion } from "@vigie/study";
import { frenchSpacing, textValue, type VigieError } from "@vigie/words";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import type { Cited } from "../claims/claim.ts";
import {
  attributesOf,
  labelText,
  onlyAttributes,
  refuseDirective,
  unknownDirective,
} from "../directives/directive-of.ts";
import { placeOf, type Scope } from "../directives/scope.ts";
import { studyTextProblem } from "../problems.ts";
import { boundedTree, checkAnchors } from "../read/bounded-tree.ts";
import { otherColons } from "../read/directive-colons.ts";
import type { Node } from "../read/markdown.ts";
import { errorsIn, type ParsedExhibit, parsedTextIn, type TextRead } from "../read/parsed-text.ts";
import { readBlocks } from "../read/read-blocks.ts";
import { readInlines } from "../read/read-inlines.ts";
import { anchorsOf } from "../read/read-text.ts";
import type { EasyText, Idea } from "./easy-text.ts";

export type ParsedEasyText = EasyText<Cited, ParsedExhibit>;
type ParsedIdea = Idea<Cited, ParsedExhibit>;

/** The name of the file that holds the text that is easy to read in a language. */
export function easyFileOf(language: string): string {
  return `facile.${language}.md`;
}

/** Everything wrong with the texts that are easy to read, before any table is read. */
export function easyTextProblems(study: Study): readonly VigieError[] {
  return errorsIn([...study.easyTexts.keys()].map((language) => readEasyText(study, language)));
}

/**
 * The text of a study that is easy to read, in one language; null where there is none.
 * @throws {VigieErrors} every mistake of the text
 */
export function easyTextOf(study: Study, language: string): ParsedEasyText | null {
  return parsedTextIn(readEasyText(study, language));
}

function readEasyText(study: Study, language: string): TextRead<ParsedEasyText> | null {
  const source = study.easyTexts.get(language);
  if (source === undefined) return null;
  const anchors = anchorsOf(study, language);
  const scope: Scope = {
    study,
    file: easyFileOf(language),
    language,
    keepsLines: true,
    found: [],
    anchors: new Map(anchors ?? []),
    links: [],
  };
  const read = boundedTree(source, scope);
  if ("error" in read) return { errors: [read.error] };
  const children = read.tree.children.filter((node) => !isReaders(node) && !isTitle(node));
  const at = children.findIndex(isIdea);
  const opening = at < 0 ? children : children.slice(0, at);
  const text = {
    opening: readBlocks(
      opening.filter((node) => isPlain(node, scope)),
      scope,
    ),
    ideas: children.slice(opening.length).flatMap((node) => readIdea(node, scope) ?? []),
    title: readTitle(read.tree.children.filter(isTitle), scope),
    readers: readReaders(read.tree.children.filter(isReaders), scope),
  };
  // Mistakes of the other text are reported there: its anchors are not known here.
  if (anchors !== null) checkAnchors(scope);
  return scope.found.length === 0 ? { text } : { errors: scope.found };
}

function isReaders(node: Node): node is LeafDirective {
  return node.type === "leafDirective" && node.name === "readers";
}

function isTitle(node: Node): node is LeafDirective {
  return node.type === "leafDirective" && node.name === "title";
}

/** `::title[What the page is about]` */
function readTitle([first, second]: readonly LeafDirective[], scope: Scope): string | null {
  if (first === undefined) return null;
  const { found, language } = scope;
  const place = placeOf(first, scope);
  onlyAttributes({ attributes: attributesOf(first), place }, [], found);
  const title = labelText(first.children);
  if (second !== undefined || title === "")
    found.push(studyTextProblem("diagnostic/easy-block-refused", placeOf(second ?? first, scope)));
  return language === "fr" ? frenchSpacing(title) : title;
}

/** `::readers[Names, group and day]` */
function readReaders([first, second]: readonly LeafDirective[], scope: Scope): string | null {
  if (first === undefined) return null;
  const { found, language } = scope;
  const place = placeOf(first, scope);
  onlyAttributes({ attributes: attributesOf(first), place }, [], found);
  if (second !== undefined)
    found.push(studyTextProblem("diagnostic/easy-block-refused", placeOf(second, scope)));
  const readers = labelText(first.children);
  if (readers === "") found.push(studyTextProblem("diagnostic/easy-readers-unnamed", place));
  return language === "fr" ? frenchSpacing(readers) : readers;
}

function isIdea(node: Node): node is ContainerDirective {
  return node.type === "containerDirective" && node.name === "idea";
}

/** `:::idea[Title]{picto=telephone}` and the sentences that say it. */
function readIdea(node: Node, scope: Scope): ParsedIdea | null {
  const { found } = scope;
  const place = placeOf(node, scope);
  if (!isIdea(node)) {
    if (isPlain(node, scope)) found.push(studyTextProblem("diagnostic/easy-outside-idea", place));
    return null;
  }
  const attributes = attributesOf(node);
  onlyAttributes({ attributes, place }, ["picto"], found);
  const name = attributes.get("picto") ?? "";
  const [first, ...rest] = node.children;
  const label = first?.type === "paragraph" && first.data?.directiveLabel === true ? first.children : [];
  const wording = label.length === 0 ? node.children : rest;
  if (label.length === 0) found.push(studyTextProblem("diagnostic/easy-idea-untitled", place));
  if (!isPictogram(name)) {
    found.push(pictogramUnknown(name, place));
    return null;
  }
  return {
    pictogram: name,
    title: readInlines(label, scope),
    of: readBlocks(
      wording.filter((child) => isPlain(child, scope)),
      scope,
    ),
  };
}

function pictogramUnknown(name: string, place: ReturnType<typeof placeOf>): VigieError {
  return studyTextProblem("diagnostic/easy-pictogram-unknown", place, {
    pictogram: textValue(name),
    pictograms: textValue(pictogramNames.join(", ")),
    ...suggestion(name, pictogramNames),
  });
}

/** Paragraphs, and lists of them; reports anything else. */
function isPlain(node: Node, scope: Scope): boolean {
  if (node.type === "paragraph") return true;
  if (node.type === "list")
    return node.children.every(({ children }) => children.every((child) => isPlain(child, scope)));
  const place = placeOf(node, scope);
  if (node.type === "html") refuseDirective(node, scope);
  else scope.found.push(misspelt(node, scope) ?? studyTextProblem("diagnostic/easy-block-refused", place));
  return false;
}

/** A directive of this text with other colons, or one whose name looks like theirs. */
function misspelt(node: Node, scope: Scope): VigieError | null {
  if (node.type !== "leafDirective" && node.type !== "containerDirective") return null;
  const place = placeOf(node, scope);
  const known = ["idea", "readers", "title"];
  if (known.includes(node.name)) return otherColons(node.name, node.type === "leafDirective" ? 2 : 3, place);
  return suggestion(node.name, known).near.value === "yes" ? unknownDirective(node.name, known, place) : null;
}
