import {
  areExclusive,
  type Block,
  type CountedDimension,
  type CountedTable,
  cellsIn,
  cellsOf,
  isNested,
  type Source,
  universeOf,
} from "@vigie/study";
import { codesKey, membersOf, unknown } from "@vigie/table";
import { coarsening } from "./coarsening.ts";

/** The codes of one cell of a block, one per dimension. */
export function codesAt({ dimensions }: Block, cell: number): readonly string[] {
  const codes: string[] = [];
  let rest = cell;
  for (const dimension of dimensions.toReversed()) {
    codes.unshift(dimension.codes[rest % dimension.codes.length] ?? "");
    rest = Math.floor(rest / dimension.codes.length);
  }
  return codes;
}

/** How the codes of one dimension of a block become others: position of a code to position, -1 for none. */
interface Along {
  readonly at: number;
  readonly to: readonly number[];
}

/**
 * Where each cell of a block falls among the codes of some dimensions of it, these being given one after the other;
 * -1 for a cell of which one code becomes none.
 */
function positions(block: Block, along: readonly Along[], sizes: readonly number[]): Int32Array {
  const found = new Int32Array(cellsIn(block));
  let step = 1;
  const steps = block.dimensions.map(() => 0);
  for (const [at, { codes }] of [...block.dimensions.entries()].toReversed()) {
    steps[at] = step;
    step *= codes.length;
  }
  for (const [order, { at, to }] of along.entries()) {
    const [own, size] = [steps[at] ?? 1, sizes[order] ?? 1];
    for (let cell = 0; cell < found.length; cell++) {
      const before = found[cell] ?? 0;
      const place = to[Math.floor(cell / own) % to.length] ?? -1;
      found[cell] = before < 0 || place < 0 ? -1 : before * size + place;
    }
  }
  return found;
}

/** What something is counted by, each with the codes it may take: dimensions of some table. */
export type Margin = readonly CountedDimension[];

/**
 * What a table says of the units of a universe along some characteristics: the place of each of its cells in the
 * product of their codes, -1 for cells of no such unit.
 * @returns null where the cells do not decide it, as the study alone proves it
 */
export function viewOf(
  table: Pick<CountedTable, "blocks">,
  source: Source,
  { universe, margin }: { readonly universe: string; readonly margin: Margin },
): Int32Array | null {
  if (!table.blocks.some((block) => isNested(source, universe, block.universe))) return null;
  const parts: Int32Array[] = [];
  for (const block of table.blocks) {
    const part = viewOfBlock(block, source, { universe, margin });
    if (part === null) return null;
    parts.push(part);
  }
  return parts.length === 1 ? (parts[0] ?? null) : joined(parts);
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}

function viewOfBlock(
  block: Block,
  source: Source,
  { universe, margin }: { readonly universe: string; readonly margin: Margin },
): Int32Array | null {
  const none = () => new Int32Array(cellsIn(block)).fill(-1);
  if (areExclusive(source, block.universe, universe)) return none();
  if (block.without !== null && isNested(source, universe, block.without)) return none();
  const kept = keptBy(block, source, universe);
  if (kept === null) return null;
  const along: Along[] = [];
  if (margin.length > 0 && block.part !== "all") return null;
  for (const dimension of margin) {
    const found = alongOf(block, source, dimension);
    if (found === null) return null;
    along.push(found);
  }
  const place = positions(
    block,
    along,
    margin.map(({ codes }) => codes.length),
  );
  if (kept.length === 0) return place;
  const inside = positions(
    block,
    kept,
    kept.map(() => 1),
  );
  return place.map((own, cell) => ((inside[cell] ?? -1) < 0 ? -1 : own));
}

