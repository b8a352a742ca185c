import { suggestion } from "@vigie/study";
import { type Place, textValue } from "@vigie/words";
import type { BlockContent, DefinitionContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { type BoxKind, boxKinds } from "../block.ts";
import { groupIndicators } from "../group-indicators.ts";
import { problem } from "../problems.ts";
import { checkAsks } from "./check-asks.ts";
import { leafDirectives, otherColons } from "./directive-colons.ts";
import { attributesOf, labelText } from "./directive-of.ts";
import type { Node } from "./markdown.ts";
import { onlyAttributes } from "./only-attributes.ts";
import { readFigure } from "./read-figure.ts";
import { readInlines } from "./read-inlines.ts";
import { refuse } from "./refuse.ts";
import { placeOf, register, type Scope } from "./scope.ts";
import type { WrittenBlock, WrittenBlocks } from "./written-text.ts";

export function readBlocks(
  nodes: readonly (Node | BlockContent | DefinitionContent)[],
  scope: Scope,
): WrittenBlocks {
  return nodes.flatMap((node) => readBlock(node, scope) ?? []);
}

function readBlock(node: Node | BlockContent | DefinitionContent, scope: Scope): WrittenBlock | null {
  switch (node.type) {
    case "paragraph":
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
      return readLeaf(node, scope);
    case "containerDirective":
      return readBox(node, scope);
    default:
      refuse(node, scope);
      return null;
  }
}

/** `##` and `###`: the chapter's title is above them, in its directive. */
function readHeading(node: Extract<Node, { type: "heading" }>, scope: Scope): WrittenBlock | null {
  const { depth } = node;
  const place = placeOf(node, scope);
  if (depth !== 2 && depth !== 3) {
    scope.found.push(problem("diagnostic/text-heading-level", place));
    return null;
  }
  const id = slug(labelText(node.children));
  register(id, place, scope);
  return { kind: "heading", level: depth, id, of: readInlines(node.children, scope) };
}

/** `::barriers`, the table that `barriers.yaml` declares; `::overview`, the groups of every population. */
function readLeaf(node: LeafDirective, scope: Scope): WrittenBlock | null {
  switch (node.name) {
    case "figure":
      return readFigure(node, scope);
    case "barriers":
      return readBarriers(node, scope);
    case "overview":
      return readOverview(node, scope);
    default:
      return unknownDirective(
        node.name,
        { known: leafDirectives, colons: 2 },
        { place: placeOf(node, scope), scope },
      );
  }
}

function readBarriers(node: LeafDirective, scope: Scope): WrittenBlock | null {
  const place = placeOf(node, scope);
  onlyAttributes({ attributes: attributesOf(node), place }, [], scope.found);
  register("barriers", place, scope);
  if (scope.study.barriers.size > 0) return { kind: "barriers", place };
  scope.found.push(problem("diagnostic/text-barriers-absent", place));
  return null;
}

function readOverview(node: LeafDirective, scope: Scope): WrittenBlock | null {
  const place = placeOf(node, scope);
  onlyAttributes({ attributes: attributesOf(node), place }, [], scope.found);
  register("overview", place, scope);
  if (groupIndicators(scope.study).length > 1) return { kind: "overview", place };
  scope.found.push(problem("diagnostic/text-overview-absent", place));
  return null;
}

/** `:::method[Title]` and what it holds. */
function readBox(node: ContainerDirective, scope: Scope): WrittenBlock | null {
  const place = placeOf(node, scope);
  const box = boxKinds.find((kind): kind is BoxKind => kind === node.name);
  if (box === undefined) return unknownDirective(node.name, { known: boxKinds, colons: 3 }, { place, scope });
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

function unknownDirective(
  name: string,
  { known, colons }: { readonly known: readonly string[]; readonly colons: 2 | 3 },
  { place, scope }: { readonly place: Place; readonly scope: Scope },
): null {
  scope.found.push(
    otherColons(name, colons, place) ??
      problem("diagnostic/text-directive-unknown", place, {
        directive: textValue(name),
        directives: textValue(known.join(", ")),
        ...suggestion(name, known),
      }),
  );
  return null;
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
