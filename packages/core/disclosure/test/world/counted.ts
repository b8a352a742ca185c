import { attributeOf, contentOf, dimensionsOf, type Indicator, type Source, type Study } from "@vigie/study";
import { groups } from "@vigie/table";
import type { ExactSource } from "../../src/exact-source.ts";
import { jointTabulationsOf } from "../../src/exact-source.ts";
import { codeOf, isIn, numberOf, type Person } from "./person.ts";

type Table = ExactSource["tables"][number];
type JointAsked = ReturnType<typeof jointTabulationsOf>[number];
type JointCounts = ReturnType<ExactSource["jointCounts"]["get"]>;

/** What an engine would count of these units: each cell by going through all of them. */
export function countedSource(study: Study, source: Source, persons: readonly Person[]): ExactSource {
  const indicators = [...study.indicators.values()].filter((indicator) => indicator.source === source.id);
  return {
    tables: indicators.map((indicator) => countedTable(indicator, source, persons)),
    jointCounts: new Map(
      jointTabulationsOf(source, indicators).map((tabulation) => [
        tabulation.id,
        countedJointly(tabulation, source, persons),
      ]),
    ),
    measures: new Map(),
    respondents: isWeighted(source) ? respondents(source, persons) : null,
  };
}

/** Units in a universe that hold a code of each of these. */
export function count(
  persons: readonly Person[],
  source: Source,
  { universe, held }: { readonly universe: string; readonly held: Readonly<Record<string, string>> },
): number {
  return persons.filter(
    (person) =>
      isIn(person, universe, source) &&
      Object.entries(held).every(([name, code]) => code === "_T" || codeOf(person, name, source) === code),
  ).length;
}

/** The characteristic that each dimension of a row reads; of a question of several answers, the flag of the item. */
export function heldIn(
  indicator: Indicator,
  source: Source,
  codes: readonly string[],
): Record<string, string> {
  const names = dimensionsOf(indicator);
  const { answers } = contentOf(indicator);
  if (answers === null) return Object.fromEntries(names.map((name, at) => [name, codes[at] ?? "_T"]));
  const flag = source.multiples.get(answers.of)?.items.get(codes.at(-2) ?? "") ?? "";
  const answer = { [flag]: codes.at(-1) ?? "_T" };
  return answers.by === null ? answer : { [answers.by]: codes[0] ?? "_T", ...answer };
}

function countedTable(indicator: Indicator, source: Source, persons: readonly Person[]): Table {
  const { id, universe, against } = indicator;
  const columns = dimensionsOf(indicator).map((name) => ({
    name,
    codes:
      name === "subgroup"
        ? [...new Set(persons.map((person) => codeOf(person, name, source))), "_T"]
        : codesOf(indicator, source, name),
  }));
  const row = (of: string) => (codes: readonly string[]) => ({
    codes: [of, ...codes],
    count: count(persons, source, { universe: of, held: heldIn(indicator, source, codes) }),
  });
  const margin = columns.slice(1).map(() => "_T");
  return {
    indicator: id,
    dimensions: [
      { name: "universe", codes: against === null ? [universe] : [universe, against] },
      ...columns,
    ],
    rows: [
      ...combinations(columns.map(({ codes }) => codes)).map(row(universe)),
      ...(against === null
        ? []
        : (columns.at(-1)?.codes ?? []).map((code) => [...margin, code]).map(row(against))),
    ],
  };
}

/** Items of a question have no total. */
function codesOf(indicator: Indicator, source: Source, name: string): readonly string[] {
  if (name === "group") return [...groups, "_T"];
  const items = name === contentOf(indicator).answers?.of;
  const codes = (attributeOf(source, name)?.codes ?? []).map(({ code }) => code);
  return items ? codes : [...codes, "_U", "_T"];
}

export function combinations(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (before, codes) => before.flatMap((row) => codes.map((code) => [...row, code])),
    [[]],
  );
}

function countedJointly({ id, universe, columns }: JointAsked, source: Source, persons: readonly Person[]) {
  const rows = new Map<string, NonNullable<JointCounts>["rows"][number]>();
  for (const person of persons) {
    if (!isIn(person, universe, source)) continue;
    const values = columns.map((name) =>
      isNumber(source, name) ? numberOf(person, name, source) : codeOf(person, name, source),
    );
    const key = JSON.stringify(values);
    rows.set(key, { values, count: (rows.get(key)?.count ?? 0) + 1 });
  }
  return { id, columns, rows: [...rows.values()] };
}

function isNumber({ attributes }: Source, name: string): boolean {
  return attributes.get(name)?.type === "number";
}

function isWeighted({ survey }: Source): boolean {
  return survey !== null && (survey.weight !== null || survey.strata !== null);
}

function respondents(source: Source, persons: readonly Person[]): NonNullable<ExactSource["respondents"]> {
  const columns = [...source.attributes.values()].flatMap(({ id, type }) =>
    type === "date" || type === "multiple" ? [] : [id],
  );
  const all = source.contacts === null ? columns : [...columns, "group"];
  return {
    columns: all,
    rows: persons.map((person) => ({
      values: all.map((name) =>
        isNumber(source, name)
          ? String(numberOf(person, name, source) ?? "_U")
          : codeOf(person, name, source),
      ),
      weight: weightOf(person, source),
      count: 1,
    })),
  };
}

/** In grains, brought to the greatest weight. */
export function weightOf(person: Person, source: Source): number {
  const { weight, weightMax, weightGrain } = source.survey ?? {
    weight: null,
    weightMax: null,
    weightGrain: 1,
  };
  const unitWeight = weight === null ? 1 : (numberOf(person, weight, source) ?? 1);
  return Math.floor(Math.min(unitWeight, weightMax ?? unitWeight) / weightGrain + 0.5);
}