/** Conditions of a universe that a block's cells must meet to be in it; none where all of them are. */
function keptBy(block: Block, source: Source, universe: string): readonly Along[] | null {
  if (isNested(source, block.universe, universe)) return [];
  const found: Along[] = [];
  const own = universeOf(source, block.universe).where;
  for (const [attribute, codes] of universeOf(source, universe).where) {
    if (own.get(attribute)?.every((code) => codes.includes(code)) === true) continue;
    const decided = alongOf(block, source, { name: attribute, attribute, codes });
    if (decided === null) return null;
    found.push({ ...decided, to: decided.to.map((place) => (place < 0 ? -1 : 0)) });
  }
  return found;
}

/** Bands that only one table has stand for themselves. */
function alongOf(block: Block, source: Source, { name, attribute, codes }: CountedDimension): Along | null {
  for (const [at, dimension] of block.dimensions.entries()) {
    const become =
      dimension.attribute === null || attribute === null
        ? dimension.attribute === attribute &&
          dimension.name === name &&
          codesKey(dimension.codes) === codesKey(codes)
          ? new Map(codes.map((code) => [code, code]))
          : null
        : coarsening(source, dimension.attribute, attribute);
    if (become === null) continue;
    const place = new Map(codes.map((code, position) => [code, position]));
    return { at, to: dimension.codes.map((code) => place.get(become.get(code) ?? "") ?? -1) };
  }
  return null;
}

/**
 * Cells that no unit can be in, by the conditions of the universe, those of the universe left out, and what the dimensions are
 * made of: 1 each.
 */
function impossibleCells(block: Block, source: Source): Uint8Array {
  const impossible = new Uint8Array(cellsIn(block));
  const rule = (view: Int32Array) => {
    for (let cell = 0; cell < impossible.length; cell++) if ((view[cell] ?? 0) < 0) impossible[cell] = 1;
  };
  for (const [attribute, codes] of universeOf(source, block.universe).where) {
    const along = alongOf(block, source, { name: attribute, attribute, codes });
    if (along !== null) rule(positions(block, [along], [codes.length]));
  }
  for (const [at, { attribute, codes }] of block.dimensions.entries()) {
    const isPossible = setsIn(source, attribute ?? "", block.universe);
    if (isPossible !== null)
      rule(positions(block, [{ at, to: codes.map((code) => (isPossible(code) ? 0 : -1)) }], [1]));
  }
  const leftOut = block.without === null ? null : keptBy(block, source, block.without);
  if (leftOut !== null) {
    const inside = positions(
      block,
      leftOut,
      leftOut.map(() => 1),
    );
    rule(inside.map((place) => (place < 0 ? 0 : -1)));
  }
  for (const [a, fine] of block.dimensions.entries())
    for (const [b, coarse] of block.dimensions.entries())
      if (a !== b && fine.attribute !== null && coarse.attribute !== null)
        rule(agreeing(block, source, { a, b, fine: fine.attribute, coarse: coarse.attribute }));
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

/** -1 for cells where a characteristic is not what another, that decides it, makes it. */
function agreeing(
  block: Block,
  source: Source,
  {
    a,
    b,
    fine,
    coarse,
  }: { readonly a: number; readonly b: number; readonly fine: string; readonly coarse: string },
): Int32Array {
  const become = coarsening(source, fine, coarse);
  const all = new Int32Array(cellsIn(block));
  if (become === null) return all;
  const [left, right] = [block.dimensions[a]?.codes ?? [], block.dimensions[b]?.codes ?? []];
  const place = positions(
    block,
    [
      { at: a, to: left.map((_, position) => position) },
      { at: b, to: right.map((_, position) => position) },
    ],
    [left.length, right.length],
  );
  return all.map((_, cell) => {
    const at = place[cell] ?? 0;
    const [code, other] = [left[Math.floor(at / right.length)] ?? "", right[at % right.length] ?? ""];
    return become.get(code) === other ? 0 : -1;
  });
}

/** The same of a whole table, its blocks one after the other. */
export function impossibleIn({ blocks }: Pick<CountedTable, "blocks">, source: Source): Uint8Array {
  const whole = new Uint8Array(cellsOf({ blocks }));
  let start = 0;
  for (const block of blocks) {
    whole.set(impossibleCells(block, source), start);
    start += cellsIn(block);
  }
  return whole;
}
