import type { Partner } from "@vigie/study";
import type { FigureMark, TextEvidence } from "@vigie/tables";
import { textValue, type VigieError, VigieErrors } from "@vigie/words";
import { everyBlock, plainInlines, type TextBlock, type TextInline, type TextInlines } from "../block.ts";
import type { Cited, Claim } from "../claims/claim.ts";
import type { Reference } from "../directives/reference.ts";
import { studyTextProblem } from "../problems.ts";
import type { ParsedBlock, ParsedBlocks, ParsedFigure, ParsedText } from "../read/parsed-text.ts";
import { barrierMatrix } from "./barrier-table.ts";
import { exhibitOf, markedPartnersOf, originOf } from "./exhibit-of.ts";
import { withWarnings } from "./exploratory-findings.ts";
import { opinionsOf } from "./opinions.ts";
import { overviewOf } from "./overview.ts";
import type { AwaitedPart, CitedNumber, Exhibit, PublishedBlocks, PublishedChapter } from "./publication.ts";
import { textOfInlines } from "./published-blocks.ts";
import { ratesOf } from "./rates.ts";
import { yesNoOf } from "./yes-no.ts";

interface Edition {
  /** Whether a claim that the tables contradict stops everything. */
  readonly isFinal: boolean;
  /** Whether the numbers of the tables are made up: those from elsewhere are then marked as real. */
  readonly fictitious: boolean;
}

/**
 * A text with its references rendered: what depends on a partner that has not answered is left out with a sentence that says so; a claim that
 * the tables do not bear out is marked.
 * @throws {VigieErrors} every reference to a cell that is hidden or cannot be written, and those claims
 */
export function renderText(
  text: ParsedText,
  evidence: TextEvidence,
  edition: Edition,
): { readonly cover: PublishedBlocks; readonly chapters: readonly PublishedChapter[] } {
  const found: VigieError[] = [];
  const rendering = { evidence, found, ...edition };
  const cover = renderPart(text.cover, rendering);
  const chapters = text.chapters.map(({ id, title, blocks }) => {
    const indicators = indicatorsIn(blocks);
    return {
      id,
      title: renderInlines(title, { ...rendering, awaited: new Map() }),
      partners: markedPartnersOf(indicators, evidence),
      origin: originOf(indicators, evidence),
      blocks: renderPart(blocks, rendering),
    };
  });
  if (found.length > 0) throw new VigieErrors(found);
  return { cover, chapters };
}

interface Rendering extends Edition {
  readonly evidence: TextEvidence;
  readonly found: VigieError[];
  /** What is left out, by partner. */
  readonly awaited: Map<string, AwaitedPart>;
}

function renderPart(blocks: ParsedBlocks, rendering: Omit<Rendering, "awaited">): PublishedBlocks {
  const awaited = new Map<string, AwaitedPart>();
  const rendered = renderBlocks(blocks, { ...rendering, awaited });
  return [...awaited.values(), ...rendered];
}

function renderBlocks(blocks: ParsedBlocks, rendering: Rendering): PublishedBlocks {
  const rendered = blocks.flatMap((block, at) => {
    const result = renderBlock(block, rendering);
    return result === null ? [] : [{ result, writtenNext: blocks[at + 1] }];
  });
  const waiting = plainInlines(rendering.evidence.formatter.message("text.awaitedSection"));
  return rendered.flatMap(({ result, writtenNext }, at): PublishedBlocks => {
    if (result.kind !== "heading") return [result];
    const { level } = result;
    const isEmptied = ends(rendered[at + 1]?.result, level) && !ends(writtenNext, level);
    // It stays, since links may lead to it.
    return isEmptied ? [result, { kind: "paragraph", of: waiting }] : [result];
  });
}

/** Whether nothing follows in the section of a heading. */
function ends(next: ParsedBlock | TextBlock<CitedNumber, Exhibit> | undefined, level: number): boolean {
  return next === undefined || (next.kind === "heading" && next.level <= level);
}

/** Null where all that it says is left out. */
function renderBlock(block: ParsedBlock, rendering: Rendering): TextBlock<CitedNumber, Exhibit> | null {
  switch (block.kind) {
    case "figure":
      return renderFigure(block, rendering);
    case "barriers":
      return barrierMatrix(rendering.evidence);
    case "overview":
      return overviewOf(rendering.evidence);
    case "heading":
      return { ...block, of: renderInlines(block.of, rendering) };
    case "paragraph":
      return isLeftOut(block.of, rendering) ? null : { ...block, of: renderInlines(block.of, rendering) };
    case "list": {
      const items = block.items
        .map((item) => renderBlocks(item, rendering))
        .filter(({ length }) => length > 0);
      return items.length === 0 ? null : { ...block, items };
    }
    case "quote":
    case "box": {
      const inside = renderBlocks(block.of, rendering);
      const of =
        block.kind === "box" && block.box === "findings" ? withWarnings(inside, rendering.evidence) : inside;
      if (of.length === 0) return null;
      return block.kind === "quote"
        ? { ...block, of }
        : { ...block, title: renderInlines(block.title, rendering), of };
    }
    default:
      return block satisfies never;
  }
}

