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
  const own = dimensionsOf(indicator);
  const strata = source.survey?.strata?.attribute;
  const { number, answers } = contentOf(indicator);
  const banded = number === null ? [] : [number.number];
  const names = [...(strata === undefined || own.includes(strata) ? [] : [strata]), ...own, ...banded];
  const items = source.multiples.get(answers?.of ?? "")?.items ?? new Map();
  const bands = number?.bands ?? [];
  const codesOf = (name: string): readonly string[] => {
    if (banded.includes(name)) return [...bands.map(String), "_U", "_T"];
    const codes = attributeOf(source, name)?.codes.map(({ code }) => code) ?? [];
    return items.size > 0 && name === indicator.of ? [...items.keys()] : [...new Set([...codes, "_U", "_T"])];
  };
  const outside = codesOutsideBase(indicator, source);
  const isIn = (respondent: Respondent, codes: readonly string[]) =>
    names.every((name, at) => {
      const code = codes[at] ?? "_T";
      if (code === "_T" || (items.size > 0 && name === indicator.of)) return true;
      if (banded.includes(name)) return bandOf(respondent.numbers?.[name], bands) === code;
      const item = items.size > 0 && name === "answer" ? items.get(codes[at - 1] ?? "") : undefined;
      return (respondent.codes[item ?? name] ?? "_U") === code;
    });
  const universes = [indicator.universe, ...(indicator.against === null ? [] : [indicator.against])];
  const measures = [
    "count_error",
    "base",
    "base_error",
    ...["weighted", "squares", "weighted_base", "squares_base"].flatMap((name) => [name, `${name}_error`]),
  ];
  const sums = (some: readonly Respondent[]) => ({
    count: some.length,
    weight: some.reduce((sum, { weight }) => sum + weight, 0),
    squares: some.reduce((sum, { weight }) => sum + weight ** 2, 0),
  });
  const rows = universes.flatMap((universe) => {
    const where = source.universes.get(universe)?.where ?? new Map<string, readonly string[]>();
    const inUniverse = respondents.filter(({ codes }) =>
      [...where].every(([name, some]) => some.includes(codes[name] ?? "_U")),
    );
    const combinations = names.reduce<readonly (readonly string[])[]>(
      (before, name) => before.flatMap((row) => codesOf(name).map((code) => [...row, code])),
      [[]],
    );
    return combinations.map((codes) => {
      const cell = inUniverse.filter((respondent) => isIn(respondent, codes));
      const isTotal = codes.at(-1) === "_T";
      const inBase = isTotal
        ? codesOf(names.at(-1) ?? "")
            .filter((code) => code !== "_T" && !outside.has(code) && code !== (banded.length > 0 ? "_U" : ""))
            .flatMap((code) => inUniverse.filter((one) => isIn(one, [...codes.slice(0, -1), code])))
        : [];
      const [whole, base] = [sums(cell), sums(inBase)];
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

function bandOf(value: number | undefined, bands: readonly number[]): string {
  const band = bands.findLast((bound) => value !== undefined && bound <= value);
  return band === undefined ? "_U" : String(band);
}
