import { said, suggestion } from "@vigie/study";
import { problem } from "../problems/problems.ts";
import type { Scope } from "./scope.ts";

/** Reports the links that point to nothing of the text. */
export function checkAnchors({ anchors, links, found }: Scope): void {
  for (const { anchor, place } of links)
    if (!anchors.has(anchor))
      found.push(
        problem("diagnostic/text-anchor-unknown", place, {
          anchor: said(anchor),
          ...suggestion(anchor, anchors.keys()),
        }),
      );
}
