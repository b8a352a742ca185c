import type { Place, VigieError } from "@vigie/words";
import type { Root } from "mdast";
import { problem } from "../problems.ts";
import { deepList } from "./deep-list.ts";
import { deepNode } from "./deep-node.ts";
import { markdownTree } from "./markdown.ts";
import { placeOf, type Scope } from "./scope.ts";

const levelsMax = 20;

/** A text as a tree, or what is wrong with it where it is nested past what may be read. */
export function boundedTree(
  source: string,
  scope: Pick<Scope, "file">,
): { readonly tree: Root } | { readonly error: VigieError } {
  const tooDeep = (place: Place) => ({ error: problem("diagnostic/text-too-deep", place, {}) });
  const list = deepList(source);
  if (list !== null) return tooDeep({ file: scope.file, ...list });
  const tree = markdownTree(source);
  const node = deepNode(tree, levelsMax);
  return node === null ? { tree } : tooDeep(placeOf(node, scope));
}
