import type { Partner } from "@vigie/study";
import { textValue, type VigieError, VigieErrors } from "@vigie/words";
import { barrierMatrix } from "../barriers/matrix-of.ts";
import { type Block, type Inline, type Inlines, plain } from "../block.ts";
import { problem } from "../problems.ts";
import type { Cited, Claim } from "../text/claims/claim.ts";
import type { Reference, TextEvidence } from "../text/reference.ts";
import type { WrittenBlock, WrittenBlocks, WrittenFigure, WrittenText } from "../text/written-text.ts";
import { exhibitOf } from "./exhibit-of.ts";
import { withWarnings } from "./exploratory-findings.ts";
import { opinionsOf } from "./opinions.ts";
import { originOf, partnersOf } from "./origin-of.ts";
import { overviewOf } from "./overview.ts";
import type { AwaitedPart, Exhibit, PublishedBlocks, PublishedChapter, Said } from "./publication.ts";
import { textOfInlines } from "./said-text.ts";
import { yesNoOf } from "./yes-no.ts";

interface Edition {
  /** Whether a claim that the tables contradict stops everything. */
  readonly isFinal: boolean;
  /** Whether the numbers of the tables are made up: those of others are then said to be real. */
  readonly fictitious: boolean;
}

/**
 * A text with its references told: what depends on a partner that has not answered is left out, and textValue; a claim that
 * the tables do not bear out is marked.
 * @throws {VigieErrors} every reference to a cell that is hidden or cannot be textValue, and those claims
 */
export function tellText(
  text: WrittenText,
  evidence: TextEvidence,
  { isFinal, fictitious }: Edition,
): { readonly cover: PublishedBlocks; readonly chapters: readonly PublishedChapter[] } {
  const found: VigieError[] = [];
  const cover = tellPart(text.cover, { evidence, found, isFinal, fictitious });
  const chapters = text.chapters.map((chapter) => {
    const awaited = new Map<string, AwaitedPart>();
    return {
      id: chapter.id,
      title: tellInlines(chapter.title, { evidence, found, awaited, isFinal, fictitious }),
      partners: partnersOf(indicatorsIn(chapter.blocks), evidence),
      origin: originOf(indicatorsIn(chapter.blocks), evidence),
      blocks: tellPart(chapter.blocks, { evidence, found, isFinal, fictitious }),
    };
  });
  if (found.length > 0) throw new VigieErrors(found);
  return { cover, chapters };
}

interface Telling extends Edition {
  readonly evidence: TextEvidence;
  readonly found: VigieError[];
  /** What is left out, by partner. */
  readonly awaited: Map<string, AwaitedPart>;
}

function tellPart(blocks: WrittenBlocks, telling: Omit<Telling, "awaited">): PublishedBlocks {
  const awaited = new Map<string, AwaitedPart>();
  const told = tellBlocks(blocks, { ...telling, awaited });
  return [...awaited.values(), ...told];
}

function tellBlocks(blocks: WrittenBlocks, telling: Telling): PublishedBlocks {
  const told = blocks.flatMap((block, at) => {
    const own = tellBlock(block, telling);
    return own === null ? [] : [{ own, writtenNext: blocks[at + 1] }];
  });
  const waiting = plain(telling.evidence.words.message("text.awaitedSection"));
  return told.flatMap(({ own, writtenNext }, at): PublishedBlocks => {
    if (own.kind !== "heading") return [own];
    const { level } = own;
    const isEmptied = ends(told[at + 1]?.own, level) && !ends(writtenNext, level);
    // It stays, since links may lead to it.
    return isEmptied ? [own, { kind: "paragraph", of: waiting }] : [own];
  });
}

/** Whether nothing follows in the section of a heading. */
function ends(next: WrittenBlock | Block<Said, Exhibit> | undefined, level: number): boolean {
  return next === undefined || (next.kind === "heading" && next.level <= level);
}

/** Null where all that it says is left out. */
function tellBlock(block: WrittenBlock, telling: Telling): Block<Said, Exhibit> | null {
  switch (block.kind) {
    case "figure":
      return tellFigure(block, telling);
    case "barriers":
      return barrierMatrix(telling.evidence);
    case "overview":
      return overviewOf(telling.evidence);
    case "heading":
      return { ...block, of: tellInlines(block.of, telling) };
    case "paragraph":
      return isLeftOut(block.of, telling) ? null : { ...block, of: tellInlines(block.of, telling) };
    case "list": {
      const items = block.items.map((item) => tellBlocks(item, telling)).filter(({ length }) => length > 0);
      return items.length === 0 ? null : { ...block, items };
    }
    case "quote":
    case "box": {
      const own = tellBlocks(block.of, telling);
      const of = block.kind === "box" && block.box === "findings" ? withWarnings(own, telling.evidence) : own;
      if (of.length === 0) return null;
      return block.kind === "quote"
        ? { ...block, of }
        : { ...block, title: tellInlines(block.title, telling), of };
    }
    default:
      return block satisfies never;
  }
}

