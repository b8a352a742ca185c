import { groupIndicators } from "@vigie/findings";
import { textValue } from "@vigie/words";
import type { BlockContent, DefinitionContent, Nodes, PhrasingContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { type BoxKind, boxKinds } from "../block.ts";
import {
  attributesOf,
  labelText,
  onlyAttributes,
  refuseDirective,
  unknownDirective,
} from "../directives/directive-of.ts";
import { isAnchor, placeOf, register, type Scope } from "../directives/scope.ts";
import { studyTextProblem } from "../problems.ts";
import { leafDirectives, otherColons } from "./directive-colons.ts";
import type { Node } from "./markdown.ts";
import type { ParsedBlock, ParsedBlocks } from "./parsed-text.ts";
import { readFigure } from "./read-figure.ts";
import { readInlines } from "./read-inlines.ts";

export function readBlocks(
  nodes: readonly (Node | BlockContent | DefinitionContent)[],
  scope: Scope,
): ParsedBlocks {
  return nodes.flatMap((node, at) => {
    if (!isMark(node)) return readBlock(node, marksAfter(nodes, at), scope) ?? [];
    const above = nodes[at - 1];
    if (above === undefined || !(isMark(above) || isFigure(above)))
      scope.found.push(studyTextProblem("diagnostic/text-mark-alone", placeOf(node, scope)));
    return [];
  });
}

type AnyNode = Node | BlockContent | DefinitionContent;

/** The `::mark` lines under a node, which are of a figure. */
function marksAfter(nodes: readonly AnyNode[], at: number): readonly LeafDirective[] {
  const next = nodes[at + 1];
  return next !== undefined && isMark(next) ? [next, ...marksAfter(nodes, at + 1)] : [];
}

function isMark(node: AnyNode): node is LeafDirective {
  return node.type === "leafDirective" && node.name === "mark";
}

function isFigure(node: AnyNode): boolean {
  return node.type === "leafDirective" && node.name === "figure";
}

/** @param marks `::mark` lines under it */
function readBlock(node: AnyNode, marks: readonly LeafDirective[], scope: Scope): ParsedBlock | null {
  switch (node.type) {
    case "paragraph":
      if (isTypedTable(node))
        scope.found.push(studyTextProblem("diagnostic/text-table-typed", placeOf(node, scope)));
      return { kind: "paragraph", of: readInlines(node.children, scope) };
    case "heading":
      return readHeading(node, scope);
    case "list":
      return {
        kind: "list",
        ordered: node.ordered === true,
        items: node.children.map(({ children }) => readBlocks(children, scope)),
      };
    case "blockquote":
      return { kind: "quote", of: readBlocks(node.children, scope) };
    case "leafDirective":
      return readLeaf(node, marks, scope);
    case "containerDirective":
      return readBox(node, scope);
    default:
      refuseDirective(node, scope);
      return null;
  }
}

/** A table typed by hand, which this Markdown reads as a paragraph: its second line is of dashes and bars. */
function isTypedTable({ children }: Extract<AnyNode, { type: "paragraph" }>): boolean {
  const dashes = /(?:^|\n)\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*(?:\n|$)/;
  return children.some(
    (child) => child.type === "text" && child.value.includes("|") && dashes.test(child.value),
  );
}

/** `##` and `###`: the chapter's title is above them, in its directive. */
function readHeading(node: Extract<Node, { type: "heading" }>, scope: Scope): ParsedBlock | null {
  const { depth } = node;
  const place = placeOf(node, scope);
  if (depth !== 2 && depth !== 3) {
    scope.found.push(studyTextProblem("diagnostic/text-heading-level", place));
    return null;
  }
  const { children, id = slug(labelText(children)) } = namedHeading(node.children);
  if (!isAnchor(id))
    scope.found.push(studyTextProblem("diagnostic/text-heading-id", place, { id: textValue(id) }));
  register(id, place, scope);
  return { kind: "heading", level: depth, id, of: readInlines(children, scope) };
}

/** `## Title {id=name}`: its children without the name that ends them, which keeps links when the title changes. */
function namedHeading(children: readonly PhrasingContent[]): {
  readonly children: readonly PhrasingContent[];
  readonly id?: string;
} {
  const last = children.at(-1);
  if (last?.type !== "text") return { children };
  const [, title, id] = /^(.*?)\s*\{id=([^{}]*)\}$/.exec(last.value) ?? [];
  if (title === undefined || id === undefined) return { children };
  return { children: [...children.slice(0, -1), { ...last, value: title }], id };
}

/** `::barriers`, the table that `barriers.yaml` declares; `::overview`, the groups of every population. */
function readLeaf(node: LeafDirective, marks: readonly LeafDirective[], scope: Scope): ParsedBlock | null {
  switch (node.name) {
    case "figure":
      return readFigure(node, marks, scope);
    case "barriers":
      return readExhibit("barriers", node, { scope, isThere: scope.study.barriers.size > 0 });
    case "overview":
      return readExhibit("overview", node, { scope, isThere: groupIndicators(scope.study).length > 1 });
    default:
      scope.found.push(
        otherColons(node.name, 2, placeOf(node, scope)) ??
          unknownDirective(node.name, leafDirectives, placeOf(node, scope)),
      );
      return null;
  }
}

function readExhibit(
  kind: "barriers" | "overview",
  node: LeafDirective,
  { scope, isThere }: { readonly scope: Scope; readonly isThere: boolean },
): ParsedBlock | null {
  const place = placeOf(node, scope);
  onlyAttributes({ attributes: attributesOf(node), place }, [], scope.found);
  register(kind, place, scope);
  if (isThere) return { kind };
  scope.found.push(studyTextProblem(`diagnostic/text-${kind}-absent`, place));
  return null;
}

/** `:::method[Title]` and what it holds. */
function readBox(node: ContainerDirective, scope: Scope): ParsedBlock | null {
  const place = placeOf(node, scope);
  const box = boxKinds.find((kind): kind is BoxKind => kind === node.name);
  if (box === undefined) {
    scope.found.push(otherColons(node.name, 3, place) ?? unknownDirective(node.name, boxKinds, place));
    return null;
  }
  onlyAttributes({ attributes: attributesOf(node), place }, [], scope.found);
  const [first, ...rest] = node.children;
  const isTitled = first?.type === "paragraph" && first.data?.directiveLabel === true;
  const inside = isTitled ? rest : node.children;
  if (box === "asks") checkAsks({ children: inside }, scope);
  return {
    kind: "box",
    box,
    title: isTitled ? readInlines(first.children, scope) : [],
    of: readBlocks(inside, scope),
  };
}

/** « Qui n’a pas écrit ? » as `qui-n-a-pas-ecrit`. */
function slug(title: string): string {
  return title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

/** Reports what is asked of an institution without a link to the passage that says why. */
function checkAsks({ children }: Pick<ContainerDirective, "children">, scope: Scope): void {
  for (const node of children.flatMap((child): readonly Nodes[] =>
    child.type === "list" ? child.children : [child],
  ))
    if (!leadsSomewhere(node))
      scope.found.push(studyTextProblem("diagnostic/text-ask-without-reason", placeOf(node, scope)));
}

function leadsSomewhere(node: Nodes): boolean {
  if (node.type === "link") return node.url.startsWith("#");
  return "children" in node && node.children.some(leadsSomewhere);
}
