import type { Nodes } from "mdast";
import { problem } from "../problems.ts";
import { placeOf, type Scope } from "./scope.ts";

/** Reports a construct that the text may not hold; the tags of one line are one mistake. */
export function refuse(node: Nodes, scope: Scope): void {
  const { found } = scope;
  const place = placeOf(node, scope);
  const html = "diagnostic/text-html";
  if (node.type !== "html") found.push(problem("diagnostic/text-construct-refused", place));
  else if (!found.some((mistake) => mistake.code === html && mistake.place.line === place.line))
    found.push(problem(html, place));
}
