import type { Joint, JointCut } from "@vigie/engine";
import { unknown } from "@vigie/engine";
import { designColumns, type Indicator, isWeighted, type Source } from "@vigie/study";
import { universesOf } from "../estimates/reads-of.ts";
import { respondentsOf } from "../survey/respondents.ts";
import { type EarlierSummary, fieldsOfEarlier, universesOfEarlier } from "./earlier-summaries.ts";
import type { PersonsAlike } from "./number-crossing.ts";
import { countingBy, fieldsCountedWith, fieldsMadeOf } from "./told-by-counts.ts";

/** What to ask of the engine to judge all the summaries of each number of a source together, with those that left. */
export function numberJoints(
  indicators: Iterable<Indicator>,
  source: Source,
  earlier: readonly EarlierSummary[],
): readonly JointCut[] {
  if (source.protects === "nothing") return [];
  const all = [...indicators].filter((indicator) => indicator.source === source.id);
  const summaries = all.flatMap((indicator) => (indicator.kind === "summary" ? [indicator] : []));
  const universesBefore = earlier.flatMap((each) => universesOfEarlier(each, source));
  return [...Map.groupBy(summaries, ({ number }) => number)].map(([number, own]) => {
    const made = fieldsMadeOf(number, all, source);
    const counting = [...own, ...countingBy(made, all, source)];
    const universes = counting.flatMap(universesOf).flatMap((id) => source.universes.get(id) ?? []);
    const wheres = [...universes, ...universesBefore].flatMap(({ where }) => [...where.keys()]);
    const groups = [
      ...own.map(({ of }) => of),
      ...fieldsCountedWith(made, own, { indicators: all, source }),
      ...fieldsOfEarlier(earlier, source),
    ];
    const columns = [...designColumns(source.survey), ...groups, ...wheres, ...made, number];
    return { id: idOf(number), universe: "all", columns: [...new Set(columns)] };
  });
}

/** Everyone, by the answer to one of `numberJoints`; null where nobody could be weighted. */
export function personsOf(
  number: string,
  source: Source,
  joints: ReadonlyMap<string, Joint>,
): readonly PersonsAlike[] | null {
  const joint = joints.get(idOf(number));
  if (joint === undefined) throw new RangeError("the engine was not asked for the numbers of a source");
  const alike = (values: Joint["rows"][number]["values"], persons: number, weight: number) => {
    const value = values[joint.columns.indexOf(number)];
    return {
      number: typeof value === "number" ? value : null,
      persons,
      weight,
      codes: new Map(joint.columns.map((column, at) => [column, String(values[at] ?? unknown)] as const)),
    };
  };
  if (!isWeighted(source)) return joint.rows.map(({ values, count }) => alike(values, count, 1));
  const respondents = respondentsOf(source, joint);
  if ("kind" in respondents) return null;
  const { design, values } = respondents;
  return design.weights.map((weight, i) =>
    alike(
      joint.columns.map((column) => values.get(column)?.[i] ?? null),
      1,
      weight,
    ),
  );
}

const idOf = (number: string) => `everyone by number ${number}`;
