import { codesKey, membersOf, unknown } from "@vigie/table";
import { interiorCodes } from "../model/attribute-of.ts";
import type { Attribute, Source } from "../model/source.ts";
import { areExclusive, isNested, universeOf } from "../model/universes.ts";
import {
  type CountedBlock,
  type CountedDimension,
  type CountedTable,
  cellsOfBlock,
} from "./counted-table.ts";

/** How the codes of one dimension of a block become others: position of a code to position among `size`, -1 for none. */
interface CodeMapping {
  readonly at: number;
  readonly to: readonly number[];
  readonly size: number;
}

/** The blocks of a table, with the cells of them that some unit may be in. */
export interface PossibleCells {
  readonly blocks: readonly CountedBlock[];
  /** 1 for a cell that no unit can be in: see `impossibleIn`. */
  readonly impossible: Uint8Array;
}

/** Units of a universe, counted by dimensions of some table. */
export interface Breakdown {
  readonly universe: string;
  readonly dimensions: readonly CountedDimension[];
}

/** What a dimension splits units by; bands that only one table has count as a dimension of their own. */
export function dimensionKey({ name, attribute, codes }: CountedDimension): string {
  return attribute ?? codesKey([name, ...codes]);
}

/** A breakdown as a table has it: the place of each of its cells in the product of the dimensions' codes, -1 outside. */
export interface BreakdownView {
  readonly cellOf: Int32Array;
  readonly size: number;
}

/** Views found, by table: rows, other tables and standard errors ask for the same ones. */
const viewsOf = new WeakMap<object, Map<string, BreakdownView | null>>();

/**
 * Cells of no such unit, or of no unit at all, are outside.
 * @returns null where the cells do not decide it, as the study alone proves it; the same object for the same breakdown
 */
export function breakdownView(
  table: PossibleCells,
  source: Source,
  breakdown: Breakdown,
): BreakdownView | null {
  const found = viewsOf.get(table) ?? new Map<string, BreakdownView | null>();
  viewsOf.set(table, found);
  const key = [breakdown.universe, ...breakdown.dimensions.map(dimensionKey)].join(" ");
  const known = found.get(key);
  if (known !== undefined) return known;
  const cellOf = breakdownCells(table, source, breakdown);
  const view = cellOf && { cellOf, size: cellsOfBlock(breakdown) };
  found.set(key, view);
  return view;
}

function breakdownCells(
  { blocks, impossible }: PossibleCells,
  source: Source,
  breakdown: Breakdown,
): Int32Array | null {
  if (!blocks.some((block) => isNested(source, breakdown.universe, block.universe))) return null;
  const whole = new Int32Array(impossible.length);
  let start = 0;
  for (const block of blocks) {
    const mappings = codeMappings(block, source, breakdown);
    if (mappings === null) return null;
    if (mappings === "outside") whole.fill(-1, start, start + cellsOfBlock(block));
    else whole.set(positions(block, mappings), start);
    start += cellsOfBlock(block);
  }
  return whole.map((place, cell) => (impossible[cell] === 1 ? -1 : place));
}

function codeMappings(
  block: CountedBlock,
  source: Source,
  { universe, dimensions }: Breakdown,
): readonly CodeMapping[] | "outside" | null {
  if (areExclusive(source, block.universe, universe)) return "outside";
  if (block.without !== null && isNested(source, universe, block.without)) return "outside";
  if (dimensions.length > 0 && block.part !== "all") return null;
  const found = dimensions.map((dimension) => codeMappingOf(block, source, dimension));
  const conditions = conditionsOf(block, source, universe);
  return conditions === null || found.includes(null)
    ? null
    : [...found.filter((mapping) => mapping !== null), ...conditions];
}

/** Conditions of a universe that a block's cells must meet to be in it; null where the cells do not decide one. */
function conditionsOf(block: CountedBlock, source: Source, universe: string): readonly CodeMapping[] | null {
  const own = universeOf(source, block.universe).where;
  const found = [...universeOf(source, universe).where]
    .filter(([attribute, codes]) => !own.get(attribute)?.every((code) => codes.includes(code)))
    .map(([attribute, codes]) => conditionOn(block, source, { attribute, codes }));
  return found.includes(null) ? null : found.filter((condition) => condition !== null);
}

function conditionOn(
  block: CountedBlock,
  source: Source,
  { attribute, codes }: { readonly attribute: string; readonly codes: readonly string[] },
): CodeMapping | null {
  const mapping = codeMappingOf(block, source, { name: attribute, attribute, codes });
  return mapping && { ...mapping, to: mapping.to.map((place) => Math.min(place, 0)), size: 1 };
}

/** Whether the cells of a block split units along a dimension. */
export function splitsAlong(block: CountedBlock, source: Source, dimension: CountedDimension): boolean {
  return codeMappingOf(block, source, dimension) !== null;
}

function codeMappingOf(block: CountedBlock, source: Source, dimension: CountedDimension): CodeMapping | null {
  const { attribute, codes } = dimension;
  for (const [at, own] of block.dimensions.entries()) {
    const isSame = dimensionKey(own) === dimensionKey(dimension);
    const become =
      isSame || own.attribute === null || attribute === null
        ? null
        : coarsening(source, own.attribute, attribute);
    if (!isSame && become === null) continue;
    const place = new Map(codes.map((code, position) => [code, position]));
    const to = own.codes.map((code) => place.get(become === null ? code : (become.get(code) ?? "")) ?? -1);
    return { at, to, size: codes.length };
  }
  return null;
}