function tellFigure(
  { id, as, inSynthesis, indicators, title }: WrittenFigure,
  telling: Telling,
): Exhibit | null {
  const { evidence, awaited } = telling;
  const late = indicators.flatMap((indicator) => {
    const held = evidence.gathered.get(indicator);
    return held?.state === "awaited" ? [{ indicator, partner: held.partner }] : [];
  });
  for (const { indicator, partner } of late) {
    const label = evidence.study.indicators.get(indicator)?.title;
    const own = awaitedPart(partner, awaited);
    const figure = { id: indicator, title: label ? evidence.words.text(label) : indicator };
    awaited.set(partner.id, { ...own, figures: [...own.figures, figure] });
  }
  const [only] = indicators;
  if (only === undefined || late.length > 0) return null;
  const told = tellInlines(title, telling);
  const asked = { id, indicators, title: told };
  const figure =
    as === "alone"
      ? exhibitOf(only, told, evidence)
      : as === "opinions"
        ? opinionsOf(asked, evidence)
        : yesNoOf(asked, evidence);
  return figure && { ...figure, inSynthesis };
}

/** Whether a passage cites a table that has not arrived; counted for each partner that it waits for. */
function isLeftOut(inlines: Inlines<Cited>, { evidence, awaited }: Telling): boolean {
  const partners = new Map(
    citedIn(inlines).flatMap((id) => {
      const held = evidence.gathered.get(id);
      return held?.state === "awaited" ? [[held.partner.id, held.partner] as const] : [];
    }),
  );
  for (const partner of partners.values()) {
    const own = awaitedPart(partner, awaited);
    awaited.set(partner.id, { ...own, passages: own.passages + 1 });
  }
  return partners.size > 0;
}

function awaitedPart(partner: Partner, awaited: ReadonlyMap<string, AwaitedPart>): AwaitedPart {
  return awaited.get(partner.id) ?? { kind: "awaited", partner, figures: [], passages: 0 };
}

function tellInlines(inlines: Inlines<Cited>, telling: Telling): Inlines<Said> {
  return inlines.flatMap((inline): Inlines<Said> => {
    if (inline.kind === "reference") return tellReference(inline, telling);
    if (inline.kind === "claim") return tellClaim(inline, telling);
    return "of" in inline ? [{ ...inline, of: tellInlines(inline.of, telling) }] : [inline];
  });
}

function tellReference(
  reference: Reference,
  { evidence, found, fictitious }: Telling,
): readonly Inline<Said>[] {
  const { place, indicators, origin } = reference;
  // A title may cite what has not arrived: it is said without its number.
  if (indicators.some((id) => evidence.gathered.get(id)?.state === "awaited"))
    return [{ kind: "text", text: evidence.words.message("text.awaited") }];
  const told = reference.tell(evidence);
  if (told.kind === "said") {
    const number = { kind: "said", text: told.text, origin } as const;
    if (told.beside !== undefined) return [number, { kind: "text", text: ` ${told.beside}` }];
    if (!fictitious || origin.kind === "tables") return [number];
    const real = { kind: "mark", mark: "real", text: evidence.words.message("real.mark") } as const;
    return [number, { kind: "text", text: " " }, real];
  }
  const cited = { indicators: textValue(indicators.join(", ")), written: textValue(reference.written ?? "") };
  found.push(
    told.kind === "unfit"
      ? problem("diagnostic/text-value-unfit", place, {
          format: textValue(told.format),
          value: textValue(told.value),
        })
      : problem(unsaid[told.kind], place, cited),
  );
  return [];
}

/** A passage as it is, and after it what the tables say of it where they do not bear it out. */
function tellClaim({ of, place, indicators, judge }: Claim, telling: Telling): Inlines<Said> {
  const { evidence, found, isFinal } = telling;
  const told = tellInlines(of, telling);
  // In a title: nothing can be said of a table that has not arrived.
  if (indicators.some((id) => evidence.gathered.get(id)?.state === "awaited")) return told;
  const verdict = judge(evidence);
  if (verdict === "holds") return told;
  if (verdict === "contrary" && isFinal)
    found.push(
      problem("diagnostic/text-claim-contrary", place, {
        claim: textValue(textOfInlines(told)),
        indicators: textValue(indicators.join(", ")),
      }),
    );
  return [
    ...told,
    { kind: "text", text: " " },
    { kind: "mark", mark: "doubt", text: evidence.words.message(`claim.${verdict}`) },
  ];
}

/** Why a cell that a text cites cannot be said. */
const unsaid = {
  hidden: "diagnostic/text-masked",
  uncertain: "diagnostic/text-uncertain",
  not_computed: "diagnostic/text-not-computed",
} as const;

/** Indicators that a passage cites, and those that its claims rest on. */
function citedIn(inlines: Inlines<Cited>): readonly string[] {
  return inlines.flatMap((inline) => [
    ...("indicators" in inline ? inline.indicators : []),
    ...("of" in inline ? citedIn(inline.of) : []),
  ]);
}

/** Every indicator that blocks show or cite, each once. */
function indicatorsIn(blocks: WrittenBlocks): readonly string[] {
  const all = blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case "figure":
        return block.indicators;
      case "barriers":
      case "overview":
        return [];
      case "heading":
      case "paragraph":
        return citedIn(block.of);
      case "list":
        return block.items.flatMap(indicatorsIn);
      case "quote":
      case "box":
        return indicatorsIn(block.of);
      default:
        return block satisfies never;
    }
  });
  return [...new Set(all)];
}
