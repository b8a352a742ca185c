import type { Parent, Root } from "mdast";
import type { Node } from "./markdown.ts";

/** A node that stands within more than `most` others, or null: no writer nests so deep, and reading goes down by calls. */
export function deepNode(root: Root, most: number): Node | null {
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
