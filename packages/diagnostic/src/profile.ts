import { contentOf, shareDimensionOf } from "@vigie/study";
import { isGroup, total } from "@vigie/table";
import { isEstablishedGap } from "./established-gap.ts";
import { missingCodes } from "./tables/known-line.ts";
import { groupName } from "./labels.ts";
import { baseOf, codesInBase, difference, type Line, lineOf, shareOf } from "./tables/line.ts";
import { type ReferenceLine, referenceOf } from "./tables/reference-line.ts";
import type { Subject } from "./subject.ts";

/** A characteristic in each group of a cohort. */
export interface Profile {
  /** Characteristic that makes the groups. */
  readonly groupedBy: string;
  /** Codes in the base of shares, in the order of the table. */
  readonly codes: readonly string[];
  readonly whole: Line;
  /** One per code of `groupedBy` that occurs. */
  readonly lines: readonly ProfileLine[];
}

export interface ProfileLine {
  readonly by: string;
  readonly label: string;
  /** Whether `by` is the code of a value; the others (unknown, missing) are in the table only. */
  readonly known: boolean;
  readonly line: Line;
  readonly reference: ReferenceLine | null;
}

/** @throws {RangeError} when the indicator has no groups */
export function profileOf(subject: Subject): Profile {
  const { indicator, table } = subject;
  const { groupedBy } = contentOf(indicator);
  if (groupedBy === null) throw new RangeError("an indicator without groups");
  const whole = lineOf(subject, indicator.universe);
  const missing = new Set(missingCodes(subject, 1));
  const lines = (table.dimensions[1]?.codes ?? [])
    .filter((by) => by !== total)
    .map((by) => {
      const line = lineOf(subject, indicator.universe, by);
      return {
        by,
        label: groupName(subject, groupedBy, by),
        known: !missing.has(by),
        line,
        reference: referenceOf(subject, [by]),
      };
    })
    .filter(({ line }) => line.counts.get(total) !== 0 && line.counts.size > 0);
  return {
    groupedBy,
    codes: codesInBase(whole),
    whole,
    lines,
  };
}

/** What separates a group from its reference on one code. Methods, section 2. */
export interface Gap {
  readonly of: ProfileLine;
  readonly code: string;
  readonly share: number;
  readonly reference: number;
  /** Share minus reference, in -1..1. */
  readonly gap: number;
}

/** Every gap that secrecy leaves known, the widest first, then those above the reference first. */
export function gapsOf({ codes, lines }: Profile): readonly Gap[] {
  return lines
    .filter(({ known, line }) => known && baseOf(line) !== 0)
    .flatMap((of) =>
      codes.flatMap((code) => {
        const share = shareOf(of.line, code);
        const reference = of.reference && shareOf(of.reference.line, code);
        const gap = difference(share, reference);
        return share === null || reference === null || gap === null
          ? []
          : [{ of, code, share, reference, gap }];
      }),
    )
    .toSorted((a, b) => widerFirst(a.gap, b.gap));
}

/** Whether a gap is wide and sure enough to be said of its group. */
export function isFinding(subject: Subject, { of: { by }, code }: Gap): boolean {
  const { indicator } = subject;
  const { groupedBy } = contentOf(indicator);
  const group = groupedBy === null ? [] : [[groupedBy, [by]] as const];
  return isEstablishedGap(subject, new Map([...group, [shareDimensionOf(indicator), [code]]]));
}

/** Two codes of a yes or no have the same gap but for its sign, and for the last bits of its fraction. */
export function widerFirst(a: number, b: number): number {
  const wider = Math.abs(b) - Math.abs(a);
  return Math.abs(wider) > 1e-9 ? wider : b - a;
}

/** The colour of a line: that of its group, if it is one. */
export function keyOf({ by }: ProfileLine): string {
  return isGroup(by) ? by : "plain";
}
