import { contains, isWeighted } from "@vigie/study";
import { contrastOf } from "../contrast.ts";
import type { FigureColumn } from "../figure-kind.ts";
import { total } from "../line.ts";
import { hasIntervals, intervalText, pValueText, readingRemark } from "../notes/evidence-words.ts";
import { universeOf } from "../people.ts";
import { cohortOf, referenceOf } from "../populations.ts";
import type { Subject } from "../subject.ts";

interface SharesEvidence {
  readonly columns: readonly FigureColumn[];
  /** One a column. */
  readonly cells: (code: string) => readonly string[];
}

const none: SharesEvidence = { columns: [], cells: () => [] };

/**
 * Of a distribution: the interval of the cohort's shares; then, against what is left of a population that holds the
 * cohort, the interval of the difference, and where the source has a reading that of the ratio and the test. Other
 * populations may share units with the cohort: nothing is tested. Methods, section 2.
 */
export function sharesEvidence(subject: Subject): SharesEvidence {
  const { source, indicator, words } = subject;
  if (indicator.kind !== "distribution" || !hasIntervals(subject)) return none;
  const { line } = cohortOf(subject);
  const rest = restOf(subject);
  const isTested = source.reading !== null;
  const nothing = words.say("cell.nothing");
  const number = (value: number) => words.number(value, 2);
  const interval = words.say("column.interval");
  return {
    columns: [
      { head: words.say("column.shareInterval") },
      ...(rest === null
        ? []
        : [
            { head: words.say("column.gapInterval") },
            ...(isTested
              ? [
                  { head: words.say("column.ratioToRest"), under: [words.say("column.ratio"), interval] },
                  { head: words.say("column.pValue") },
                ]
              : []),
          ]),
    ],
    cells: (code) => {
      const contrast =
        line.outside.has(code) || code === total
          ? null
          : contrastOf(subject, { line, rest: rest ?? line }, code);
      const share =
        contrast === null ? nothing : intervalText(contrast.share, (bound) => words.percent(bound, 1), words);
      if (rest === null) return [share];
      const { difference, ratio, pValue } = contrast ?? { difference: null, ratio: null, pValue: null };
      const ofGap =
        difference === null ? nothing : intervalText(difference, (bound) => words.points(bound, 1), words);
      if (!isTested) return [share, ofGap];
      return [
        share,
        ofGap,
        ratio === null ? nothing : number(ratio.estimate),
        ratio === null ? nothing : intervalText(ratio.interval, number, words),
        pValue === null ? nothing : pValueText(pValue, words),
      ];
    },
  };
}

/** What these intervals are for; nothing where there are none. */
export function sharesEvidenceRemarks(subject: Subject): readonly string[] {
  return subject.indicator.kind === "distribution" && hasIntervals(subject) ? [readingRemark(subject)] : [];
}

/** The population compared with, less the cohort that it holds; a weighted survey has only its own intervals. */
function restOf(subject: Subject) {
  const { source, indicator } = subject;
  if (indicator.against === null || isWeighted(source)) return null;
  const holds = contains(universeOf(source, indicator.against), universeOf(source, indicator.universe));
  return holds ? (referenceOf(subject)?.line ?? null) : null;
}
