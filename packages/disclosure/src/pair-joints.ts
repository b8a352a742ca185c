import type { Joint as CountedJoint, JointCut } from "@vigie/engine";
import type { Indicator, Source } from "@vigie/study";
import { fieldNames } from "./field-names.ts";
import type { Joint } from "./system/dependency.ts";

/**
 * What to ask of the engine besides the tables of a source: the joint counts of each two of their fields, which tell
 * whether one is a function of the other. Nothing where a source protects nothing.
 */
export function pairJoints(source: Source, indicators: Iterable<Indicator>): readonly JointCut[] {
  if (source.protects === "nothing") return [];
  const own = [...indicators].filter((indicator) => indicator.source === source.id);
  const fields = [...new Set(own.flatMap((indicator) => fieldNames(indicator, source)))];
  return fields.flatMap((one, at) =>
    fields.slice(at + 1).map((other) => ({ id: idOf(one, other), universe: "all", columns: [one, other] })),
  );
}

/** The answers to `pairJoints`, among all the joints that an engine counted of a source. */
export function jointsOf(counted: ReadonlyMap<string, CountedJoint>): readonly Joint[] {
  return [...counted.values()].flatMap(({ id, columns: [one, other], rows }) =>
    one === undefined || other === undefined || id !== idOf(one, other)
      ? []
      : [
          {
            fields: [one, other] as const,
            rows: rows.map(({ values: [a, b], count }) => ({
              codes: [String(a), String(b)] as const,
              count,
            })),
          },
        ],
  );
}

const idOf = (one: string, other: string) => `pair ${one} ${other}`;
