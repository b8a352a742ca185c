import { type Contrast, contrastOf } from "../contrast.ts";
import type { FigureColumn, FigureRows, FigureTable } from "../figure-kind.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import { difference, type Line, shareOf } from "../line.ts";
import { hasIntervals, intervalText, pValueText } from "../notes/evidence-words.ts";
import { againstOf, cohortOf, referenceOf } from "../populations.ts";
import type { Profile, ProfileLine } from "../profile.ts";
import type { Subject } from "../subject.ts";
import { capitalised, type Words } from "../words.ts";
import { countCell, gapCell, shareCell } from "./shares-table.ts";

/**
 * Counts and shares of each group, what separates it from the whole cohort and from the rest of it, then the
 * cohort and the populations it is compared with. Intervals where noise or the reading of the study gives some, tests
 * where it declares a reading.
 */
export function profileTable(subject: Subject, { whole, lines }: Profile): FigureTable {
  const { indicator } = subject;
  const cohort = cohortOf(subject);
  const reference = referenceOf(subject);
  const against = againstOf(subject);
  const rows = (line: Line, own: ProfileLine | null) =>
    [...line.counts.keys()]
      .filter(
        (code) => !line.outside.has(code) || whole.counts.get(code) !== 0 || line.counts.get(code) !== 0,
      )
      .map((code) => ({
        heading: labelOf(subject, indicator.of, code),
        cells: cellsOf(subject, { line, own, whole }, code),
      }));
  const others = [reference, against].filter((population) => population !== null);
  const groups: readonly FigureRows[] = [
    ...lines.map((own) => ({ heading: own.label, rows: rows(own.line, own) })),
    {
      heading: capitalised(cohort.people.whole),
      rows: rows(whole, null),
    },
    ...others
      .filter(({ people }, at) => others.findIndex((other) => other.people.name === people.name) === at)
      .map(({ people, line }) => ({ heading: capitalised(people.name), rows: rows(line, null) })),
  ];
  return {
    columns: [{ head: dimensionLabel(subject, indicator.of) }, ...columnsOf(subject)],
    groups,
  };
}

function columnsOf(subject: Subject): readonly FigureColumn[] {
  const { source, words } = subject;
  if (!hasIntervals(subject))
    return (["column.count", "column.share", "column.gapToWhole", "column.gapToRest"] as const).map(
      (key) => ({ head: words.say(key) }),
    );
  const interval = words.say("column.interval");
  const bounded = [
    { head: words.say("column.count") },
    { head: words.say("column.share"), under: [words.say("column.percent"), interval] },
    { head: words.say("column.gapToWhole") },
    { head: words.say("column.gapToRestHead"), under: [words.say("column.points"), interval] },
  ];
  if (source.reading === null) return bounded;
  return [
    ...bounded,
    { head: words.say("column.ratioToRest"), under: [words.say("column.ratio"), interval] },
    { head: words.say("column.pValue") },
  ];
}

/** @param compared `own` is null for a population that is no group of the cohort: nothing separates it from itself */
function cellsOf(
  subject: Subject,
  compared: { readonly line: Line; readonly own: ProfileLine | null; readonly whole: Line },
  code: string,
): readonly string[] {
  const { source, words } = subject;
  const { line, own, whole } = compared;
  const share = shareOf(line, code);
  const gapTo = (other: Line | null | undefined) =>
    gapCell(other ? difference(share, shareOf(other, code)) : null, words);
  const count = countCell(line, code, words);
  const percent = shareCell(line, code, words);
  const toWhole = gapTo(own === null ? undefined : whole);
  const toRest = gapTo(own?.rest);
  if (!hasIntervals(subject)) return [count, percent, toWhole, toRest];
  const contrast = own === null ? null : contrastOf(subject, own, code);
  const [ofShare, ofGap, ratio, ofRatio, pValue] = evidenceCells(contrast, words);
  if (source.reading === null) return [count, percent, ofShare, toWhole, toRest, ofGap];
  return [count, percent, ofShare, toWhole, toRest, ofGap, ratio, ofRatio, pValue];
}

function evidenceCells(
  contrast: Contrast | null,
  words: Words,
): readonly [share: string, gap: string, ratio: string, ofRatio: string, pValue: string] {
  const nothing = words.say("cell.nothing");
  if (contrast === null) return [nothing, nothing, nothing, nothing, nothing];
  const { share, difference: gap, ratio, pValue } = contrast;
  const number = (value: number) => words.number(value, 2);
  return [
    intervalText(share, (bound) => words.percent(bound, 1), words),
    gap === null ? nothing : intervalText(gap, (bound) => words.points(bound, 1), words),
    ratio === null ? nothing : number(ratio.estimate),
    ratio === null ? nothing : intervalText(ratio.interval, number, words),
    pValue === null ? nothing : pValueText(pValue, words),
  ];
}
