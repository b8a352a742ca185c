import { type DotCounts, type DotPlot, dotPanels } from "@vigie/drawing";
import { contentOf } from "@vigie/study";
import { isGroup } from "@vigie/table";
import {
  attributeForm,
  type Cell,
  codesOfDimension,
  cohortOf,
  countText,
  type Gap,
  gapMin,
  gapsOf,
  hasIntervals,
  isCrossed,
  isFinding,
  isFlag,
  keyOf,
  labelOfCode,
  outsideOf,
  type Profile,
  type ProfileLine,
  profileOf,
  readingRemarks,
  referenceKindOf,
  referencePeopleOf,
  type Subject,
  shareText,
  smallShareOf,
  unitName,
} from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { drawnInterval } from "../drawn/drawn-interval.ts";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf, marksOfKind, rowsSum } from "../figure-mark.ts";
import { profileTable } from "../figure-tables/profile-table.ts";
import { isJourney } from "../journeys.ts";
import { absentReferenceRemark, outsideRemark } from "../notes/remarks.ts";
import { lineText, profileReading } from "../notes/share-readings.ts";
import { type FigureWords, figureTexts } from "./figure-texts.ts";

/** Codes in view; the others are in the table. */
const rowsMax = 7;
/** Codes that make a panel each, where they do not make the rows. */
const panelsMax = 4;
/** The profile of each group against its reference: a hollow dot, a full one, and what separates them. */
export const dotPlot: FigureKind = {
  shows: ({ indicator, ...context }) => {
    const { groupedBy } = contentOf(indicator);
    return (
      groupedBy !== null &&
      attributeForm(context, groupedBy) !== "period" &&
      attributeForm(context, indicator.of) !== "opinion" &&
      !(groupedBy === "group" && attributeForm(context, indicator.of) === "territory") &&
      !isJourney({ indicator, ...context }) &&
      !isCrossed({ indicator, ...context })
    );
  },
  markable: ({ source, indicator }) =>
    contentOf(indicator).groupedBy === "group" ? { sum: codesOfDimension(source, indicator.of) } : {},
  make: (subject) => {
    const { formatter } = subject;
    const profile = profileOf(subject);
    const gaps = gapsOf(profile).filter(
      ({ of, code }) =>
        code === (onlyCode(subject, profile) ?? code) && of.by === (onlyGroup(subject, profile) ?? of.by),
    );
    const codes = codesInView(subject, profile, gaps);
    const hidden = isFlag(subject) || profile.codes.length === 2 ? 0 : profile.codes.length - codes.length;
    const counts = countsOf(subject, profile, codes);
    const plot = plotOf(subject, profile, { codes, gaps, counts });
    const widest = findingOf(subject, gaps);
    const by = contentOf(subject.indicator).groupedBy === "group" ? "" : "By";
    return {
      ...figureTexts(subject, {
        title: widest && titleOf(subject, gaps, widest),
        subtitle: by !== "" && counts !== null ? "profile.subtitleBySmall" : `profile.subtitle${by}`,
        alternative: alternativeOf(subject, gaps, counts),
        values: {
          ...(widest && gapText(subject, widest, counts)),
          points: Math.round(gapMin * 100),
          rest: hidden,
        },
      }),
      ...drawingsOf(subject, (canvas) => dotPanels(canvas, plot)),
      reading: widest ? readingOf(subject, widest, counts) : null,
      remarks: [
        ...outsideRemark(outsideOf(profile.whole), subject),
        ...absentReferenceRemark(subject),
        ...(onlyGroup(subject, profile) === undefined ? [] : [formatter.message("profile.others")]),
        ...readingRemarks(subject),
        ...(hasIntervals(subject) ? [formatter.message("profile.methods")] : []),
      ],
      table: profileTable(subject, profile),
    };
  },
};

/** The one code in view: yes of a yes or no; of two codes, the one that the title cites, as it says all of both. */
function onlyCode(subject: Subject, { codes }: Profile): string | undefined {
  if (isFlag(subject)) return "yes";
  return codes.length === 2 ? codes.find((code) => subject.cited?.codes.join() === code) : undefined;
}

/** The one group of channels in view: that of the number that the text adds up on the figure, or cites in its title. */
function onlyGroup({ indicator, cited, marks }: Subject, { lines }: Profile): string | undefined {
  if (contentOf(indicator).groupedBy !== "group") return undefined;
  const [sum] = marksOfKind(marks, "sum");
  const [, group] = (sum ?? cited)?.before ?? [];
  return lines.find(({ by }) => by === group)?.by;
}

