import { type Trend, trendPanels } from "@vigie/drawing";
import { contentOf } from "@vigie/study";
import {
  attributeForm,
  isCrossed,
  isFlag,
  labelOfCode,
  outsideOf,
  type Period,
  type Profile,
  type ProfileLine,
  periodsIn,
  profileOf,
  readingRemarks,
  type Subject,
} from "@vigie/tables";
import { drawnInterval } from "../drawn/drawn-interval.ts";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import { profileTable } from "../figure-tables/profile-table.ts";
import { outsideRemark } from "../notes/remarks.ts";
import { figureTexts } from "./figure-texts.ts";

/** Categories in view; the others are in the table. */
const panelsMax = 7;
/** Under three points, nothing is described as a change. */
const changeMin = 0.03;

/** A characteristic from period to period: one small drawing per category. */
export const trends: FigureKind = {
  shows: ({ indicator, ...context }) => {
    const { groupedBy } = contentOf(indicator);
    const isInTime = groupedBy !== null && attributeForm(context, groupedBy) === "period";
    return isInTime && !isCrossed({ indicator, ...context });
  },
  make: (subject) => {
    const profile = profileOf(subject);
    const waves = wavesOf(subject, profile);
    const changes = changesOf(profile, waves);
    const codes = codesInView(subject, profile, changes);
    const drawn = codes.map((code) => trendOf(subject, waves, code));
    const widest = changes.find(({ code }) => !isFlag(subject) || code === "yes");
    const inView = changes.filter(({ code }) => codes.includes(code));
    return {
      ...figureTexts(subject, {
        title: widest ? (width(widest) < changeMin ? "trend.titleAlike" : "trend.title") : null,
        subtitle: "trend.subtitle",
        alternative: ["trend.alternative", inView.map((change) => wording(subject, change))],
        reading: widest && widest.end.wave.line.line.base !== null ? "trend.reading" : null,
        values: {
          ...(widest && wording(subject, widest)),
          points: Math.round(changeMin * 100),
          rest: isFlag(subject) ? 0 : profile.codes.length - codes.length,
        },
      }),
      ...drawingsOf(subject, (canvas) => trendPanels(canvas, drawn)),
      remarks: [...outsideRemark(outsideOf(profile.whole), subject), ...readingRemarks(subject)],
      table: profileTable(subject, profile),
    };
  },
};

interface Wave {
  readonly period: Period;
  readonly line: ProfileLine;
}

function wavesOf(subject: Subject, { groupedBy, lines }: Profile): readonly Wave[] {
  return periodsIn(subject, groupedBy).flatMap((period) => {
    const line = lines.find(({ by }) => by === period.code);
    return line && line.line.base !== 0 && !line.line.isTooSmall ? [{ period, line }] : [];
  });
}

function trendOf(subject: Subject, waves: readonly Wave[], code: string): Trend {
  return {
    name: labelOfCode(subject, code),
    points: waves.map(({ period, line }) => ({
      at: period.at,
      name: period.label,
      share: line.line.cell(code).share,
      interval: drawnInterval(line.line.cell(code)),
    })),
  };
}

interface Change {
  readonly code: string;
  readonly start: { readonly wave: Wave; readonly share: number };
  readonly end: { readonly wave: Wave; readonly share: number };
}

/** From the first known share to the last, the widest first. */
function changesOf({ codes }: Profile, waves: readonly Wave[]): readonly Change[] {
  return codes
    .flatMap((code) => {
      const known = waves.flatMap((wave) => {
        const { share } = wave.line.line.cell(code);
        return share === null ? [] : [{ wave, share }];
      });
      const [start, end] = [known[0], known.at(-1)];
      return start && end && start !== end ? [{ code, start, end }] : [];
    })
    .toSorted((a, b) => width(b) - width(a));
}

function width({ start, end }: Change): number {
  return Math.abs(end.share - start.share);
}

function codesInView(subject: Subject, { codes }: Profile, changes: readonly Change[]): readonly string[] {
  if (isFlag(subject)) return ["yes"];
  const shown = [
    ...changes.map(({ code }) => code),
    ...codes.filter((code) => !changes.some((change) => change.code === code)),
  ].slice(0, panelsMax);
  return subject.source.attributes.get(subject.indicator.of)?.ordered
    ? codes.filter((code) => shown.includes(code))
    : shown;
}

function wording(subject: Subject, { code, start, end }: Change) {
  const { formatter } = subject;
  return {
    label: labelOfCode(subject, code),
    first: formatter.percent(start.share),
    start: start.wave.period.label,
    last: formatter.percent(end.share),
    share: formatter.percent(end.share),
    base: formatter.count(end.wave.line.line.base ?? 0),
    end: end.wave.period.label,
  };
}
