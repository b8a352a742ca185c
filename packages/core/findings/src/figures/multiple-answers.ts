import { type Canvas, type Drawing, dotPanels, labelledBars } from "@vigie/drawing";
import { contentOf, shareDimensionOf } from "@vigie/study";
import {
  areVolunteers,
  dimensionLabel,
  groupName,
  hasIntervals,
  isEstablishedGap,
  type Mention,
  mentionGroups,
  mentionsOf,
  ranked,
  readingRemarks,
  referenceKindOf,
  referencePeopleOf,
  type Subject,
  shareText,
  tableViewOf,
} from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { drawnInterval } from "../drawn/drawn-interval.ts";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import { mentionsTable } from "../figure-tables/mentions-table.ts";
import { shareValues } from "../notes/share-readings.ts";
import { type FigureWords, figureTexts } from "./figure-texts.ts";

/** Answers in view; the others are in the table. */
const answersMax = 7;
/** Groups that make a panel each. */
const panelsMax = 4;

/** How many give each answer of a question of several answers, in all or in each group against all. */
export const multipleAnswers: FigureKind = {
  shows: () => true,
  make: (subject) => {
    const { indicator, formatter } = subject;
    const whole = mentionsOf(subject);
    const shown = inView(whole);
    const groups = mentionGroups(subject)
      .map((code) => groupOf(subject, code))
      .filter(({ mentions }) => [...mentions.values()].some(({ cell }) => !cell.line.isTooSmall));
    const finding = findingOf(subject, whole, groups);
    const rest = whole.length - shown.length;
    const words = wordsOf(subject, whole, finding);
    const [base, ...otherBases] = new Set(whole.map(({ cell }) => cell.line.base));
    const isOneBase = typeof base === "number" && otherBases.length === 0;
    const isSplit = (contentOf(indicator).answers?.by ?? null) !== null;
    const texts = figureTexts(subject, {
      ...words,
      subtitle: isSplit ? "multiple.subtitleBy" : isOneBase ? "multiple.subtitleBase" : "multiple.subtitle",
      alternative: [
        "shares.alternative",
        whole.map(({ label, cell }) => ({ label, share: shareText(cell, formatter) })),
      ],
      values: {
        question: dimensionLabel(subject, indicator.of),
        base: formatter.count(base ?? 0),
        ...words.values,
      },
    });
    return {
      ...texts,
      alternative: finding ? `${texts.title}. ${texts.alternative}` : texts.alternative,
      ...drawingsOf(subject, (canvas) => draw(canvas, { subject, shown, groups })),
      remarks: [
        formatter.message("multiple.sum"),
        ...basesRemark(subject, whole),
        ...(rest > 0 ? [formatter.message("multiple.rest", { rest })] : []),
        ...(hasIntervals(subject) ? readingRemarks(subject) : []),
      ],
      table: mentionsTable(subject),
    };
  },
};

interface Group {
  readonly code: string;
  readonly label: string;
  readonly mentions: ReadonlyMap<string, Mention>;
}

function groupOf(subject: Subject, code: string): Group {
  const { indicator } = subject;
  const by = contentOf(indicator).answers?.by ?? "";
  return {
    code,
    label: groupName(subject, by, code),
    mentions: new Map(mentionsOf(subject, code).map((mention) => [mention.code, mention])),
  };
}

/** Answers that exclude the others keep their place: they say what the others do not. */
function inView(mentions: readonly Mention[]): readonly Mention[] {
  const exclusive = mentions.filter(({ isExclusive }) => isExclusive);
  const others = mentions.filter(({ isExclusive }) => !isExclusive);
  return [...others.slice(0, Math.max(1, answersMax - exclusive.length)), ...exclusive];
}

