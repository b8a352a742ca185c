import type { Inlines } from "../block.ts";
import { exploratoryWarnings } from "../notes/survey-remarks.ts";
import { subjectIn } from "../subject.ts";
import type { TextEvidence } from "../text/reference.ts";
import type { PublishedBlocks, Said } from "./publication.ts";
import { textOfInlines } from "./said-text.ts";

/** Key findings, each with the exploratory sources that it cites: a short text loses such a warning first. */
export function withWarnings(findings: PublishedBlocks, evidence: TextEvidence): PublishedBlocks {
  return findings.map((block) =>
    block.kind === "list" ? { ...block, items: block.items.map((item) => warned(item, evidence)) } : block,
  );
}

function warned(item: PublishedBlocks, evidence: TextEvidence): PublishedBlocks {
  const { words } = evidence;
  const labels = exploratoryIn(item.flatMap(inlinesIn), evidence);
  if (labels.length === 0) return item;
  const text = words.message("findings.exploratory", { sources: words.list(labels) });
  return item.map((block, at) =>
    at === item.length - 1 && block.kind === "paragraph"
      ? {
          ...block,
          of: [...block.of, { kind: "text", text: " " }, { kind: "emphasis", of: [{ kind: "text", text }] }],
        }
      : block,
  );
}

function inlinesIn(block: PublishedBlocks[number]): Inlines<Said> {
  return block.kind === "paragraph" ? block.of : [];
}

/** Sources of the numbers cited whose results are exploratory, unless the author says so of them. */
function exploratoryIn(inlines: Inlines<Said>, evidence: TextEvidence): readonly string[] {
  if (/explorat/i.test(textOfInlines(inlines))) return [];
  const labels = citedIn(inlines).flatMap((id) => {
    const subject = subjectIn(id, evidence);
    return subject !== null && exploratoryWarnings([subject]).length > 0
      ? [evidence.words.text(subject.source.label)]
      : [];
  });
  return [...new Set(labels)];
}

function citedIn(inlines: Inlines<Said>): readonly string[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === "said") return inline.origin.kind === "tables" ? inline.origin.indicators : [];
    return "of" in inline ? citedIn(inline.of) : [];
  });
}
