import type { Subject } from "../subject.ts";
import type { Line } from "../views/line.ts";
import { referenceKindOf } from "../views/reference-line.ts";
import { tableViewOf } from "../views/view.ts";
import { otherPeople, type People, peopleOf } from "./people.ts";

export interface Population {
  readonly people: People;
  readonly line: Line;
}

/** The population that an indicator describes, all its groups together. */
export function cohortOf(subject: Subject): Population {
  const { source, indicator, formatter } = subject;
  return { people: peopleOf(source, indicator.universe, formatter), line: tableViewOf(subject).line() };
}

/** The population that the whole cohort is compared with; null where there is none. */
export function referenceOf(subject: Subject): Population | null {
  const people = referencePeopleOf(subject);
  const reference = tableViewOf(subject).line().reference();
  return people === null || reference === null ? null : { people, line: reference.line };
}

/** Who is compared with, as printed; null where the indicator compares with none: it has no groups, and no `against`. */
export function referencePeopleOf(subject: Subject): People | null {
  const { source, indicator, formatter } = subject;
  const kind = referenceKindOf(subject);
  if (kind === null) return null;
  const people = peopleOf(source, indicator.against ?? indicator.universe, formatter);
  if (kind === "rest") return otherPeople(people, source, formatter);
  return indicator.against !== null
    ? people
    : {
        ...people,
        name: people.whole,
        of: formatter.message("people.ofAll"),
        the: formatter.message("people.theAll"),
      };
}
