import type { Inlines } from "../block.ts";
import type { CitedNumber } from "./publication.ts";

/** The words alone, without marks and links. */
export function textOfInlines(inlines: Inlines<CitedNumber>): string {
  return inlines
    .map((inline) => {
      if (inline.kind === "text" || inline.kind === "cited") return inline.text;
      if (inline.kind === "mark") return inline.mark === "doubt" ? inline.text : "";
      return inline.kind === "break" ? " " : textOfInlines(inline.of);
    })
    .join("");
}
