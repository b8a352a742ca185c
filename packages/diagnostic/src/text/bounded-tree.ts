import { type Place, textValue, type VigieError } from "@vigie/words";
import type { Root } from "mdast";
import { problem } from "../problems.ts";
import { deepList } from "./deep-list.ts";
import { deepNode } from "./deep-node.ts";
import { markdownTree } from "./markdown.ts";
import { placeOf, type Scope } from "./scope.ts";
import { unclosedBox } from "./unclosed-box.ts";

const levelsMax = 20;

/** A text as a tree, or what keeps it from being read: it is nested too deep, or a box is not closed. */
export function boundedTree(
  source: string,
  scope: Pick<Scope, "file">,
): { readonly tree: Root } | { readonly error: VigieError } {
  const tooDeep = (place: Place) => ({ error: problem("diagnostic/text-too-deep", place, {}) });
  const list = deepList(source);
  if (list !== null) return tooDeep({ file: scope.file, ...list });
  const tree = markdownTree(source);
  const node = deepNode(tree, levelsMax);
  if (node !== null) return tooDeep(placeOf(node, scope));
  const box = unclosedBox(tree, source);
  if (box === null) return { tree };
  const words = { directive: textValue(box.name) };
  return { error: problem("diagnostic/text-box-unclosed", placeOf(box, scope), words) };
}
