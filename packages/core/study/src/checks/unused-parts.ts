import type { Indicator } from "../model/indicator.ts";
import { type Attribute, designColumns, type Source } from "../model/source.ts";
import type { Study } from "../model/study.ts";
import { valueOfPart } from "../reading/yaml-value.ts";
import { contentOf, dimensionsOf } from "../tables/indicator-table.ts";

/**
 * The fields that partners are asked for and that nothing names: no indicator, derivation, universe, condition of a
 * question, weight, stratum or margin. Those of a grid of tests are not the study's own.
 */
export function unusedFields(
  study: Study,
): readonly { readonly source: string; readonly fields: readonly string[] }[] {
  return [...study.sources.values()]
    .filter(({ serviceTest }) => serviceTest === undefined || study.serviceTest === null)
    .map((source) => ({ source: source.id, fields: unusedOf(source, study) }))
    .filter(({ fields }) => fields.length > 0);
}

function unusedOf(source: Source, { indicators }: Study): readonly string[] {
  const attributes = [...source.attributes.values()];
  const named = new Set([
    ...[...indicators.values()]
      .filter((indicator) => indicator.source === source.id)
      .flatMap(namedByIndicator),
    ...[...source.universes.values()].flatMap(({ where }) => [...where.keys()]),
    ...attributes.flatMap(namedByAttribute),
    ...designColumns(source.survey),
  ]);
  // A question of several answers may be named by one of them.
  for (const [question, { items }] of source.multiples)
    if ([...items.values()].some((flag) => named.has(flag))) named.add(question);
  return attributes.filter(({ id, origin }) => origin.kind === "field" && !named.has(id)).map(({ id }) => id);
}

/** The attributes that the table of an indicator is made from, but those of its universes. */
export function namedByIndicator(indicator: Indicator): readonly string[] {
  const { number, ratings, association } = contentOf(indicator);
  return [
    ...dimensionsOf(indicator),
    ...(number === null ? [] : [number.number]),
    ...(ratings === null ? [] : [ratings.rating, ...ratings.unit]),
    ...(association?.adjust.keys() ?? []),
  ];
}

/** What an attribute is derived from, and the conditions on which its question is asked. */
export function namedByAttribute({ origin, asked }: Attribute): readonly string[] {
  const conditions = [...(asked?.where.keys() ?? [])];
  if (origin.kind === "field" || origin.kind === "item") return conditions;
  return [...conditions, ...[origin.of].flat()];
}

/** Code lists, by the files that hold them, that no source and no map names. */
export function unusedCodelists(
  files: ReadonlyMap<string, string>,
): readonly { readonly file: string; readonly codelist: string }[] {
  const named = new Set(
    [...files]
      .filter(([path]) => path.endsWith(".yaml") && !path.startsWith("codelists/"))
      .flatMap(([, text]) => namesIn(valueOfPart(text, []))),
  );
  return [...files].flatMap(([file, text]) => {
    if (!/^codelists\/[^/]+\.yaml$/.test(file)) return [];
    const codelist = String(valueOfPart(text, ["codelist"]));
    return named.has(codelist) ? [] : [{ file, codelist }];
  });
}

/** What the keys that name code lists hold, wherever they stand. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, own]) =>
    typeof own === "string" ? (/^(?:codelist|channels|motives)$/.test(key) ? [own] : []) : namesIn(own),
  );
}
