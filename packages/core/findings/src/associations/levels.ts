import type { Interval, NotComputed, Ratio } from "@vigie/statistics";
import { type Association, contentOf, isPrintable } from "@vigie/study";
import { total } from "@vigie/table";
import {
  dimensionLabel,
  type Formatter,
  intervalText,
  isClearlyShown,
  isNoisy,
  knownLine,
  type Line,
  labelOf,
  lineFrom,
  type NoiseOrSampling,
  oddsRatioOf,
  riskRatioOf,
  type ShownRatio,
  type ShownShare,
  type Subject,
  tableViewOf,
  uncertaintyOf,
} from "@vigie/tables";
import { inSentence } from "@vigie/words";
import type { TableCell } from "../table-cell.ts";
import { type Silence, secret } from "./silence.ts";

/** The published table of an association. */
export type AssociationSubject = Subject & { readonly indicator: Association };

/** Units with the outcome among those of a level. */
export interface LevelOutcome extends ShownShare {
  /**
   * Share that the design of a weighted survey gives, null where it may not be printed; left out where units count alike.
   * Ratios and tests of an association take each respondent as one all the same.
   */
  readonly weighted?: { readonly share: number | null; readonly interval: Interval | null };
}

/** One code of the characteristic. */
export interface Level {
  readonly code: string;
  readonly label: string;
  /** Units with the outcome among those whose outcome is known; null where a part is hidden. */
  readonly outcome: LevelOutcome | null;
  /** Against the reference; null for the reference itself. */
  readonly against: Against | null;
}

export interface Against {
  readonly oddsRatio: ShownRatio | Silence;
  readonly relativeRisk: ShownRatio | Silence;
}

/** @throws {RangeError} when the indicator tests no association */
export function asAssociation(subject: Subject): AssociationSubject {
  const { association } = contentOf(subject.indicator);
  if (association === null) throw new RangeError("not an association");
  return { ...subject, indicator: association };
}

/** Every code of the characteristic that says a value, the reference included, in the order of the table. */
export function levelsOf(subject: AssociationSubject): readonly Level[] {
  const { indicator } = subject;
  const reference = outcomeAt(subject, { level: indicator.reference });
  return levelCodes(subject).map((code) => {
    const outcome = outcomeAt(subject, { level: code });
    return {
      code,
      label: levelLabel(subject, code),
      outcome,
      against:
        code === indicator.reference ? null : compared(outcome, reference, uncertaintyOf(subject.source)),
    };
  });
}

/** Codes of the characteristic that say a value, but for those of nobody by definition; the reference is always one. */
export function levelCodes(subject: AssociationSubject): readonly string[] {
  const { of, reference } = subject.indicator;
  return answerCodes(subject, of).filter(
    (code) => code === reference || !isImpossible(lineInStrata(subject, code)),
  );
}

/** Whether the study proves that nobody is there: the table has no cell of such a line. */
function isImpossible({ units, codes }: Line): boolean {
  return units === 0 && codes.every((code) => code === total);
}

/** A yes or a no says nothing alone: its characteristic does. */
export function levelLabel(subject: AssociationSubject, code: string): string {
  const { source, indicator, formatter } = subject;
  const label = labelOf(subject, indicator.of, code);
  if (source.attributes.get(indicator.of)?.type !== "flag") return label;
  const attribute = dimensionLabel(subject, indicator.of);
  return formatter.message("association.level", { attribute, label: inSentence(label) });
}

function compared(group: ShownShare | null, rest: ShownShare | null, of: NoiseOrSampling): Against {
  const silence = group === null || rest === null ? secret : rest.base === 0 ? noReference : null;
  if (group === null || rest === null || silence !== null)
    return { oddsRatio: silence ?? secret, relativeRisk: silence ?? secret };
  const both = { group, rest };
  return {
    oddsRatio: shownRatio(oddsRatioOf(both, of), both, of),
    relativeRisk: shownRatio(riskRatioOf(both, of), both, of),
  };
}

/**
 * In a whole population a ratio has the interval of its noise, and none where there is no noise; none either where a count
 * may owe its place over the threshold to noise.
 */
export function shownRatio<Reason extends string>(
  ratio: Ratio | NotComputed<Reason>,
  { group, rest }: { readonly group: ShownShare; readonly rest: ShownShare },
  of: NoiseOrSampling,
): ShownRatio | NotComputed<Reason> {
  if (ratio.kind === "not_computed") return ratio;
  const isUncertain = of === "sampling" || isNoisy(group) || isNoisy(rest);
  return isUncertain && [group, rest].every(isClearlyShown) ? ratio : { ...ratio, interval: null };
}