function draw(
  canvas: Canvas,
  { subject, shown, groups }: { subject: Subject; shown: readonly Mention[]; groups: readonly Group[] },
): Drawing {
  const { formatter } = subject;
  if (groups.length === 0)
    return labelledBars(canvas, {
      referenceName: null,
      areVolunteers: areVolunteers(subject.source),
      bars: shown.map(({ label, cell, isExclusive }, at) => ({
        label,
        share: cell.share,
        wording: shareText(cell, formatter),
        interval: drawnInterval(cell),
        isApart: isExclusive && at > 0 && !shown[at - 1]?.isExclusive,
        key: "plain",
      })),
    });
  return dotPanels(canvas, {
    referenceName: capitalised(referencePeopleOf(subject)?.name ?? ""),
    referenceKind: referenceKindOf(subject) === "rest" ? "rest" : "whole",
    rows: shown.map(({ label }) => label),
    panels: groups.slice(0, panelsMax).map(({ code: group, label, mentions }) => ({
      name: label,
      detail: "",
      key: "plain",
      dots: shown.map(({ code }) => {
        const cell = mentions.get(code)?.cell;
        return {
          share: cell?.share ?? null,
          wording: cell === undefined ? formatter.message("cell.nothing") : shareText(cell, formatter),
          reference: referenceShare(subject, group, code),
          interval: cell ? drawnInterval(cell) : null,
          isWorded: false,
        };
      }),
    })),
  });
}

/** The share of those whom a group is compared with who give an answer. */
function referenceShare(subject: Subject, group: string, item: string): number | null {
  const { answers } = contentOf(subject.indicator);
  const at = { [answers?.by ?? ""]: group, [answers?.of ?? ""]: item };
  return tableViewOf(subject).line(at).cell("yes").reference?.share ?? null;
}

/** What a group answers more than its reference, by the most. */
interface Finding {
  readonly line: string;
  readonly mention: Mention;
  readonly share: number;
  readonly reference: number;
}

function findingOf(
  subject: Subject,
  whole: readonly Mention[],
  groups: readonly Group[],
): Finding | undefined {
  const found = groups.flatMap(({ code: group, label: line, mentions }) =>
    whole.flatMap(({ code }) => {
      const mention = mentions.get(code);
      const reference = referenceShare(subject, group, code);
      const share = mention?.cell.share ?? null;
      if (mention === undefined || share === null || reference === null) return [];
      if (!isEstablishedGap(subject, cellOf(subject, group, code))) return [];
      return [{ line, mention, share, reference }];
    }),
  );
  return ranked(found, ({ share, reference }) => share - reference)[0]?.item;
}

/** An answer in a group, as a place in the table. */
function cellOf({ indicator }: Subject, group: string, item: string): ReadonlyMap<string, readonly string[]> {
  const { answers } = contentOf(indicator);
  const by = answers?.by ?? null;
  return new Map([
    ...(by === null ? [] : [[by, [group]] as const]),
    [answers?.of ?? indicator.of, [item]],
    [shareDimensionOf(indicator), ["yes"]],
  ]);
}

/** The answer that a group gives more than its reference, by the most, else the most given one, with its messages. */
function wordsOf(
  subject: Subject,
  whole: readonly Mention[],
  finding: Finding | undefined,
): Pick<FigureWords, "title" | "reading" | "values"> {
  const { formatter } = subject;
  const mention = finding?.mention ?? ranked(whole, ({ cell }) => cell.share)[0]?.item;
  const values = mention ? shareValues(subject, mention.cell) : null;
  if (!mention || values === null) return { title: null };
  const read = { ...values, label: mention.label };
  if (!finding) return { title: "multiple.title", reading: "multiple.reading", values: read };
  const reference = formatter.percent(finding.reference);
  return {
    title: "multiple.titleBy",
    reading: "multiple.readingBy",
    values: { ...read, line: finding.line, reference },
  };
}

function basesRemark({ formatter }: Subject, whole: readonly Mention[]): readonly string[] {
  const bases = whole.flatMap(({ cell }) => cell.line.base ?? []);
  const [least, greatest] = [Math.min(...bases), Math.max(...bases)];
  return bases.length > 0 && least < greatest
    ? [
        formatter.message("multiple.bases", {
          least: formatter.count(least),
          greatest: formatter.count(greatest),
        }),
      ]
    : [];
}
