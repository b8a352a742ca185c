import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { cellsIn, type Source } from "@vigie/study";
import { exactCells, setsThatOccur } from "./exact-cells.ts";
import type { ExactSource } from "./exact-source.ts";
import { discreteGaussian } from "./noise/discrete-gaussian.ts";
import { written } from "./noise/fraction.ts";
import { derivedKey, streamsOf } from "./noise/random-stream.ts";
import { codesAt } from "./plan/cells.ts";
import type { CountingPlan } from "./plan/counting-plan.ts";
import type { PossibleTable } from "./plan/shared-margins.ts";

/** Exact values of a source, by id of drawn table; of a list of sets, those that occur. */
export interface ExactValues {
  readonly cells: ReadonlyMap<string, readonly number[]>;
  readonly lists: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The same with noise: whole numbers, which may be negative. */
export interface NoisyValues {
  readonly cells: ReadonlyMap<string, Float64Array>;
  readonly lists: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The exact values of the tables drawn. */
export function exactValues(
  tables: readonly PossibleTable[],
  source: Source,
  exact: ExactSource,
): ExactValues {
  const cells = new Map<string, readonly number[]>();
  const lists = new Map<string, ReadonlyMap<string, number>>();
  for (const table of tables)
    if (table.openList) lists.set(table.id, setsThatOccur(table.indicator, exact));
    else cells.set(table.id, exactCells(table, source, exact));
  return { cells, lists };
}

/** Of the bytes that draw noise: another format draws everything anew. */
const format = 2;

/**
 * Every cell that a unit may be in with its noise, zeros included; of a list, every set that occurs. The noise is decided
 * by the partner's secret, the plan and every exact value: the same ones give the same noise, and any other gives all of it
 * anew. Methods, section 7, points 4 to 6.
 * @param secret 32 bytes
 */
export function drawCells(
  { plan, tables }: { readonly plan: CountingPlan; readonly tables: readonly PossibleTable[] },
  exact: ExactValues,
  secret: Uint8Array,
): NoisyValues {
  const streams = streamsOf(
    derivedKey(secret, `${format}\n${planText(plan, tables)}\n${fingerprint(exact)}`),
  );
  const cells = new Map<string, Float64Array>();
  const lists = new Map<string, ReadonlyMap<string, number>>();
  for (const table of tables) {
    const { variance } = table;
    const noise = (...label: readonly string[]) =>
      Number(discreteGaussian(variance, streams(JSON.stringify([table.id, ...label]))));
    if (table.openList) {
      const own = exact.lists.get(table.id) ?? new Map<string, number>();
      lists.set(table.id, new Map([...own].map(([set, count]) => [set, count + noise(set)])));
      continue;
    }
    const values = Float64Array.from(exact.cells.get(table.id) ?? []);
    let start = 0;
    for (const block of table.blocks) {
      const size = cellsIn(block);
      for (let cell = 0; cell < size; cell++)
        if (table.impossible[start + cell] !== 1)
          values[start + cell] =
            (values[start + cell] ?? 0) +
            noise(block.universe, block.without ?? "", block.part, ...codesAt(block, cell));
      start += size;
    }
    cells.set(table.id, values);
  }
  return { cells, lists };
}

/** All that decides what is counted, without a title. */
function planText({ source, rho }: CountingPlan, tables: readonly PossibleTable[]): string {
  return JSON.stringify([
    source,
    written(rho),
    tables.map(({ id, measure, blocks, variance, grain, openList }) => [
      id,
      measure,
      blocks.map(({ universe, without, part, dimensions }) => [
        universe,
        without,
        part,
        dimensions.map(({ name, attribute, codes }) => [name, attribute, codes]),
      ]),
      written(variance),
      written(grain),
      openList,
    ]),
  ]);
}

/** Of every exact value to be noised. It never leaves, keyed or not. */
function fingerprint({ cells, lists }: ExactValues): string {
  const hash = sha256.create();
  for (const [id, values] of cells) hash.update(utf8ToBytes(`${id}\n${values.join(" ")}\n`));
  for (const [id, sets] of lists)
    hash.update(
      utf8ToBytes(`${id}\n${JSON.stringify([...sets].toSorted(([a], [b]) => (a < b ? -1 : 1)))}\n`),
    );
  return bytesToHex(hash.digest());
}
