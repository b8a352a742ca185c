import { contentOf, shareDimensionOf } from "@vigie/study";
import { isGroup, total } from "@vigie/table";
import { groupName } from "../labels.ts";
import type { Subject } from "../subject.ts";
import { type Cell, difference, type Line } from "./line.ts";
import { comparedIn } from "./reference-comparison.ts";
import { tableViewOf } from "./view.ts";

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
  /** One whose group is not known is in the table only. */
  readonly line: Line;
}

/** @throws {RangeError} when the indicator has no groups */
export function profileOf(subject: Subject): Profile {
  const { indicator, table } = subject;
  const { groupedBy } = contentOf(indicator);
  if (groupedBy === null) throw new RangeError("an indicator without groups");
  const view = tableViewOf(subject);
  const whole = view.line();
  const lines = (table.dimensions[1]?.codes ?? [])
    .filter((by) => by !== total)
    .map((by) => ({ by, label: groupName(subject, groupedBy, by), line: view.line({ [groupedBy]: by }) }))
    .filter(({ line }) => line.units !== 0 && !line.isEmpty);
  return { groupedBy, codes: whole.codesInBase, whole, lines };
}

/** What separates a group from its reference on one code. Methods, section 2. */
export interface Gap {
  readonly of: ProfileLine;
  readonly code: string;
  readonly cell: Cell;
  readonly share: number;
  readonly reference: number;
  /** Share minus reference, in -1..1. */
  readonly gap: number;
}

/** Every gap that secrecy leaves known, the widest first, then those above the reference first. */
export function gapsOf({ codes, lines }: Profile): readonly Gap[] {
  return lines
    .filter(({ line }) => line.isKnown && line.base !== 0)
    .flatMap((of) =>
      codes.flatMap((code) => {
        const cell = of.line.cell(code);
        const reference = cell.reference?.share ?? null;
        const gap = difference(cell.share, reference);
        return cell.share === null || reference === null || gap === null
          ? []
          : [{ of, code, cell, share: cell.share, reference, gap }];
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

/**
 * Smallest gap between two shares that software may call a finding: published tables of social statistics are read by
 * rounded points, and a reader takes two or less for the same level.
 */
export const gapMin = 0.03;

/**
 * Whether a share differs from that of its reference enough to be a finding: the interval of their difference, noise
 * included, leaves zero out, and they are `gapMin` apart.
 * @param at the codes of the cell, by dimension
 */
export function isEstablishedGap(subject: Subject, at: ReadonlyMap<string, readonly string[]>): boolean {
  const compared = comparedIn(subject, at);
  if (compared.kind !== "compared" || compared.verdict === "same") return false;
  return Math.abs(compared.share - compared.other) >= gapMin - 1e-9;
}
