import { contains, contentOf, dimensionsOf, excludes, universeOf } from "@vigie/study";
import { total } from "@vigie/table";
import { unionOf, without } from "./combined-lines.ts";
import { knownLine } from "./known-line.ts";
import type { ComparedReference, Line } from "./line.ts";
import type { TableView, ViewedTable } from "./view.ts";

/**
 * What the shares of a line are compared with: one thing for text, figure, note and data.
 *
 * The population of reference is `against`, and the cohort itself where an indicator names none. All of it is printed, or
 * what is left of it, as `Study.comparedWith` says. Tests are with what is left in either case: a group is part of the
 * whole, and not independent of it. A population that cannot hold a unit of the cohort is printed and tested whole; one
 * that may hold some is printed whole, and nothing is tested. Methods, section 2.
 * @param before the codes of the line
 * @returns null where the line is compared with nothing: a cohort without `against`, a group that is unknown, nobody left
 */
export function referenceAt(view: TableView, before: readonly string[]): ComparedReference | null {
  const { universe, against } = view.indicator;
  const compared = groupPositions(view).filter((position) => (before[position] ?? total) !== total);
  if (before[0] !== universe || (against === null && compared.length === 0)) return null;
  const whole = before.map((code, position) => (compared.includes(position) ? total : code));
  const rest = restOf(view, { before, whole, compared });
  const line =
    referenceKindOf(view) === "rest"
      ? rest
      : against === null
        ? view.lineBefore(whole)
        : view.line({ universe: against });
  return line === null || line.base === 0 ? null : { line, rest };
}

/**
 * How the population of reference stands to the groups compared with it: printed as a `whole` that has them in it, as the
 * `rest` of it, `apart` from them, or `overlapping` them so that nothing can be tested.
 */
export type ComparedWith = "whole" | "rest" | "apart" | "overlapping";

/** @returns null where the indicator compares with none */
export function referenceKindOf(viewed: Omit<ViewedTable, "table">): ComparedWith | null {
  const { indicator, source, study } = viewed;
  const { universe, against } = indicator;
  if (against === null) return groupPositions(viewed).length === 0 ? null : study.comparedWith;
  const [cohort, other] = [universeOf(source, universe), universeOf(source, against)];
  if (contains(other, cohort)) return study.comparedWith;
  return excludes(cohort, other) ? "apart" : "overlapping";
}

/** Whether the population compared with is not in the table at all. */
export function isReferenceAbsent({ indicator: { against }, line }: TableView): boolean {
  return against !== null && line({ universe: against }).isEmpty;
}

/** Positions in the table of the dimensions that make groups: items of a question of several answers make none. */
function groupPositions({ indicator }: Pick<ViewedTable, "indicator">): readonly number[] {
  const { answers } = contentOf(indicator);
  return dimensionsOf(indicator)
    .slice(0, -1)
    .flatMap((name, at) => (name === answers?.of ? [] : [at + 1]));
}

/** Codes of a line, those of the whole that it is a group of, and the positions where they differ. */
interface GroupOfWhole {
  readonly before: readonly string[];
  readonly whole: readonly string[];
  readonly compared: readonly number[];
}

function restOf(view: TableView, group: GroupOfWhole): Line | null {
  const { against } = view.indicator;
  const others = group.compared.length === 0 ? null : othersIn(view, group);
  if (group.compared.length > 0 && others === null) return null;
  if (against === null) return others;
  const kind = referenceKindOf(view);
  const line = view.line({ universe: against });
  if (kind === "apart") return line;
  if (kind === "overlapping") return null;
  const outside = without(line, view.line());
  return others === null ? outside : unionOf(outside, others);
}

/** The other units of the cohort, those whose group is unknown left out; null where the group itself is unknown. */
function othersIn(view: TableView, { before, whole, compared }: GroupOfWhole): Line | null {
  if (compared.some((position) => view.missing[position]?.has(before[position] ?? total))) return null;
  const [only = 0, ...more] = compared;
  return more.length === 0
    ? knownLine(view, whole, { positions: compared, except: before[only] ?? null })
    : without(knownLine(view, whole, { positions: compared }), view.lineBefore(before));
}
