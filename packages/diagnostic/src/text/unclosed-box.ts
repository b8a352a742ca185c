import type { Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { isBoxName } from "./directive-colons.ts";

/** The first box that no line of colons closes: Markdown then puts in it all that follows, chapters included. */
export function unclosedBox(tree: Root, source: string): ContainerDirective | null {
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
