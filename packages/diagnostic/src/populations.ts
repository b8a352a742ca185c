import { type Line, lineOf } from "./tables/line.ts";
import { type People, peopleOf } from "./people.ts";
import type { Subject } from "./subject.ts";

export interface Population {
  readonly people: People;
  readonly line: Line;
}

/** The population that an indicator describes, all its groups together. */
export function cohortOf(subject: Subject): Population {
  const { source, indicator, formatter } = subject;
  return {
    people: peopleOf(source, indicator.universe, formatter),
    line: lineOf(subject, indicator.universe),
  };
}
