import { contains, contentOf, dimensionsOf, excludes } from "@vigie/study";
import { total } from "@vigie/table";
import { knownLine, missingCodes } from "./known-line.ts";
import { baseOf, type Line, lineAt, lineOf, unionOf, without } from "./line.ts";
import { othersOf, type People, peopleOf, universeOf } from "../people.ts";
import type { Subject } from "../subject.ts";

/** What the shares of a group, or of a whole cohort, are compared with: one thing for text, figure, note and data. */
export interface ReferenceLine {
  /** Who they are, as the study chose to print them. */
  readonly people: People;
  /** Their shares, as printed: all of them, or those who are left without the group. */
  readonly line: Line;
  /** Those of them who are not of the group, which differences are tested with; null where nothing proves who they are. */
  readonly rest: Line | null;
}

/**
 * The population of reference is `against`, and the cohort itself where an indicator names none. All of it is printed, or
 * what is left of it, as `Study.comparedWith` says. Tests are with what is left in either case: a group is part of the
 * whole, and not independent of it. A population that cannot hold a unit of the cohort is printed and tested whole; one
 * that may hold some is printed whole, and nothing is tested. Methods, section 2.
 * @param groups one code for each dimension of the table but `universe` and the last; left out, those of the whole cohort
 * @returns null where the line is compared with nothing: a cohort without `against`, a group that is unknown, nobody left
 */
export function referenceOf(subject: Subject, groups: readonly string[] = []): ReferenceLine | null {
  const compared = comparedPositions(subject, groups);
  const people = referencePeopleOf(subject);
  if (people === null || (subject.indicator.against === null && compared.length === 0)) return null;
  const rest = restOf(subject, groups, compared);
  const line = referenceKindOf(subject) === "rest" ? rest : wholeOf(subject, groups, compared);
  return line === null || baseOf(line) === 0 ? null : { people, line, rest };
}

/**
 * How the population of reference stands to the groups compared with it: printed as a `whole` that has them in it, as the
 * `rest` of it, `apart` from them, or `overlapping` them so that nothing can be tested.
 */
export type ReferenceKind = "whole" | "rest" | "apart" | "overlapping";

/** @returns null where the indicator compares with none */
export function referenceKindOf(
  subject: Pick<Subject, "indicator" | "source" | "study">,
): ReferenceKind | null {
  const { indicator, source, study } = subject;
  if (indicator.against === null && groupPositions(subject).length === 0) return null;
  if (holdsCohort(subject)) return study.comparedWith;
  const [cohort, other] = [indicator.universe, indicator.against ?? indicator.universe];
  return excludes(universeOf(source, cohort), universeOf(source, other)) ? "apart" : "overlapping";
}

/** Who is compared with, as printed; null where the indicator compares with none: it has no groups, and no `against`. */
export function referencePeopleOf(subject: Subject): People | null {
  const { source, indicator, formatter } = subject;
  const kind = referenceKindOf(subject);
  if (kind === null) return null;
  const isRest = kind === "rest";
  if (indicator.against !== null) {
    const people = peopleOf(source, indicator.against, formatter);
    return isRest ? othersOf(people, source, formatter) : people;
  }
  const cohort = peopleOf(source, indicator.universe, formatter);
  return isRest
    ? othersOf(cohort, source, formatter)
    : {
        ...cohort,
        name: cohort.whole,
        of: formatter.message("people.ofAll"),
        the: formatter.message("people.theAll"),
      };
}

/** Whether the population compared with is not in the table at all. */
export function isReferenceAbsent(subject: Subject): boolean {
  const { against } = subject.indicator;
  return against !== null && lineOf(subject, against).counts.size === 0;
}

/** Positions in the table of the dimensions that make groups: items of a question of several answers make none. */
function groupPositions({ indicator }: Pick<Subject, "indicator">): readonly number[] {
  const { answers } = contentOf(indicator);
  return dimensionsOf(indicator)
    .slice(0, -1)
    .flatMap((name, at) => (name === answers?.of ? [] : [at + 1]));
}

function comparedPositions(subject: Subject, groups: readonly string[]): readonly number[] {
  return groupPositions(subject).filter((position) => (groups[position - 1] ?? total) !== total);
}

function wholeOf(subject: Subject, groups: readonly string[], compared: readonly number[]): Line {
  const { indicator } = subject;
  if (indicator.against !== null) return lineOf(subject, indicator.against);
  return lineAt(subject, [indicator.universe, ...totalsOf(subject, groups, compared)]);
}

function restOf(subject: Subject, groups: readonly string[], compared: readonly number[]): Line | null {
  const { indicator } = subject;
  const others = compared.length === 0 ? null : othersIn(subject, groups, compared);
  if (compared.length > 0 && others === null) return null;
  if (indicator.against === null) return others;
  const against = lineOf(subject, indicator.against);
  const kind = referenceKindOf(subject);
  if (kind === "apart") return against;
  if (kind === "overlapping") return null;
  const outside = without(against, lineOf(subject, indicator.universe));
  return others === null ? outside : unionOf(outside, others);
}

/** The other units of the cohort, those whose group is unknown left out; null where the group itself is unknown. */
function othersIn(subject: Subject, groups: readonly string[], compared: readonly number[]): Line | null {
  const codeAt = (position: number) => groups[position - 1] ?? total;
  if (compared.some((position) => missingCodes(subject, position).includes(codeAt(position)))) return null;
  const universe = subject.indicator.universe;
  const before = [universe, ...totalsOf(subject, groups, compared)];
  const [only, ...more] = compared;
  if (only !== undefined && more.length === 0)
    return knownLine(subject, before, { positions: compared, except: codeAt(only) });
  const group = lineAt(subject, [universe, ...splitsOf(subject).map((_, at) => groups[at] ?? total)]);
  return without(knownLine(subject, before, { positions: compared }), group);
}

function totalsOf(
  subject: Subject,
  groups: readonly string[],
  compared: readonly number[],
): readonly string[] {
  return splitsOf(subject).map((_, at) => (compared.includes(at + 1) ? total : (groups[at] ?? total)));
}

function splitsOf({ indicator }: Subject): readonly string[] {
  return dimensionsOf(indicator).slice(0, -1);
}

/** Whether the population compared with has the cohort in it: the cohort itself has. */
function holdsCohort({ source, indicator }: Pick<Subject, "source" | "indicator">): boolean {
  return (
    indicator.against === null ||
    contains(universeOf(source, indicator.against), universeOf(source, indicator.universe))
  );
}
