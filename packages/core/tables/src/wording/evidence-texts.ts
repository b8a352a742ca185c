import type { Interval } from "@vigie/statistics";
import { lineKey, total } from "@vigie/table";
import type { Formatter } from "../formatter.ts";
import { isNoisy } from "../infer/noise-evidence.ts";
import { isClearlyShown } from "../infer/shown-share.ts";
import type { Subject } from "../subject.ts";

/** « 0,012 »; « < 0,001 » under that: more digits would promise a precision that no test has. */
export function pValueText(pValue: number, formatter: Formatter): string {
  return pValue < 0.001 ? formatter.message("pValue.small") : formatter.number(pValue, 3);
}

/** « p = 0,012 », « p < 0,001 » */
export function pValueStatement(pValue: number, formatter: Formatter): string {
  return pValue < 0.001
    ? formatter.message("pValue.statementSmall")
    : formatter.message("pValue.statement", { p: pValueText(pValue, formatter) });
}

export function intervalText(
  { lower, upper }: Interval,
  wording: (bound: number) => string,
  formatter: Formatter,
): string {
  return formatter.message("interval", { lower: wording(lower), upper: wording(upper) });
}

/** Whether there are intervals and tests, and where not, in a few words: the page on method says what for, and how. */
export function readingRemarks(subject: Pick<Subject, "source" | "formatter" | "table">): readonly string[] {
  const { source, formatter, table } = subject;
  const reading = readingOf(subject);
  const isTested = source.inferenceTarget !== null;
  const isHidden = isTested && table.rows.some(({ count }) => count === null);
  if (!isHidden && !mayBeLifted(table)) return [reading];
  const rule = isTested ? "reading.thresholdTest" : "reading.threshold";
  return [reading, formatter.message(rule, { min: table.min })];
}

/** Whether a count that is shown may owe it to noise: it has no interval. */
function mayBeLifted({ rows, min }: Subject["table"]): boolean {
  return rows.some(({ count, error }) => count !== null && !isClearlyShown({ count, error, min }));
}

function readingOf(subject: Pick<Subject, "source" | "formatter" | "table">): string {
  const { source, formatter } = subject;
  if (source.inferenceTarget !== null) return formatter.message(`reading.${source.inferenceTarget.kind}`);
  if (source.survey !== null) return formatter.message("reading.unsampled");
  return formatter.message(hasIntervals(subject) ? "reading.noise" : "reading.none");
}

/** Whether shares have intervals: those of a reading, or in a whole population those of the noise that protects persons. */
export function hasIntervals({ source, table }: Pick<Subject, "source" | "table">): boolean {
  if (source.inferenceTarget !== null) return true;
  const bases = new Map(table.rows.map((row) => [lineKey(row.codes), 0]));
  for (const row of table.rows) if (row.base !== null) bases.set(lineKey(row.codes), row.base.value);
  return table.rows.some((row) => {
    const base = bases.get(lineKey(row.codes)) ?? 0;
    return base > 0 && row.codes.at(-1) !== total && isNoisy({ noise: (row.error / base) ** 2 });
  });
}
