import { answersOf, contentOf } from "@vigie/study";
import type { Subject } from "./subject.ts";
import { lineAcross } from "./tables/combined-lines.ts";
import type { Line } from "./tables/line.ts";
import { viewOf } from "./tables/view.ts";

/**
 * The units of one code of a profile along what makes its groups: what a commune is made of, where a line is what a group
 * is made of.
 * @throws {RangeError} when the indicator has no groups
 */
export function groupsWithin(subject: Subject, code: string): Line {
  const { groupedBy } = contentOf(subject.indicator);
  if (groupedBy === null) throw new RangeError("an indicator without groups");
  const { rules, line } = viewOf(subject);
  return lineAcross(
    rules,
    answersOf(subject.source, groupedBy),
    (group) => line({ [groupedBy]: group }).counted.get(code) ?? { count: 0, error: 0 },
  );
}
