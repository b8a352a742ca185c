import { total, unknown } from "@vigie/engine";
import { type Clique, homeOf } from "./clique.ts";
import { compress } from "./compress.ts";
import { crossingsOf } from "./crossings.ts";
import { saysTogether } from "./definition-relations.ts";
import { derivedRegions, nameOf } from "./derived-regions.ts";
import { type Junction, junctionOf, pairsOf } from "./junction.ts";
import { imagesOf } from "./overlaps.ts";
import { partitionOf, type Region, sortedInto, within } from "./partition.ts";
import { type Section, type Shape, sectionsOf } from "./sections.ts";
import type { Population, View } from "./structure.ts";
import type { CellPlace, Line, System } from "./system.ts";
import { isUniverseField } from "./universes.ts";

/** Combinations above which a clique is not enumerated: the linear programs would no longer fit a browser. */
export const combinationsMax = 60_000;

/**
 * The attacker's system of one population: its unknowns, and every count of every table as a sum of them.
 * @param shapes the tables of this population
 * @throws {RangeError} when a table, a dimension or a code is not in the structure
 */
export function buildSystem(shapes: readonly Shape[], population: Population): System {
  const sections = shapes.flatMap((shape) => sectionsOf(shape, population));
  const drafted = sections.map((section) => draftsOf(section, population));
  const drafts = drafted.flat();
  const byRegion = Map.groupBy(drafts, (draft) => nameOf(draft.region, population));
  const regions = new Map([...byRegion].flatMap(([name, [first]]) => (first ? [[name, first.region]] : [])));
  const derived = derivedRegions(regions, population);
  const shown = drafted.map((its) => [...new Set(its.flatMap(({ region }) => [...region.keys()]))]);
  const groups = [
    ...shown,
    ...population.relations.map(({ fields }) => fields.filter((field) => restricts(field, population))),
    ...[...derived.values()].map((region) => [...region.keys()]),
    ...besideUniverses(shown, population),
    ...[...population.fields.keys()]
      .filter(saysTogether)
      .flatMap((field) => [around(field, population), ...besideTogether(field, shown, population)]),
  ];
  const { partitions, links, whole } = joinFields(groups, population);
  return compress(
    {
      population: population.id,
      whole,
      counts: [...byRegion.values()].map((same) => ({
        cells: same.map(({ cell }) => cell),
        region: same[0]?.region ?? new Map(),
        atoms: atomsOf(same[0]?.region ?? new Map(), partitions),
      })),
      derived: [...derived].map(([name, region]) => ({ name, atoms: atomsOf(region, partitions) })),
      links: linksOf(links, partitions, population),
    },
    partitions.reduce((size, { combinations }) => size + combinations.length, 0),
    {
      telling: linksOf(tellingLinks({ partitions, links, whole }, population), partitions, population),
      crossingsFrom: (atomOf) => crossingsOf([...regions.values()], { partitions, population, atomOf }),
      linesFrom: (counts) => sections.flatMap((section) => linesOf(section, counts)),
    },
  );
}

/**
 * Links that may make one count of two that are defined apart: without a relation between their fields, two regions
 * never hold the same persons; and where every two cliques are linked, those without such a field would only be slow.
 */
function tellingLinks({ partitions, links, whole }: Joined, { relations }: Population): Junction["links"] {
  const related = new Set(relations.flatMap(({ fields }) => fields));
  const isRelated = (clique: number) =>
    partitions[clique]?.fields.some((field) => related.has(field)) === true;
  if (related.size === 0) return [];
  return whole ? links : links.filter(({ cliques }) => cliques.every(isRelated));
}

interface Draft {
  readonly cell: CellPlace;
  readonly region: Region;
}

/**
 * Of a field that stands with a universe in a table, another that its codes decide but for some that go with all of its
 * codes, as the data may show of those that few have, or none: who of a code of that other is in the universe is asked of the
 * three together.
 */
function besideUniverses(
  shown: readonly (readonly string[])[],
  population: Population,
): readonly (readonly string[])[] {
  return population.relations.flatMap((relation) =>
    relation.fields.flatMap((field) => {
      const other = relation.fields.find((one) => one !== field) ?? field;
      const images = imagesOf(relation, field, population);
      const several = images.filter(({ size }) => size > 1);
      const all = population.fields.get(other)?.length;
      const isDecided = several.length < images.length && several.every(({ size }) => size === all);
      if (several.length === 0 || !isDecided || [field, other].some(isUniverseField)) return [];
      return shown.flatMap((fields) =>
        fields.includes(field) && !fields.includes(other)
          ? fields.filter(isUniverseField).map((universe) => [universe, field, other])
          : [],
      );
    }),
  );
}

/** Of what several fields say together, the tables of two of them at least: who is in both may be of another universe. */
function besideTogether(
  field: string,
  shown: readonly (readonly string[])[],
  population: Population,
): readonly (readonly string[])[] {
  const said = new Set(around(field, population));
  return shown
    .filter((fields) => fields.filter((one) => said.has(one)).length > 1)
    .map((fields) => [...fields, field]);
}

/** A field and those that it goes with by a relation. */
function around(field: string, { relations }: Population): readonly string[] {
  return [...new Set(relations.flatMap(({ fields }) => (fields.includes(field) ? fields : [])))];
}

const restricts = (field: string, population: Population) => (population.fields.get(field)?.length ?? 0) > 1;

