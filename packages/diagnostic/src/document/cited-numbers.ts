import type { Inlines } from "../block.ts";
import type { CitedNumber } from "./publication.ts";

/** The numbers that a passage cites, in reading order. */
export function citedNumbersIn(inlines: Inlines<CitedNumber>): readonly CitedNumber[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === "cited") return [inline];
    return "of" in inline ? citedNumbersIn(inline.of) : [];
  });
}
