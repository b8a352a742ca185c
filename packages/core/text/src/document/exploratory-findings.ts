import { exploratoryWarnings } from "@vigie/findings";
import { subjectIn, type TextEvidence } from "@vigie/tables";
import type { TextInlines } from "../block.ts";
import type { CitedNumber, PublishedBlocks } from "./publication.ts";
import { citedNumbersIn, textOfInlines } from "./published-blocks.ts";

/** Key findings, each with the exploratory sources that it cites: a short text loses such a warning first. */
export function withWarnings(findings: PublishedBlocks, evidence: TextEvidence): PublishedBlocks {
  return findings.map((block) =>
    block.kind === "list" ? { ...block, items: block.items.map((item) => warned(item, evidence)) } : block,
  );
}

function warned(item: PublishedBlocks, evidence: TextEvidence): PublishedBlocks {
  const { formatter } = evidence;
  const labels = exploratoryIn(item.flatMap(inlinesIn), evidence);
  if (labels.length === 0) return item;
  const text = formatter.message("findings.exploratory", { sources: formatter.list(labels) });
  return item.map((block, at) =>
    at === item.length - 1 && block.kind === "paragraph"
      ? {
          ...block,
          of: [...block.of, { kind: "text", text: " " }, { kind: "emphasis", of: [{ kind: "text", text }] }],
        }
      : block,
  );
}

function inlinesIn(block: PublishedBlocks[number]): TextInlines<CitedNumber> {
  return block.kind === "paragraph" ? block.of : [];
}

/** Sources of the numbers cited whose results are exploratory, unless the author says so of them. */
function exploratoryIn(inlines: TextInlines<CitedNumber>, evidence: TextEvidence): readonly string[] {
  if (/explorat/i.test(textOfInlines(inlines))) return [];
  const ids = citedNumbersIn(inlines).flatMap(({ origin }) =>
    origin.kind === "tables" ? origin.indicators : [],
  );
  const labels = ids.flatMap((id) => {
    const subject = subjectIn(id, evidence);
    return subject !== null && exploratoryWarnings([subject]).length > 0
      ? [evidence.formatter.text(subject.source.label)]
      : [];
  });
  return [...new Set(labels)];
}
