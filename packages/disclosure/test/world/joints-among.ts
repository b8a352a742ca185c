import type { Source, Study } from "@vigie/study";
import { jointsOf, pairJoints } from "../../src/pair-joints.ts";
import type { Joint } from "../../src/system/dependency.ts";
import type { Person } from "./counted.ts";

/** What an engine counts of persons besides these tables. */
export function jointsAmong(
  people: readonly Person[],
  ids: readonly string[],
  study: Study,
): ReadonlyMap<string, readonly Joint[]> {
  const indicators = ids.flatMap((id) => study.indicators.get(id) ?? []);
  const of = (source: Source) => {
    const counted = pairJoints(source, indicators).map((cut) => {
      const valuesOf = (person: Person) => cut.columns.map((column) => person[column] ?? "_U");
      return [
        cut.id,
        { ...cut, rows: people.map((person) => ({ values: valuesOf(person), count: 1 })) },
      ] as const;
    });
    return jointsOf(new Map(counted), source);
  };
  return new Map([...study.sources].map(([id, source]) => [id, of(source)]));
}
