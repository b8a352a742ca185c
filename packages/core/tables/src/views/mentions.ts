import { contentOf } from "@vigie/study";
import { total, unknown } from "@vigie/table";
import { labelOf } from "../labels.ts";
import type { Subject } from "../subject.ts";
import type { Cell } from "./line.ts";
import { tableViewOf } from "./view.ts";

/** One answer of a question of several answers. */
export interface Mention {
  readonly code: string;
  readonly label: string;
  /** It excludes the others. */
  readonly isExclusive: boolean;
  /** Count of those who gave it, among those who said whether they do. */
  readonly cell: Cell;
}

/**
 * The answers given in a group, the most frequent first, those that exclude the others last.
 * @param by a code of what makes the groups; left out, everyone
 * @throws {RangeError} when the indicator counts no mentions
 */
export function mentionsOf(subject: Subject, by: string = total): readonly Mention[] {
  const { indicator, source, table } = subject;
  const { answers } = contentOf(indicator);
  if (answers === null) throw new RangeError("not a question of several answers");
  const position = answers.by === null ? 1 : 2;
  const exclusive = source.multiples.get(indicator.of)?.exclusive ?? new Set();
  const codes = (table.dimensions[position]?.codes ?? []).filter(
    (code) => code !== total && code !== unknown,
  );
  const at = answers.by === null ? {} : { [answers.by]: by };
  return codes
    .map((code) => ({
      code,
      label: labelOf(subject, indicator.of, code),
      isExclusive: exclusive.has(code),
      cell: tableViewOf(subject)
        .line({ ...at, [answers.of]: code })
        .cell("yes"),
    }))
    .filter(({ cell }) => cell.line.base !== 0)
    .toSorted(
      (a, b) => Number(a.isExclusive) - Number(b.isExclusive) || (b.cell.share ?? -1) - (a.cell.share ?? -1),
    );
}

/** Codes that make the groups, those without anybody left out; none where answers are not split. */
export function mentionGroups(subject: Subject): readonly string[] {
  const { indicator, table } = subject;
  const { answers } = contentOf(indicator);
  if (answers === null || answers.by === null) return [];
  return (table.dimensions[1]?.codes ?? []).filter(
    (code) => code !== total && mentionsOf(subject, code).length > 0,
  );
}