/**
 * Cells that no unit can be in, by the conditions of the universe, those of the universe left out, and what the dimensions are
 * made of: 1 each, blocks one after the other.
 */
export function impossibleIn({ blocks }: Pick<CountedTable, "blocks">, source: Source): Uint8Array {
  return Uint8Array.from(blocks.flatMap((block) => [...impossibleCells(block, source)]));
}

function impossibleCells(block: CountedBlock, source: Source): Uint8Array {
  const impossible = new Uint8Array(cellsOfBlock(block));
  const rule = (mappings: readonly CodeMapping[], isPossible = (place: number) => place >= 0) => {
    for (const [cell, place] of positions(block, mappings).entries())
      if (!isPossible(place)) impossible[cell] = 1;
  };
  for (const [attribute, codes] of universeOf(source, block.universe).where) {
    const condition = conditionOn(block, source, { attribute, codes });
    if (condition !== null) rule([condition]);
  }
  const leftOut = block.without === null ? null : conditionsOf(block, source, block.without);
  if (leftOut !== null) rule(leftOut, (place) => place < 0);
  for (const [at, { attribute, codes }] of block.dimensions.entries()) {
    const isPossible = setsIn(source, attribute ?? "", block.universe);
    if (isPossible !== null) rule([{ at, to: codes.map((code) => (isPossible(code) ? 0 : -1)), size: 1 }]);
    if (attribute === null) continue;
    for (const [other, coarser] of block.dimensions.entries()) {
      const become =
        other === at || coarser.attribute === null ? null : coarsening(source, attribute, coarser.attribute);
      if (become === null) continue;
      const size = coarser.codes.length;
      const to = codes.map((code) => coarser.codes.indexOf(become.get(code) ?? ""));
      const same = { at: other, to: coarser.codes.map((_, position) => position), size };
      rule([{ at, to, size }, same], (place) => place >= 0 && Math.floor(place / size) === place % size);
    }
  }
  return impossible;
}

/**
 * Which exact sets of flags a unit of a universe may hold, where a condition of it is on one of these flags or on a union of
 * some; null where the characteristic is no such set.
 */
function setsIn(source: Source, attribute: string, universe: string): ((set: string) => boolean) | null {
  const origin = source.attributes.get(attribute)?.origin;
  if (origin?.kind !== "set") return null;
  const conditions = [...universeOf(source, universe).where].flatMap(([name, codes]) => {
    const union = source.attributes.get(name)?.origin;
    const flags = union?.kind === "any" ? union.of : [name];
    return flags.every((flag) => origin.of.includes(flag)) ? [{ flags, codes }] : [];
  });
  return (set) => {
    if (set === unknown) return true;
    const held = membersOf(set);
    return conditions.every(({ flags, codes }) =>
      codes.includes(flags.some((flag) => held.includes(flag)) ? "yes" : "no"),
    );
  };
}

/**
 * What each code of one characteristic becomes in a coarser one, as the study alone proves it: itself, a recoding or
 * a level above it, or wider bands of the same number.
 * @returns null where the study does not decide the coarser code by the finer one
 */
export function coarsening(source: Source, fine: string, coarse: string): ReadonlyMap<string, string> | null {
  if (fine === coarse) return new Map(interiorCodes(source, fine).map((code) => [code, code]));
  const target = source.attributes.get(coarse);
  if (target === undefined || target.asked !== undefined) return null;
  if (target.origin.kind === "recode") {
    const { of, map } = target.origin;
    const before = coarsening(source, fine, of);
    return before && new Map([...before].map(([code, between]) => [code, map.get(between) ?? unknown]));
  }
  const own = source.attributes.get(fine);
  return own === undefined || own.asked !== undefined ? null : widerBands(own, target);
}

/** Bands of one number, where each lower bound of the wider ones is one of the narrower ones, the first included. */
function widerBands(narrow: Attribute, wide: Attribute): ReadonlyMap<string, string> | null {
  if (narrow.origin.kind !== "bands" || wide.origin.kind !== "bands") return null;
  if (narrow.origin.of !== wide.origin.of) return null;
  const [inner, outer] = [boundsOf(narrow), boundsOf(wide)];
  const starts = new Set(inner.map(({ from }) => from));
  if (inner[0]?.from !== outer[0]?.from || !outer.every(({ from }) => starts.has(from))) return null;
  const bandOf = (from: number) => outer.findLast((band) => band.from <= from)?.code ?? unknown;
  return new Map([...inner.map(({ code, from }) => [code, bandOf(from)] as const), [unknown, unknown]]);
}

function boundsOf({ codes }: Attribute): readonly { readonly code: string; readonly from: number }[] {
  return codes
    .flatMap(({ code, from }) => (from === null ? [] : [{ code, from }]))
    .toSorted((a, b) => a.from - b.from);
}

/**
 * Where each cell of a block falls in the product of what its codes become, in this order; -1 for a cell of which one code
 * becomes none.
 */
function positions(block: CountedBlock, mappings: readonly CodeMapping[]): Int32Array {
  const found = new Int32Array(cellsOfBlock(block));
  for (const { at, to, size } of mappings) {
    const step = block.dimensions.slice(at + 1).reduce((product, { codes }) => product * codes.length, 1);
    for (let cell = 0; cell < found.length; cell++) {
      const before = found[cell] ?? 0;
      const place = to[Math.floor(cell / step) % to.length] ?? -1;
      found[cell] = before < 0 || place < 0 ? -1 : before * size + place;
    }
  }
  return found;
}