function draftsOf({ indicator, views, rows }: Section, population: Population): readonly Draft[] {
  const leaves = views.map(({ field, members }) => {
    const positions = new Map((population.fields.get(field) ?? []).map((leaf, at) => [leaf, at]));
    return new Map(
      [...members].map(([code, names]) => [
        code,
        names.flatMap((name) => positions.get(name) ?? []).toSorted((a, b) => a - b),
      ]),
    );
  });
  return rows.map(({ codes, row }) => {
    const region = new Map<string, readonly number[]>();
    views.forEach(({ field }, at) => {
      const chosen = leaves[at]?.get(codes[at] ?? "");
      if (chosen === undefined) throw new RangeError("a code is not in the structure");
      const before = region.get(field);
      const both = before === undefined ? chosen : chosen.filter((leaf) => before.includes(leaf));
      if (both.length < (population.fields.get(field)?.length ?? 0)) region.set(field, both);
    });
    return { cell: { indicator, row }, region };
  });
}

interface Joined {
  readonly partitions: readonly Clique[];
  readonly links: Junction["links"];
  readonly whole: boolean;
}

function joinFields(groups: readonly (readonly string[])[], population: Population): Joined {
  const weight = (field: string) => population.fields.get(field)?.length ?? 1;
  const whole = enumerated(junctionOf(groups, weight), population);
  if (whole !== null) return { ...whole, whole: true };
  const parts = enumerated(pairsOf(groups), population, Number.POSITIVE_INFINITY);
  if (parts === null) throw new RangeError("an unlimited partition was refused");
  return { ...parts, whole: false };
}

function enumerated(junction: Junction, population: Population, max = combinationsMax) {
  let offset = 0;
  const partitions: Clique[] = [];
  for (const fields of junction.cliques.length === 0 ? [[]] : junction.cliques) {
    const partition = partitionOf(fields, population, max);
    if (partition === null) return null;
    partitions.push({ ...partition, offset });
    offset += partition.combinations.length;
  }
  return { partitions, links: junction.links };
}

/** A region is summed in the first clique that holds its fields: the links make every other clique agree. */
function atomsOf(region: Region, partitions: readonly Clique[]): readonly number[] {
  const home = homeOf([...region.keys()], partitions);
  if (home === undefined) throw new RangeError("no clique holds the fields of a count");
  return within(region, home).map((index) => index + home.offset);
}

function linksOf(links: Junction["links"], partitions: readonly Clique[], population: Population) {
  return links.flatMap(({ cliques: [a, b], shared }) => {
    const [left, right] = [partitions[a], partitions[b]];
    const meeting = partitionOf(shared, population, Number.POSITIVE_INFINITY);
    if (!left || !right || !meeting) throw new RangeError("a link joins no cliques");
    const sorted = { left: sortedInto(meeting, left), right: sortedInto(meeting, right) };
    const of = (side: Clique, inside: readonly number[] = []) => inside.map((index) => index + side.offset);
    return meeting.combinations.map((_, at) => ({
      left: of(left, sorted.left[at]),
      right: of(right, sorted.right[at]),
    }));
  });
}

/** Along each dimension, `_T` with all its parts, and each parent with those inside it. */
function linesOf({ indicator, dimensions, views, rows }: Section, counts: System["counts"]): readonly Line[] {
  const own = new Map(rows.map(({ codes, row }) => [row, codes]));
  const byRow = new Map<number, number>();
  counts.forEach(({ cells, atoms }, at) => {
    if (atoms.length > 0)
      for (const cell of cells)
        if (cell.indicator === indicator && own.has(cell.row)) byRow.set(cell.row, at);
  });
  return views.flatMap((view, at) => {
    const insideOf = insides(view);
    const along = Map.groupBy(byRow.keys(), (row) => own.get(row)?.with(at, total).join(" "));
    return [...along.values()].flatMap((rows) => {
      const countOf = new Map(rows.map((row) => [own.get(row)?.[at] ?? "", byRow.get(row) ?? -1]));
      const inside = (code: string) => (insideOf.get(code) ?? []).filter((inner) => countOf.has(inner));
      const leavesOf = (code: string) => inside(code).filter((inner) => inside(inner).length === 0);
      const counted = (codes: readonly string[]) => [
        ...new Set(codes.map((code) => countOf.get(code) ?? -1)),
      ];
      return [...countOf].flatMap(([code, count]): Line[] => {
        const leaves = counted(leavesOf(code)).filter((leaf) => leaf !== count);
        if (leaves.length < 2) return [];
        const parts = inside(code).map((part) => ({
          count: countOf.get(part) ?? -1,
          leaves: inside(part).length === 0 ? counted([part]) : counted(leavesOf(part)),
          telling: part !== unknown,
        }));
        return [
          {
            indicator,
            dimension: dimensions[at] ?? "",
            total: count,
            sensitive: view.sensitive && code === total,
            leaves,
            parts: parts.filter((part) => part.count !== count),
          },
        ];
      });
    });
  });
}

/** Codes of a view strictly inside each code. */
function insides({ members }: View): ReadonlyMap<string, readonly string[]> {
  const sets = [...members].map(([code, leaves]) => ({ code, leaves: new Set(leaves) }));
  return new Map(
    sets.map((outer) => [
      outer.code,
      sets
        .filter(
          (inner) =>
            inner.leaves.size < outer.leaves.size &&
            [...inner.leaves].every((leaf) => outer.leaves.has(leaf)),
        )
        .map(({ code }) => code),
    ]),
  );
}
