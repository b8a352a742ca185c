import { fieldNames, type ProtectedTable } from "@vigie/disclosure";
import { total } from "@vigie/engine";
import type { Indicator, Source, Study, Summary } from "@vigie/study";
import { rootsOf } from "../estimates/could-tell.ts";
import { conditionsOf, universesOf } from "../estimates/reads-of.ts";
import { type NumberCrossing, type NumberRegion, regionOf } from "./number-crossing.ts";

/** What the counts of a source tell of a number: a band as narrow as 0 to 1 says it of everyone in it. */
export interface ToldByCounts {
  /** Persons whose sum their count tells. */
  readonly regions: readonly NumberRegion[];
  /** Of the atoms whose numbers are all said by a code. */
  readonly columns: ReadonlySet<number>;
}

/** What is made of a number, and tells persons apart in a table of these indicators or in their universes. */
export function fieldsMadeOf(
  number: string,
  indicators: readonly Indicator[],
  source: Source,
): readonly string[] {
  const used = indicators.flatMap((indicator) => fieldsCountedIn(indicator, source));
  return [...new Set(used)].filter((field) => originOf(field, source) === number);
}

/**
 * What tables that count one of some fields split it by, where some summaries tell persons apart by the same, or by
 * another that is made of the same.
 * @param counted made of the number that these sum up
 */
export function fieldsCountedWith(
  counted: readonly string[],
  summaries: readonly Summary[],
  { indicators, source }: { readonly indicators: readonly Indicator[]; readonly source: Source },
): readonly string[] {
  const split = summaries.flatMap(({ of, universe }) => [of, ...conditionsOf(universe, source)]);
  const roots = new Set(split.flatMap((field) => rootsOf(field, source)));
  const beside = countingBy(counted, indicators, source).flatMap((indicator) =>
    fieldNames(indicator, source),
  );
  return [...new Set(beside)].filter((field) => rootsOf(field, source).some((root) => roots.has(root)));
}

/** Those whose tables count one of some fields, or who meets a condition on it. */
export function countingBy(
  fields: readonly string[],
  indicators: readonly Indicator[],
  source: Source,
): readonly Indicator[] {
  return indicators.filter((indicator) =>
    fieldsCountedIn(indicator, source).some((field) => fields.includes(field)),
  );
}

function fieldsCountedIn(indicator: Indicator, source: Source): readonly string[] {
  const conditions = universesOf(indicator).flatMap((id) => conditionsOf(id, source));
  return [...fieldNames(indicator, source), ...conditions];
}

/** Those of `fieldsMadeOf` of which some code says the number. */
export function fieldsThatSay(fields: readonly string[], source: Source, step: number): readonly string[] {
  return fields.filter((field) =>
    source.attributes.get(field)?.codes.some(({ code }) => saysNumber(field, code, source, step)),
  );
}

/** @param fields of `fieldsThatSay`, in the crossing */
export function toldByCounts(
  tables: readonly ProtectedTable[],
  crossing: NumberCrossing,
  {
    fields,
    study,
    source,
    step,
  }: {
    readonly fields: readonly string[];
    readonly study: Study;
    readonly source: Source;
    readonly step: number;
  },
): ToldByCounts {
  const isSaid = (codes: ReadonlyMap<string, string>) =>
    fields.some((field) => saysNumber(field, codes.get(field) ?? "", source, step));
  const regions = tables
    .filter(({ indicator, treatment }) => {
      const isOfSource = study.indicators.get(indicator)?.source === source.id;
      return isOfSource && treatment.kind !== "withheld" && treatment.kind !== "rounded";
    })
    .flatMap(({ dimensions, rows }) =>
      rows.flatMap(({ codes: [universe = "", ...codes], cell }) => {
        const asked = dimensions
          .slice(1)
          .flatMap(({ name }, at) => (codes[at] === total ? [] : [[name, codes[at] ?? ""] as const]));
        const isCrossed = asked.every(([name]) => crossing.fields.includes(name));
        const inUniverse = [...(source.universes.get(universe)?.where ?? [])].flatMap(([name, some]) =>
          some.length === 1 ? [[name, some[0] ?? ""] as const] : [],
        );
        if (cell.status !== "free" || !isCrossed || !isSaid(new Map([...inUniverse, ...asked]))) return [];
        return [
          regionOf(
            crossing,
            (atom) =>
              atom.within.get(universe) === true &&
              asked.every(([name, code]) => atom.codes.get(name) === code),
          ),
        ];
      }),
    );
  const columns = crossing.atoms.flatMap(({ position, codes }) => (isSaid(codes) ? [position] : []));
  return { regions: regions.filter((region) => region.columns.size > 0), columns: new Set(columns) };
}

/** Whether one multiple of the step alone has this code. */
function saysNumber(field: string, code: string, source: Source, step: number): boolean {
  const multiples = bandsOf(field, code, source).map(
    ([low, high]) => Math.ceil(high / step - 1e-9) - Math.ceil(low / step - 1e-9),
  );
  return multiples.reduce((sum, some) => sum + some, 0) === 1;
}

/** From the first number included to the last one not. */
function bandsOf(field: string, code: string, source: Source): readonly (readonly [number, number])[] {
  const attribute = source.attributes.get(field);
  if (attribute?.origin.kind === "recode") {
    const { of, map } = attribute.origin;
    return [...map].flatMap(([before, after]) => (after === code ? bandsOf(of, before, source) : []));
  }
  const bounds = (attribute?.codes ?? []).flatMap(({ from }) => from ?? []).toSorted((a, b) => a - b);
  const low = attribute?.codes.find((each) => each.code === code)?.from ?? null;
  if (low === null) return [];
  return [[low, bounds.find((bound) => bound > low) ?? Number.POSITIVE_INFINITY]];
}

/** The number that bands, or codes made of them, come from; null where none. */
function originOf(field: string, source: Source): string | null {
  const origin = source.attributes.get(field)?.origin;
  if (origin?.kind === "bands") return origin.of;
  return origin?.kind === "recode" ? originOf(origin.of, source) : null;
}