function renderFigure(
  { id, as, inSynthesis, indicators, title, marks }: ParsedFigure,
  rendering: Rendering,
): Exhibit | null {
  const { evidence, awaited } = rendering;
  const late = indicators.flatMap((indicator) => {
    const held = evidence.gathered.get(indicator);
    return held?.state === "awaited" ? [{ indicator, partner: held.partner }] : [];
  });
  for (const { indicator, partner } of late) {
    const label = evidence.study.indicators.get(indicator)?.title;
    const part = awaitedPart(partner, awaited);
    const figure = { id: indicator, title: label ? evidence.formatter.text(label) : indicator };
    awaited.set(partner.id, { ...part, figures: [...part.figures, figure] });
  }
  const [only] = indicators;
  if (only === undefined || late.length > 0) return null;
  const rendered = renderInlines(title, rendering);
  const request = { id, indicators, title: rendered };
  const figure =
    as === "alone"
      ? exhibitOf(only, evidence, { title: rendered, marks: renderMarks(marks, rendering) })
      : as === "opinions"
        ? opinionsOf(request, evidence)
        : as === "rates"
          ? ratesOf(request, evidence, renderMarks(marks, rendering))
          : yesNoOf(request, evidence);
  return figure && { ...figure, inSynthesis };
}

function renderMarks(marks: ParsedFigure["marks"], rendering: Rendering): readonly FigureMark[] {
  return marks.map(({ target, label }) => {
    const words = renderInlines(label, rendering);
    const [first, ...rest] = words;
    return first?.kind === "cited"
      ? { ...target, number: first.text, label: textOfInlines(rest).trim() }
      : { ...target, number: null, label: textOfInlines(words) };
  });
}

/** Whether a passage cites a table that has not arrived; counted for each partner that it waits for. */
function isLeftOut(inlines: TextInlines<Cited>, { evidence, awaited }: Rendering): boolean {
  const partners = new Map(
    citedIn(inlines).flatMap((id) => {
      const held = evidence.gathered.get(id);
      return held?.state === "awaited" ? [[held.partner.id, held.partner] as const] : [];
    }),
  );
  for (const partner of partners.values()) {
    const part = awaitedPart(partner, awaited);
    awaited.set(partner.id, { ...part, passages: part.passages + 1 });
  }
  return partners.size > 0;
}

function awaitedPart(partner: Partner, awaited: ReadonlyMap<string, AwaitedPart>): AwaitedPart {
  return awaited.get(partner.id) ?? { kind: "awaited", partner, figures: [], passages: 0 };
}

function renderInlines(inlines: TextInlines<Cited>, rendering: Rendering): TextInlines<CitedNumber> {
  return inlines.flatMap((inline): TextInlines<CitedNumber> => {
    if (inline.kind === "reference") return renderReference(inline, rendering);
    if (inline.kind === "claim") return renderClaim(inline, rendering);
    return "of" in inline ? [{ ...inline, of: renderInlines(inline.of, rendering) }] : [inline];
  });
}

function renderReference(
  reference: Reference,
  { evidence, found, fictitious }: Rendering,
): readonly TextInline<CitedNumber>[] {
  const { place, indicators, origin } = reference;
  // A title may cite what has not arrived: it is shown without its number.
  if (indicators.some((id) => evidence.gathered.get(id)?.state === "awaited"))
    return [{ kind: "text", text: evidence.formatter.message("text.awaited") }];
  const rendered = reference.render(evidence);
  if (rendered.kind === "cited") {
    const { text, suffix, ...value } = rendered;
    const number = { ...value, text, origin };
    if (suffix !== undefined) return [number, { kind: "text", text: ` ${suffix}` }];
    if (!fictitious || origin.kind === "tables") return [number];
    const real = { kind: "mark", mark: "real", text: evidence.formatter.message("real.mark") } as const;
    return [number, { kind: "text", text: " " }, real];
  }
  const cited = { indicators: textValue(indicators.join(", ")), written: textValue(reference.written ?? "") };
  found.push(
    rendered.kind === "unfit"
      ? studyTextProblem("diagnostic/text-value-unfit", place, {
          format: textValue(rendered.format),
          value: textValue(rendered.value),
        })
      : studyTextProblem(unspecified[rendered.kind], place, cited),
  );
  return [];
}

/** A passage as it is, and after it what the tables say of it where they do not bear it out. */
function renderClaim(
  { of, place, indicators, judge }: Claim,
  rendering: Rendering,
): TextInlines<CitedNumber> {
  const { evidence, found, isFinal } = rendering;
  const rendered = renderInlines(of, rendering);
  // In a title: nothing bears it out yet.
  const isAwaited = indicators.some((id) => evidence.gathered.get(id)?.state === "awaited");
  const verdict = isAwaited ? "awaited" : judge(evidence);
  if (verdict === "holds") return rendered;
  if (verdict === "contrary" && isFinal)
    found.push(
      studyTextProblem("diagnostic/text-claim-contrary", place, {
        claim: textValue(textOfInlines(rendered)),
        indicators: textValue(indicators.join(", ")),
      }),
    );
  return [
    ...rendered,
    { kind: "text", text: " " },
    { kind: "mark", mark: "doubt", text: evidence.formatter.message(`claim.${verdict}`) },
  ];
}

/** Why a cell that a text cites has no value to show. */
const unspecified = {
  hidden: "diagnostic/text-masked",
  uncertain: "diagnostic/text-uncertain",
  not_computed: "diagnostic/text-not-computed",
} as const;

/** Indicators that a passage cites, and those that its claims rest on. */
function citedIn(inlines: TextInlines<Cited>): readonly string[] {
  return inlines.flatMap((inline) => [
    ...("indicators" in inline ? inline.indicators : []),
    ...("of" in inline ? citedIn(inline.of) : []),
  ]);
}

/** Every indicator that blocks show or cite, each once. */
function indicatorsIn(blocks: ParsedBlocks): readonly string[] {
  const all = everyBlock(blocks).flatMap((block) => {
    if (block.kind === "figure") return block.indicators;
    return block.kind === "heading" || block.kind === "paragraph" ? citedIn(block.of) : [];
  });
  return [...new Set(all)];
}
