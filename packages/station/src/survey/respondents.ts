import { type Joint, type JointCut, unknown } from "@vigie/engine";
import { rake, type SamplingDesign, samplingDesign } from "@vigie/statistics";
import { designColumns, type Source, type Survey, type Where } from "@vigie/study";
import { rootsOf } from "../estimates/could-tell.ts";

/** Everyone who answered a survey, with what was asked of them and how they were drawn. */
export interface Respondents {
  readonly design: SamplingDesign;
  /** One a respondent: codes as text, numbers as numbers. */
  readonly values: ReadonlyMap<string, readonly (string | number | null)[]>;
  readonly raking: RakingReport | null;
}

export interface RakingReport {
  readonly passes: number;
  readonly gapMax: number;
  readonly trimmed: number;
  /** Of final weights over initial ones, both brought to the same total. */
  readonly ratio: { readonly least: number; readonly greatest: number };
}

/** Weights could not be brought to the margins: why. */
export interface NoRespondents {
  readonly kind: "not_raked";
}

/**
 * Everyone, by the columns of the design and some more: a part of a survey is judged on the whole of its design. Who is
 * in each universe is told too, and what else is made of the same fields: what two tables say of universes one inside
 * the other, or of two ways to cut one field, is said of their difference.
 */
export function respondentsJoint(
  indicator: { readonly id: string },
  source: Source,
  columns: readonly string[],
): JointCut {
  const { survey, universes } = source;
  const wheres = [...universes.values()].flatMap(({ where }) => [...where.keys()]);
  return {
    id: respondentsId(indicator),
    universe: "all",
    columns: [
      ...new Set([
        ...designColumns(survey),
        ...columns,
        ...columns.flatMap((name) => flagsOf(name, source)),
        ...otherCuts(columns, source),
        ...columns.flatMap((name) => filteredBy(name, source)),
        ...wheres,
      ]),
    ],
  };
}

/** The flags that a union is of, or a flag itself; none of anything else. */
export function flagsOf(name: string, { attributes }: Pick<Source, "attributes">): readonly string[] {
  const attribute = attributes.get(name);
  if (attribute?.type !== "flag") return [];
  const { origin } = attribute;
  return origin.kind === "any" ? origin.of.flatMap((one) => flagsOf(one, { attributes })) : [name];
}

function otherCuts(columns: readonly string[], source: Source): readonly string[] {
  const roots = new Set(columns.flatMap((name) => cutsOf(name, source)));
  return [...source.attributes.values()].flatMap(({ id, type, origin, asked }) =>
    (type === "code" || type === "flag") &&
    (origin.kind !== "field" || asked !== undefined) &&
    cutsOf(id, source).some((root) => roots.has(root))
      ? [id]
      : [],
  );
}

/** What a field tells apart: what it is made of, and of a question with a filter whom it was asked of. */
export function cutsOf(name: string, source: Source): readonly string[] {
  const own = rootsOf(name, source);
  return [...own, ...own.flatMap((root) => filteredBy(root, source).flatMap((one) => cutsOf(one, source)))];
}

/** What the filter of a question reads. */
function filteredBy(name: string, { attributes }: Source): readonly string[] {
  return [...(attributes.get(name)?.asked?.where.keys() ?? [])];
}

export function respondentsId({ id }: { readonly id: string }): string {
  return `respondents ${id}`;
}

/** @throws {RangeError} where the joint is not that of a survey, or its respondents were not checked */
export function respondentsOf({ survey }: Source, joint: Joint): Respondents | NoRespondents {
  if (survey === null) throw new RangeError("no survey");
  const rows = joint.rows.flatMap(({ values, count }) => Array.from({ length: count }, () => values));
  const values = new Map(
    joint.columns.map((column, at) => [column, rows.map((row) => row[at] ?? null)] as const),
  );
  const column = (name: string) => values.get(name) ?? [];
  const codes = (name: string) => column(name).map((value) => String(value ?? unknown));
  const initial =
    survey.weight === null ? rows.map(() => 1) : column(survey.weight).map((weight) => Number(weight));
  const raked = survey.calibration === null ? null : rakedTo(survey.calibration, initial, codes);
  if (raked?.kind === "not_raked") return raked;
  const { strata } = survey;
  const design = samplingDesign({
    weights: raked?.weights ?? initial,
    ...(strata === null ? {} : { strata: codes(strata.attribute) }),
    ...(strata?.populations ? { populations: Object.fromEntries(strata.populations) } : {}),
  });
  if (design.kind !== "design") throw new RangeError("a stratum of one respondent was let in");
  return { design, values, raking: raked?.report ?? null };
}

function rakedTo(
  { margins, bounds }: NonNullable<Survey["calibration"]>,
  weights: readonly number[],
  codes: (name: string) => readonly string[],
):
  | { readonly kind: "raked"; readonly weights: readonly number[]; readonly report: RakingReport }
  | NoRespondents {
  const question = {
    weights,
    margins: [...margins].map(([name, sizes]) => ({
      codes: codes(name),
      targets: Object.fromEntries(sizes),
    })),
  };
  const found = bounds === null ? rake(question) : rake(question, bounds);
  if (found.kind === "not_computed") return { kind: "not_raked" };
  const scale = sum(found.weights) / sum(weights);
  const ratios = found.weights.map((weight, i) => weight / ((weights[i] ?? 0) * scale));
  return {
    kind: "raked",
    weights: found.weights,
    report: {
      passes: found.passes,
      gapMax: found.gapMax,
      trimmed: found.trimmed,
      ratio: {
        least: ratios.reduce((least, ratio) => Math.min(least, ratio), Number.POSITIVE_INFINITY),
        greatest: ratios.reduce((greatest, ratio) => Math.max(greatest, ratio), 0),
      },
    },
  };
}

/** For each respondent, whether all the conditions hold. */
export function meeting({ values, design }: Respondents, where: Where): readonly boolean[] {
  const columns = [...where].map(([name, codes]) => ({ held: values.get(name) ?? [], codes }));
  return design.weights.map((_, i) => columns.every(({ held, codes }) => codes.includes(String(held[i]))));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
