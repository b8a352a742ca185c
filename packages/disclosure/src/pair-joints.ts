import { type Joint as CountedJoint, type JointCut, unknown } from "@vigie/engine";
import type { Indicator, Source } from "@vigie/study";
import { fieldNames } from "./field-names.ts";
import type { Joint } from "./system/dependency.ts";
import { filterJoint, filtersAmong, itemJoints, itemsAmong } from "./system/respected-rules.ts";

/**
 * What to ask of the engine besides the tables of a source: the joint counts of each two of their fields, and of what their
 * universes and filters are defined by, which tell whether one is a function of the other; of each question with what says
 * whom it was asked of; and of the items of a question of several answers. Nothing where a source protects nothing.
 */
export function pairJoints(source: Source, indicators: Iterable<Indicator>): readonly JointCut[] {
  if (source.protects === "nothing") return [];
  const own = [...indicators].filter((indicator) => indicator.source === source.id);
  const fields = [...new Set(own.flatMap((indicator) => fieldNames(indicator, source)))];
  const universes = new Set(own.flatMap(({ universe, against }) => [universe, ...(against ?? [])]));
  const defining = [...universes].flatMap((id) => [...(source.universes.get(id)?.where.keys() ?? [])]);
  const items = itemsAmong(source, [...fields, ...defining]);
  const filters = filtersAmong(source, [...fields, ...defining]);
  const hasCodes = (name: string) => (source.attributes.get(name)?.codes.length ?? 0) > 0;
  const all = [...new Set([...fields, ...[...defining, ...filters.flat()].filter(hasCodes)])];
  const areOfOne = (...pair: readonly string[]) =>
    [...items.values()].some((its) => pair.every((item) => its.includes(item)));
  return [
    ...all.flatMap((one, at) =>
      all
        .slice(at + 1)
        .filter((other) => !areOfOne(one, other))
        .map((other) => ({ id: idOf(one, other), universe: "all", columns: [one, other] })),
    ),
    ...filters.map((columns) => ({
      id: `${filter}${columns[0]}`,
      universe: "all",
      columns,
    })),
    ...[...items].map(([question, columns]) => ({ id: `${answers}${question}`, universe: "all", columns })),
  ];
}

/** The answers to `pairJoints`, among all the joints that an engine counted of a source. */
export function jointsOf(counted: ReadonlyMap<string, CountedJoint>, source: Source): readonly Joint[] {
  return [...counted.values()].flatMap(({ id, columns, rows }): readonly Joint[] => {
    const said = rows.map(({ values, count }) => ({ codes: values.map(String), count }));
    const [one = "", other = ""] = columns;
    if (id === `${filter}${one}`) return [filterJoint(source, one, said)];
    if (id.startsWith(answers)) return itemJoints(columns, said);
    if (columns.length !== 2 || id !== idOf(one, other)) return [];
    return [
      {
        fields: [one, other],
        rows: said.map(({ codes: [a = unknown, b = unknown], count }) => ({ codes: [a, b], count })),
      },
    ];
  });
}

const filter = "filter ";
const answers = "answers to ";
const idOf = (one: string, other: string) => `pair ${one} ${other}`;
