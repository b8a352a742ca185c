import { compareFractions, divide, fraction, multiply, type SourceGuarantee } from "@vigie/disclosure";
import type { Window } from "@vigie/study";
import { type LineRows, linesOf, type ReleasedRow, type ReleasedTable, total } from "@vigie/table";
import { countValue, type FilePlace, textValue, type VigieError } from "@vigie/words";
import { writtenPolicy } from "./audit-file.ts";
import type { Bundle } from "./bundle.ts";
import { type ManifestTable, unmetSizesOf } from "./data-package.ts";
import { canonical } from "./encodings.ts";
import { bundleProblem } from "./problems.ts";

type Contents = Pick<Bundle, "manifest" | "guarantee" | "tables">;

/** The first contradiction between the tables, the manifest and the guarantee of a bundle, found without its study. */
export function consistencyProblem(contents: Contents, place: FilePlace): VigieError | null {
  if (!isGuaranteeOf(contents) || !areDrawsOf(contents) || !areSizesOf(contents))
    return bundleProblem("bundle/audit-contradicts", place);
  const { min, small } = contents.guarantee.policy;
  for (const entry of contents.manifest.tables) {
    const table = contents.tables.get(entry.name);
    if (table === undefined) throw new RangeError("a table of the manifest was not read");
    const values = { table: textValue(entry.name) };
    const least = hidesSmall(entry) && small === "hidden" ? min : null;
    const shown = least === null ? [] : table.rows.filter((row) => isSmall(row, table, least));
    if (shown.length > 0)
      return bundleProblem("bundle/small-shown", place, {
        ...values,
        min: countValue(min),
        rows: countValue(shown.length),
      });
    if (least === null && table.rows.some(({ count }) => count === null))
      return bundleProblem("bundle/hidden-unasked", place, values);
    if (
      !isAdded(table, least ?? 0) ||
      (entry.protects === "persons" && !table.rows.every((row) => hasBase(row, table)))
    )
      return bundleProblem("bundle/totals-differ", place, values);
    if (!hasPossibleErrors(table, noiseOf(entry, contents)))
      return bundleProblem("bundle/errors-impossible", place, values);
  }
  return null;
}

/** A model's crossing shows every count: it is not a figure, and its noise protects it. */
function hidesSmall({ name, indicator, protects }: ManifestTable): boolean {
  return protects === "persons" && name === indicator;
}

/**
 * Whether a count, or the base of its shares, is shown under the smallest one. A zero without noise hides nothing: it is that
 * of a cell that no unit can be in. Which cells these are is in the study.
 */
function isSmall({ count, values }: ReleasedRow, { measures }: ReleasedTable, min: number): boolean {
  const measured = (measure: string) => values[measures.indexOf(measure)] ?? null;
  const isUnder = (value: number | null, error: number | null) =>
    value !== null && value < min && !(value === 0 && error === 0);
  return isUnder(count, measured("count_error")) || isUnder(measured("base"), measured("base_error"));
}

function isAdded(table: ReleasedTable, min: number): boolean {
  for (const line of linesOf(table)) if (!addsUp(line, min)) return false;
  return true;
}

/** @param min that hidden counts are under */
function addsUp({ total: whole, parts }: LineRows, min: number): boolean {
  const shown = parts.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const hidden = parts.filter(({ count }) => count === null).length;
  const most = shown + hidden * (min - 1);
  return whole.count === null ? shown < min : shown <= whole.count && whole.count <= most;
}

/** The base of shares is a part of the units of its row. */
function hasBase({ codes, count, values }: ReleasedRow, { measures }: ReleasedTable): boolean {
  const base = values[measures.indexOf("base")] ?? null;
  if (base === null) return true;
  return codes.at(-1) === total && Number.isInteger(base) && base >= 0 && base <= (count ?? -1);
}

type Noise = "none" | "all" | "all but public sizes";

/** Which counts of a table have noise: where a published size is used, sums of it have none. */
function noiseOf({ source, protects }: ManifestTable, { guarantee, manifest }: Contents): Noise {
  if (protects === "nothing") return "none";
  const sizes = guarantee.sources.find((each) => each.source === source)?.public ?? [];
  const unmet = unmetSizesOf(manifest).get(source) ?? [];
  const unused = unmet.filter(({ use }) => use === "unused").map(({ universe }) => universe);
  return sizes.every(({ universe }) => unused.includes(universe)) ? "all" : "all but public sizes";
}

/**
 * Whether noise may have these standard errors: one for each number shown, and 0 only where nothing is drawn, which is in
 * cells that no unit can be in, whose count is 0, and in sums of public sizes. How much noise each cell has is in the study.
 */