/** Where groups are the panels, codes are the rows; else each code is a panel and the rows are the groups. */
function plotOf(
  subject: Subject,
  profile: Profile,
  { codes, gaps, counts }: { codes: readonly string[]; gaps: readonly Gap[]; counts: CodeCounts | null },
): DotPlot {
  const { indicator } = subject;
  const known = profile.lines.filter(
    ({ line: { isKnown, base, isTooSmall } }) => isKnown && base !== 0 && !isTooSmall,
  );
  const referenceName = capitalised(referencePeopleOf(subject)?.name ?? "");
  const referenceKind = referenceKindOf(subject) === "rest" ? "rest" : "whole";
  const wording = findingOf(subject, gaps);
  const isNamed = ({ by }: ProfileLine, code: string) =>
    subject.cited === undefined
      ? by === wording?.of.by && code === wording.code
      : subject.cited.before[1] === by && subject.cited.codes.includes(code);
  const dot = (group: ProfileLine, code: string) => {
    const cell = group.line.cell(code);
    return {
      share: cell.share,
      wording: dotText(subject, cell),
      reference: cell.reference?.share ?? null,
      interval: drawnInterval(cell),
      isWorded: isNamed(group, code),
    };
  };
  const group = onlyGroup(subject, profile);
  const [sum] = marksOfKind(subject.marks, "sum");
  if (contentOf(indicator).groupedBy === "group")
    return {
      sum: sum === undefined ? null : rowsSum(sum, codes),
      referenceName,
      referenceKind,
      rows: codes.map((code) => labelOfCode(subject, code)),
      panels: known
        .filter(({ by }) => by === (group ?? by))
        .map((line) => ({
          name: line.label,
          detail: sizeOf(line, subject),
          key: keyOf(line),
          dots: codes.map((code) => dot(line, code)),
        })),
    };
  const rows = sortedBy(subject, known, codes);
  return {
    counts,
    referenceName,
    referenceKind,
    rows: rows.map(({ label }) => label),
    panels: codes.map((code) => ({
      name: labelOfCode(subject, code),
      detail: "",
      key: "plain",
      dots: rows.map((line) => dot(line, code)),
    })),
  };
}

/**
 * Lines that no order of their own holds stand from the greatest share to the least, where one panel alone asks; tests of
 * services, from the one that fails most.
 */
function sortedBy(
  { indicator, source }: Subject,
  lines: readonly ProfileLine[],
  codes: readonly string[],
): readonly ProfileLine[] {
  const [code] = codes;
  const by = contentOf(indicator).groupedBy ?? "";
  if (code === undefined || codes.length > 1 || source.attributes.get(by)?.ordered) return lines;
  const share = ({ line }: ProfileLine) => line.cell(code).share ?? -1;
  const isFailing = source.serviceTest === "tests";
  return lines.toSorted((a, b) => (isFailing ? share(a) - share(b) : share(b) - share(a)));
}

interface CodeCounts extends DotCounts {
  readonly code: string;
}

/** Where one code is in view and each row is a count of few units, its whole is a count too: « 6 sur 8 » is not beside « 91 % ». */
function countsOf(subject: Subject, { whole, lines }: Profile, codes: readonly string[]): CodeCounts | null {
  const [code] = codes;
  const known = lines.filter(({ line }) => line.isKnown);
  if (code === undefined || codes.length > 1 || subject.indicator.against !== null) return null;
  if (
    referenceKindOf(subject) !== "whole" ||
    known.some(({ line }) => smallShareOf(line.cell(code)) === null)
  )
    return null;
  const bases = new Set(known.map(({ line }) => line.base));
  const [base = null] = bases;
  const reference = subject.formatter.message("share.small", {
    count: whole.cell(code).count ?? 0,
    base: whole.base ?? 0,
  });
  return { code, reference, base: bases.size === 1 ? base : null };
}

/** « 6 sur 8 », « 75 % » */
function dotText({ formatter }: Subject, cell: Cell): string {
  const small = smallShareOf(cell);
  return small === null ? shareText(cell, formatter) : formatter.message("share.small", small);
}

function sizeOf({ line }: ProfileLine, { formatter }: Subject): string {
  return countText(line.units, line.rules, formatter);
}

/**
 * A yes or no is one row. Of two codes that make panels, the title's says all of both. Codes without an order of their
 * own stand by what sets the title's group apart.
 */
