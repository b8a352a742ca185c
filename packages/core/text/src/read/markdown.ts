import type { Root, RootContent } from "mdast";
import type {} from "mdast-util-directive";
import remarkDirective from "remark-directive";
import remarkParse from "remark-parse";
import { unified } from "unified";

const parser = unified().use(remarkParse).use(remarkDirective).freeze();

export type Node = RootContent;

/** Markdown with directives as a tree with positions. Nothing in it is trusted yet. */
export function markdownTree(text: string): Root {
  return parser.parse(text);
}
