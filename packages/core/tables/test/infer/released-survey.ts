import {
  attributeOf,
  codesOutsideBase,
  contentOf,
  dimensionsOf,
  type Indicator,
  type Source,
} from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";

/** Someone who answered: codes by attribute, the answer to each item of a question by the name of its flag, a weight. */
export interface Respondent {
  readonly weight: number;
  readonly codes: Readonly<Record<string, string>>;
  readonly numbers?: Readonly<Record<string, number>>;
}

/** What a partner would release of a survey, without any noise: counts, sums of weights and of squared weights by cell. */
export function releasedSurvey(
  respondents: readonly Respondent[],
  indicator: Indicator,
  source: Source,
  { errors = {} }: { readonly errors?: Readonly<Record<string, number>> } = {},
): ReleasedTable {
  const dimensionNames = dimensionsOf(indicator);
  const strata = source.survey?.strata?.attribute;
  const { number, answers } = contentOf(indicator);
  const banded = number === null ? [] : [number.number];
  const names = [
    ...(strata === undefined || dimensionNames.includes(strata) ? [] : [strata]),
    ...dimensionNames,
    ...banded,
  ];
  const items = source.multiples.get(answers?.of ?? "")?.items ?? new Map();
  const bands = number?.bands ?? [];
  const codesOf = (name: string): readonly string[] => {
    if (banded.includes(name)) return [...bands.map(String), "_U", "_T"];
    const codes = attributeOf(source, name)?.codes.map(({ code }) => code) ?? [];
    return items.size > 0 && name === indicator.of ? [...items.keys()] : [...new Set([...codes, "_U", "_T"])];
  };
  const outside = codesOutsideBase(indicator, source);
  /** The codes of a respondent along the dimensions: once for each item of a question of several answers. */
  const codesIn = ({ codes, numbers }: Respondent): readonly (readonly string[])[] =>
    (items.size > 0 ? [...items] : [["", ""]]).map(([item = "", itemFlag = ""]) =>
      names.map((name) => {
        if (items.size > 0 && name === indicator.of) return item;
        if (banded.includes(name)) return bandOf(numbers?.[name], bands);
        return codes[items.size > 0 && name === "answer" ? itemFlag : name] ?? "_U";
      }),
    );
  const universes = [indicator.universe, ...(indicator.against === null ? [] : [indicator.against])];
  const measures = [
    "count_error",
    "base",
    "base_error",
    ...["weighted", "squares", "weighted_base", "squares_base"].flatMap((name) => [name, `${name}_error`]),
  ];
  const rows = universes.flatMap((universe) => {
    const where = source.universes.get(universe)?.where ?? new Map<string, readonly string[]>();
    const inUniverse = respondents.filter(({ codes }) =>
      [...where].every(([name, some]) => some.includes(codes[name] ?? "_U")),
    );
    const sums = new Map<string, Sums>();
    for (const respondent of inUniverse)
      for (const codes of codesIn(respondent))
        for (const row of marginsOf(codes))
          sums.set(row.join("|"), plus(sums.get(row.join("|")) ?? nobody, weighed(respondent)));
    const sumsAt = (codes: readonly string[]) => sums.get(codes.join("|")) ?? nobody;
    const combinations = names.reduce<readonly (readonly string[])[]>(
      (before, name) => before.flatMap((row) => codesOf(name).map((code) => [...row, code])),
      [[]],
    );
    const inBase = codesOf(names.at(-1) ?? "").filter(
      (code) => code !== "_T" && !outside.has(code) && code !== (banded.length > 0 ? "_U" : ""),
    );
    return combinations.map((codes) => {
      const isTotal = codes.at(-1) === "_T";
      const whole = sumsAt(codes);
      const base = inBase.map((code) => sumsAt([...codes.slice(0, -1), code])).reduce(plus, nobody);
      const values: Readonly<Record<string, number>> = {
        weighted: whole.weight,
        squares: whole.squares,
        ...(isTotal ? { base: base.count, weighted_base: base.weight, squares_base: base.squares } : {}),
      };
      return {
        codes: [universe, ...codes],
        count: whole.count,
        values: measures.map((name) => {
          if (!name.endsWith("_error")) return values[name] ?? null;
          return name.includes("base") && !isTotal ? null : (errors[name] ?? 0);
        }),
      };
    });
  });
  return {
    name: indicator.id,
    indicator: indicator.id,
    dimensions: ["universe", ...names].map((name, at) => ({
      name,
      codes: [...new Set(rows.map(({ codes }) => codes[at] ?? ""))],
    })),
    measures,
    rows,
  };
}

interface Sums {
  readonly count: number;
  readonly weight: number;
  readonly squares: number;
}

const nobody: Sums = { count: 0, weight: 0, squares: 0 };

function weighed({ weight }: Respondent): Sums {
  return { count: 1, weight, squares: weight ** 2 };
}

function plus(a: Sums, b: Sums): Sums {
  return { count: a.count + b.count, weight: a.weight + b.weight, squares: a.squares + b.squares };
}

/** A row and every total that it is part of. */
function marginsOf(codes: readonly string[]): readonly (readonly string[])[] {
  return codes.reduce<readonly (readonly string[])[]>(
    (rows, code) =>
      rows.flatMap((row) => [
        [...row, code],
        [...row, "_T"],
      ]),
    [[]],
  );
}

function bandOf(value: number | undefined, bands: readonly number[]): string {
  const band = bands.findLast((bound) => value !== undefined && bound <= value);
  return band === undefined ? "_U" : String(band);
}
