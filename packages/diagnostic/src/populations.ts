import { contains } from "@vigie/study";
import { baseOf, type Line, lineOf, without } from "./line.ts";
import { othersOf, type People, peopleOf, universeOf } from "./people.ts";
import type { Subject } from "./subject.ts";

export interface Population {
  readonly people: People;
  readonly line: Line;
}

/** The population that an indicator describes, all its groups together. */
export function cohortOf(subject: Subject): Population {
  const { source, indicator, words } = subject;
  return { people: peopleOf(source, indicator.universe, words), line: lineOf(subject, indicator.universe) };
}

/** The population compared with, as published; null where the indicator compares with none. */
export function againstOf(subject: Subject): Population | null {
  const { source, indicator, words } = subject;
  if (indicator.against === null) return null;
  return { people: peopleOf(source, indicator.against, words), line: lineOf(subject, indicator.against) };
}

/**
 * What the cohort is drawn against: the population compared with, less the cohort where it holds it; null where
 * that leaves nobody. Methods, section 2.
 */
export function referenceOf(subject: Subject): Population | null {
  const { indicator } = subject;
  const [against, people] = [againstOf(subject), referencePeopleOf(subject)];
  if (against === null || people === null) return null;
  const line = holdsCohort(subject)
    ? without(against.line, lineOf(subject, indicator.universe))
    : against.line;
  return baseOf(line) === 0 ? null : { people, line };
}

/** Who the cohort is drawn against; null where the indicator compares with none. */
export function referencePeopleOf(subject: Subject): People | null {
  const { source, indicator, words } = subject;
  if (indicator.against === null) return null;
  return holdsCohort(subject) ? othersOf(source, words) : peopleOf(source, indicator.against, words);
}

/** Whether the population compared with has the cohort in it. */
function holdsCohort({ source, indicator }: Subject): boolean {
  if (indicator.against === null) return false;
  return contains(universeOf(source, indicator.against), universeOf(source, indicator.universe));
}