function codesInView(subject: Subject, { codes }: Profile, gaps: readonly Gap[]): readonly string[] {
  const { source, indicator } = subject;
  if (isFlag(subject)) return ["yes"];
  const makeRows = contentOf(indicator).groupedBy === "group";
  const wording = findingOf(subject, gaps);
  if (!makeRows && codes.length === 2 && wording) return [wording.code];
  const widest = (code: string) => Math.abs(gaps.find((gap) => gap.code === code)?.gap ?? 0);
  const shown = codes.toSorted((a, b) => widest(b) - widest(a)).slice(0, makeRows ? rowsMax : panelsMax);
  if (source.attributes.get(indicator.of)?.ordered || indicator.of === "group")
    return codes.filter((code) => shown.includes(code));
  const first = wording?.of;
  const inFirst = (code: string) => gaps.find((gap) => gap.of === first && gap.code === code)?.gap ?? 0;
  return shown.toSorted((a, b) => inFirst(b) - inFirst(a));
}

/**
 * The widest over-representation, of those that are established where some are: what a group has more of is easier to say;
 * a yes has no other answer to say.
 */
function findingOf(subject: Subject, gaps: readonly Gap[]): Gap | undefined {
  const established = gaps.filter((gap) => isFinding(subject, gap));
  const said = established.length > 0 ? established : gaps;
  return isFlag(subject) ? said[0] : (said.find(({ gap }) => gap > 0) ?? said[0]);
}

function titleOf(subject: Subject, gaps: readonly Gap[], widest: Gap): FigureWords["title"] {
  if (gaps.every(({ gap }) => Math.abs(gap) < gapMin)) return "profile.titleAlike";
  if (!isFinding(subject, widest)) return "profile.titleOpen";
  return isWithItsPeople(widest) ? "profile.title" : "profile.titleBy";
}

/** Whether a sentence names a group of people and not the value that makes it. */
function isWithItsPeople({ of, cell }: Gap): boolean {
  return isGroup(of.by) && smallShareOf(cell) === null;
}

/** A gap in words; its line with its people where it is a group of them, else alone. */
function gapText(subject: Subject, gap: Gap, counts: CodeCounts | null) {
  const { of, code, cell, share, reference } = gap;
  const { source, formatter } = subject;
  const small = smallShareOf(cell);
  return {
    label: labelOfCode(subject, code),
    share:
      small === null
        ? formatter.percent(share)
        : formatter.message("share.smallOf", {
            ...small,
            units: formatter.text(unitName(source, small.count, formatter)),
          }),
    line: isWithItsPeople(gap) ? lineOf(subject, of, cohortOf(subject).people.of) : of.label,
    ...againstText(subject, { code, reference }, counts),
  };
}

/** The share compared with, written as the figure writes it. */
function againstText(
  subject: Subject,
  { code, reference }: Pick<Gap, "code" | "reference">,
  counts: CodeCounts | null,
) {
  const { formatter } = subject;
  return counts?.code === code
    ? { reference: counts.reference, ofReference: formatter.message("people.inAll") }
    : {
        reference: formatter.percent(reference),
        ofReference: referencePeopleOf(subject)?.of ?? "",
      };
}

function lineOf(subject: Subject, { by }: ProfileLine, people: string): string {
  return lineText(subject, { by, groupedBy: contentOf(subject.indicator).groupedBy ?? "" }, people);
}

/** The three widest gaps, in words. */
function alternativeOf(subject: Subject, gaps: readonly Gap[], counts: CodeCounts | null): string {
  const { formatter } = subject;
  if (gaps.length === 0) return formatter.message("profile.alternativeNone");
  const wording = gaps
    .slice(0, 3)
    .map((gap) =>
      formatter.message(
        isWithItsPeople(gap) ? "profile.alternative" : "profile.alternativeBy",
        gapText(subject, gap, counts),
      ),
    );
  return formatter.message("profile.alternatives", {
    theReference: referencePeopleOf(subject)?.the ?? "",
    gaps: wording.join(formatter.message("note.separator")),
  });
}

function readingOf(subject: Subject, widest: Gap, counts: CodeCounts | null): string | null {
  if (widest.of.line.base === null) return null;
  const names = {
    line: lineOf(subject, widest.of, cohortOf(subject).people.counted),
    label: labelOfCode(subject, widest.code),
  };
  const small = smallShareOf(widest.cell);
  return small === null
    ? profileReading(subject, widest.cell, names)
    : subject.formatter.message("profile.readingSmall", {
        ...small,
        ...names,
        ...againstText(subject, widest, counts),
      });
}
