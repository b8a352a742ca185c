import { answersOf, contentOf } from "@vigie/study";
import { total } from "@vigie/table";
import {
  alikeMax,
  type Cell,
  dimensionLabel,
  isDistinct,
  type Line,
  labelOf,
  labelOfCode,
  lineAcross,
  mentionsOf,
  type Subject,
  tableViewOf,
} from "@vigie/tables";
import type { LocalSubject } from "./local-subject.ts";

/** One share at the three levels. */
export interface LocalRow {
  readonly key: string;
  readonly label: string;
  readonly here: Cell;
  readonly above: Cell | null;
  readonly whole: Cell;
}

/** Cells of a table of shares at each level; of a yes and a no, the yes alone. */
export function localRows({ subject, dimension, code, above }: LocalSubject): readonly LocalRow[] {
  const { indicator } = subject;
  const { answers } = contentOf(indicator);
  const whole = cellsAt({ subject, dimension }, total);
  const here = cellsAt({ subject, dimension }, code);
  const greater = above === null ? null : cellsAt(above, above.code);
  const isDescribed = ([key, cell]: readonly [string, Cell]) => {
    const local = here.get(key)?.line.cell(...cell.codes);
    return !isNobody(cell) || local === undefined || !isNobody(local);
  };
  const keys = [...whole].filter(isDescribed).map(([key]) => key);
  const isFlagged = keys.includes("yes") && keys.every((key) => key === "yes" || key === "no");
  return keys
    .filter((key) => !isFlagged || key === "yes")
    .flatMap((key) => {
      const [local, all] = [here.get(key), whole.get(key)];
      if (local === undefined || all === undefined) return [];
      const label = answers === null ? nameOf(subject, dimension, key) : labelOf(subject, indicator.of, key);
      return [{ key, label, here: local, above: greater?.get(key) ?? null, whole: all }];
    });
}

/** Cells of a territory by what distinguishes them: the codes of a line, or the answers of a question of several. */
function cellsAt(
  { subject, dimension }: Pick<LocalSubject, "subject" | "dimension">,
  code: string,
): ReadonlyMap<string, Cell> {
  const { indicator } = subject;
  if (contentOf(indicator).answers !== null)
    return new Map(mentionsOf(subject, code).map((mention) => [mention.code, mention.cell]));
  const line =
    dimension === indicator.of
      ? groupsWithin(subject, code)
      : tableViewOf(subject).line({ [dimension]: code });
  return new Map(line.codesInBase.map((rowCode) => [rowCode, line.cell(rowCode)]));
}

/** Whether the table has a cell, of nobody. */
function isNobody({ isCounted, count }: Cell): boolean {
  return isCounted && count === 0;
}

function nameOf(subject: Subject, dimension: string, key: string): string {
  const { indicator } = subject;
  if (dimension !== indicator.of) return labelOfCode(subject, key);
  return labelOf(subject, contentOf(indicator).groupedBy ?? indicator.of, key);
}

/** What rows are, at the head of their names. */
export function rowsHead({ subject, dimension }: LocalSubject): string {
  const { indicator } = subject;
  const { groupedBy } = contentOf(indicator);
  return dimensionLabel(subject, dimension === indicator.of ? (groupedBy ?? indicator.of) : indicator.of);
}

/**
 * The units of one code of a profile along what makes its groups: what a commune is made of, where a line is what a group
 * is made of.
 * @throws {RangeError} when the indicator has no groups
 */
export function groupsWithin(subject: Subject, code: string): Line {
  const { groupedBy } = contentOf(subject.indicator);
  if (groupedBy === null) throw new RangeError("an indicator without groups");
  const { rules, line } = tableViewOf(subject);
  return lineAcross(
    rules,
    answersOf(subject.source, groupedBy),
    (group) => line({ [groupedBy]: group }).counted.get(code) ?? { count: 0, error: 0 },
  );
}

/**
 * Share here less that of the whole, in 0..1: `alike` under a point, or where the share here is not
 * distinct from that of the whole, whose own noise is far smaller; null where one of the two is not shown.
 */
export function localGap({ here, whole }: Pick<LocalRow, "here" | "whole">): number | "alike" | null {
  const [local, all] = [here.share, whole.share];
  if (local === null || all === null) return null;
  const isInNoise = !isDistinct(here, all);
  return isInNoise || Math.abs(local - all) < alikeMax - 1e-9 ? "alike" : local - all;
}
