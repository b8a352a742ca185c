import type { Nodes } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { problem } from "../problems.ts";
import { placeOf, type Scope } from "./scope.ts";

/** Reports what is asked of an institution without a link to the passage that says why. */
export function checkAsks({ children }: Pick<ContainerDirective, "children">, scope: Scope): void {
  for (const node of children.flatMap((child): readonly Nodes[] =>
    child.type === "list" ? child.children : [child],
  ))
    if (!leadsSomewhere(node))
      scope.found.push(problem("diagnostic/text-ask-without-reason", placeOf(node, scope)));
}

function leadsSomewhere(node: Nodes): boolean {
  if (node.type === "link") return node.url.startsWith("#");
  return "children" in node && node.children.some(leadsSomewhere);
}