function hasPossibleErrors({ measures, rows }: ReleasedTable, noise: Noise): boolean {
  const errors = measures.flatMap((measure, at) => {
    const of = measure.endsWith("_error") ? measure.slice(0, -"_error".length) : null;
    return of === "count" || (of !== null && measures.includes(of))
      ? [{ of, at, place: measures.indexOf(of) }]
      : [];
  });
  const isPossible = ({ count, values }: ReleasedRow) =>
    errors.every(({ of, at, place }) => {
      const [value, error] = [of === "count" ? count : (values[place] ?? null), values[at] ?? null];
      if (value === null || error === null) return value === error;
      if (noise === "none") return error === 0;
      const mayBePublic = noise === "all but public sizes" && of !== "sum";
      return error > 0 || (error === 0 && (value === 0 || mayBePublic));
    });
  return rows.every(isPossible);
}

function isGuaranteeOf({ manifest, guarantee, tables }: Contents): boolean {
  if (canonical(writtenPolicy(guarantee.policy)) !== canonical(manifest.policy)) return false;
  const persons = Map.groupBy(
    manifest.tables.filter(({ protects }) => protects === "persons"),
    ({ source }) => source,
  );
  const sources = guarantee.sources.map(({ source }) => source);
  const isEach = sources.length === persons.size && sources.every((source) => persons.has(source));
  return (
    isEach &&
    new Set(sources).size === sources.length &&
    guarantee.sources.every(
      (source) =>
        compareFractions(source.rho, guarantee.policy.rho) === 0 &&
        persons.get(source.source)?.every(({ window }) => areSame(window, source.window)) &&
        spendsWithin(source, new Set(persons.get(source.source)?.map(({ indicator }) => indicator)), tables),
    )
  );
}

/** Each source of the guarantee has its draw, and two that share a file both say so. */
function areDrawsOf({ manifest: { sources }, guarantee }: Contents): boolean {
  const sharing = new Map(sources.map(({ source, sharesFile }) => [source, sharesFile]));
  const marks = new Set(sources.map(({ mark }) => mark));
  return (
    areEqual(
      sources.map(({ source }) => source),
      guarantee.sources.map(({ source }) => source),
    ) &&
    marks.size === sources.length &&
    sources.every(
      ({ source, sharesFile }) =>
        new Set(sharesFile).size === sharesFile.length &&
        sharesFile.every((other) => other !== source && sharing.get(other)?.includes(source) === true),
    )
  );
}

/** Sizes that are not met are among those that the study publishes, and one that is not used says what the extract is. */
function areSizesOf({ manifest: { sources }, guarantee }: Contents): boolean {
  return sources.every(({ unmetSizes = [], extract }, at) => {
    const published = new Set(guarantee.sources[at]?.public.map(({ universe }) => universe));
    return (
      new Set(unmetSizes.map(({ universe }) => universe)).size === unmetSizes.length &&
      unmetSizes.every(({ universe }) => published.has(universe)) &&
      new Set(extract).size === (extract?.length ?? 0) &&
      (extract !== undefined || unmetSizes.every(({ use }) => use === "adjusted"))
    );
  });
}

function areSame(a: Window, b: Window): boolean {
  return a.from === b.from && a.to === b.to;
}

/**
 * Whether the parts of a source's budget are what their noise says, and those that count every unit stay within it
 * together. Which other tables can count one unit is in the study.
 */
function spendsWithin(
  { rho, contributions, rowsPerPerson, tables: drawn }: SourceGuarantee,
  indicators: ReadonlySet<string>,
  tables: Contents["tables"],
): boolean {
  const rows = fraction(BigInt(rowsPerPerson ?? 1) ** 2n);
  const perWeight = divide(multiply(contributions, fraction(thousand)), rho);
  let ofAll = 0n;
  for (const table of drawn) {
    const { numerator: weight, denominator } = multiply(table.rho, perWeight);
    const isNoised =
      table.measure !== "count" || compareFractions(multiply(table.rho, table.variance), rows) === 0;
    // Weights have three decimals at most: their sum is exact, and no made-up fraction makes it long to compute.
    if (denominator !== 1n || !isNoised || !indicators.has(table.indicator)) return false;
    if (tables.get(table.indicator)?.dimensions[0]?.codes.includes("all")) ofAll += weight;
  }
  return compareFractions(fraction(ofAll, thousand), contributions) <= 0;
}

const thousand = 1000n;

/** Whether two lists have the same texts in the same order. */
export function areEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, at) => text === others[at]);
}
