import { suggestion } from "@vigie/study";
import { textValue } from "@vigie/words";
import { problem } from "../problems.ts";
import type { Scope } from "./scope.ts";

/** The page of the communes, wherever a text links to it; a study without one has its words alone. */
export const communesAnchor = "communes";

/** Reports the links that point to nothing of the text, nor to an indicator: annexes show those that the text does not. */
export function checkAnchors({ anchors, links, found, study }: Scope): void {
  for (const { anchor, place } of links)
    if (anchor !== communesAnchor && !anchors.has(anchor) && !study.indicators.has(anchor))
      found.push(
        problem("diagnostic/text-anchor-unknown", place, {
          anchor: textValue(anchor),
          ...suggestion(anchor, [...anchors.keys(), ...study.indicators.keys()]),
        }),
      );
}
