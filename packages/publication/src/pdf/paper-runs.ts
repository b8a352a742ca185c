import type { CitedNumber, Inline, Inlines } from "@vigie/diagnostic";
import type { PaperRun, PaperRuns } from "./paper.ts";

/** Words as they are set; notes and tables of figures say where numbers come from. */
export function paperRuns(inlines: Inlines<CitedNumber>): PaperRuns {
  return inlines.map(runOf);
}

export function textRun(text: string): PaperRuns {
  return [{ kind: "text", text }];
}

function runOf(inline: Inline<CitedNumber>): PaperRun {
  switch (inline.kind) {
    case "text":
    case "cited":
      return { kind: "text", text: inline.text };
    case "break":
      return inline;
    case "mark":
      return inline.mark === "doubt"
        ? { kind: "strong", of: textRun(inline.text) }
        : { kind: "emphasis", of: textRun(`(${inline.text})`) };
    case "strong":
    case "emphasis":
      return { kind: inline.kind, of: paperRuns(inline.of) };
    case "link": {
      const of = paperRuns(inline.of);
      return inline.href.startsWith("#")
        ? { kind: "link", to: inline.href.slice(1), of }
        : { kind: "address", address: inline.href, of };
    }
    default:
      return inline satisfies never;
  }
}