/** « 41,2 % », or that noise leaves it too uncertain; nothing where nobody is there. */
export function outcomeShare(outcome: LevelOutcome, formatter: Formatter, decimals = 0): string {
  if (outcome.base === 0) return formatter.message("cell.nothing");
  const share = shareOf(outcome);
  return share === null ? formatter.message("cell.uncertain") : formatter.percent(share, decimals);
}

/** Share of the outcome as it may be printed; null where noise leaves it too uncertain, and where nobody is there. */
export function shareOf({ count, base, noise = 0, weighted }: LevelOutcome): number | null {
  if (base === 0) return null;
  if (weighted !== undefined) return weighted.share;
  return isPrintable(Math.sqrt(noise)) ? count / base : null;
}

const noReference: Silence = { kind: "not_computed", reason: "no_reference" };

/**
 * Units with the outcome among those of one level, and of one stratum, whose outcome is known; without a stratum, those
 * of all known strata, so that crude and stratified ratios are on the same rows. Methods, section 3.
 * @returns null where a part is hidden; a base of 0 where nobody is there
 */
export function outcomeAt(
  subject: AssociationSubject,
  { level, stratum }: { readonly level: string; readonly stratum?: string },
): LevelOutcome | null {
  const { universe, strata, outcome } = subject.indicator;
  const line =
    strata === null || stratum === undefined
      ? lineInStrata(subject, level)
      : tableViewOf(subject).lineBefore([universe, stratum, level]);
  const cell = line.cell(outcome.code);
  if (!cell.isCounted || cell.counted === null) return null;
  const { share, interval } = cell;
  return line.rules.isWeighted ? { ...cell.counted, weighted: { share, interval } } : cell.counted;
}

/** The units of a level, or of them all, whose stratum is known where the study declares strata. */
export function lineInStrata(subject: AssociationSubject, level: string): Line {
  const { universe, strata } = subject.indicator;
  const view = tableViewOf(subject);
  if (strata === null) return view.lineBefore([universe, level]);
  const { rules, counted, noisyBase } = knownLine(view, [universe, total, level], { positions: [1] });
  const isHidden = subject.table.rows.some(({ count }) => count === null);
  // What the unknown stratum leaves may be a small count that no row shows.
  const isSmall = (value: number | null) => isHidden && value !== null && value < rules.min;
  return lineFrom({
    rules,
    counted: new Map(
      [...counted].map(([code, { count, error }]) => [code, { count: isSmall(count) ? null : count, error }]),
    ),
    noisyBase: isSmall(noisyBase?.value ?? null) ? null : noisyBase,
  });
}

/** Codes of a dimension of the table that say a value. */
export function answerCodes({ source, table }: AssociationSubject, dimension: string): readonly string[] {
  const silent = new Set(
    source.attributes.get(dimension)?.codes.flatMap(({ code, missing }) => (missing === null ? [] : [code])),
  );
  const codes = table.dimensions.find(({ name }) => name === dimension)?.codes ?? [];
  return codes.filter((code) => !code.startsWith("_") && !silent.has(code));
}

/** « 1,83 », or why there is none. */
export function ratioText(ratio: ShownRatio | Silence, formatter: Formatter): string {
  if (ratio.kind === "not_computed") return formatter.message(`silence.${ratio.reason}`);
  return ratio.estimate < 0.005 ? formatter.message("ratio.small") : formatter.number(ratio.estimate, 2);
}

/** Writes a ratio, or why there is none, in a cell. */
export function ratioCell(ratio: ShownRatio | Silence, formatter: Formatter): TableCell {
  const text = ratioText(ratio, formatter);
  return ratio.kind === "computed" ? { value: ratio.estimate, text } : text;
}

/** « de 1,44 à 2,33 »; nothing where nothing is uncertain, nor where there is no number. */
export function ratioInterval(
  ratio: ShownRatio | Silence,
  { formatter }: Pick<Subject, "formatter">,
): string {
  if (ratio.kind === "not_computed" || ratio.interval === null) return formatter.message("cell.nothing");
  return intervalText(ratio.interval, (bound) => formatter.number(bound, 2), formatter);
}

/** « 1,83 (de 1,44 à 2,33) », with the interval where there is one. */
export function ratioWithInterval(ratio: ShownRatio | Silence, subject: Subject): string {
  const wording = ratioText(ratio, subject.formatter);
  if (ratio.kind === "not_computed" || ratio.interval === null) return wording;
  return `${wording} (${ratioInterval(ratio, subject)})`;
}
