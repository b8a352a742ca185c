import { suggestion } from "@vigie/study";
import { type FilePlace, textValue, type VigieError } from "@vigie/words";
import type { Parent, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { placeOf, type Scope } from "../directives/scope.ts";
import { studyTextProblem } from "../problems.ts";
import { isBoxName } from "./directive-colons.ts";
import { markdownTree, type Node } from "./markdown.ts";

const levelsMax = 20;

/** A text as a tree, or what keeps it from being read: it is nested too deep, or a box is not closed. */
export function boundedTree(
  source: string,
  scope: Pick<Scope, "file">,
): { readonly tree: Root } | { readonly error: VigieError } {
  const tooDeep = (place: FilePlace) => ({ error: studyTextProblem("diagnostic/text-too-deep", place, {}) });
  const list = deepList(source);
  if (list !== null) return tooDeep({ file: scope.file, ...list });
  const tree = markdownTree(source);
  const node = deepNode(tree, levelsMax);
  if (node !== null) return tooDeep(placeOf(node, scope));
  const box = unclosedBox(tree, source);
  if (box === null) return { tree };
  const words = { directive: textValue(box.name) };
  return { error: studyTextProblem("diagnostic/text-box-unclosed", placeOf(box, scope), words) };
}

/** Far beyond what is read: the parser's time grows with the square of the levels, and this many take it no time. */
const columnsMax = 200;

/** What indents an item of a list: spaces, marks of quotations, and the marks of the lists that hold it. */
const opening = /^(?:[ >]|(?:[-+*]|\d{1,9}[.)])(?= ))*/;

/**
 * Where a line opens an item of a list after more columns than any writer indents, each level taking two at least; null
 * where none does. Looked for before the text is parsed.
 */
function deepList(text: string): { readonly line: number; readonly column: number } | null {
  for (const [at, written] of text.split("\n").entries()) {
    const spaced = written.slice(0, columnsMax * 2).replaceAll("\t", "    ");
    const opened = opening.exec(spaced)?.[0] ?? "";
    if (/[-+*.)]/.test(opened.slice(columnsMax))) return { line: at + 1, column: columnsMax + 1 };
  }
  return null;
}

/** A node that stands within more than `most` others, or null: no writer nests so deep, and reading goes down by calls. */
function deepNode(root: Root, most: number): Node | null {
  const waiting: { readonly node: Node; readonly depth: number }[] = [];
  const wait = ({ children }: Parent, depth: number) => {
    for (const node of children) waiting.push({ node, depth });
  };
  wait(root, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > most) return next.node;
    if ("children" in next.node) wait(next.node, next.depth + 1);
  }
  return null;
}

/** The first box that no line of colons closes: Markdown then puts in it all that follows, chapters included. */
function unclosedBox(tree: Root, source: string): ContainerDirective | null {
  const lines = source.split(/\r?\n/);
  const find = (nodes: readonly object[]): ContainerDirective | null => {
    for (const node of nodes) {
      if (isBox(node) && !isClosed(node, lines)) return node;
      const inside = "children" in node && Array.isArray(node.children) ? find(node.children) : null;
      if (inside !== null) return inside;
    }
    return null;
  };
  return find(tree.children);
}

function isBox(node: object): node is ContainerDirective {
  return (
    "type" in node && node.type === "containerDirective" && "name" in node && isBoxName(String(node.name))
  );
}

function isClosed({ position }: ContainerDirective, lines: readonly string[]): boolean {
  if (position === undefined) return true;
  const { start, end } = position;
  return end.line > start.line && /^[\s>]*:{3,}\s*$/.test(lines[end.line - 1] ?? "");
}

/** The page of the communes, wherever a text links to it; a study without one has its words alone. */
export const communesAnchor = "communes";

/** Reports the links that point to nothing of the text, nor to an indicator: annexes show those that the text does not. */
export function checkAnchors({ anchors, links, found, study }: Scope): void {
  for (const { anchor, place } of links)
    if (anchor !== communesAnchor && !anchors.has(anchor) && !study.indicators.has(anchor))
      found.push(
        studyTextProblem("diagnostic/text-anchor-unknown", place, {
          anchor: textValue(anchor),
          ...suggestion(anchor, [...anchors.keys(), ...study.indicators.keys()]),
        }),
      );
}
