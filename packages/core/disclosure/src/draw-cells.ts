import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { cellsOfBlock, codesAt, type Source } from "@vigie/study";
import { type DrawInput, drawKey } from "./draw-key.ts";
import { exactCells, occurringSets } from "./exact-cells.ts";
import type { ExactSource } from "./exact-source.ts";
import { discreteGaussian } from "./noise/discrete-gaussian.ts";
import { streamsOf } from "./noise/random-stream.ts";
import type { PossibleTable } from "./plan/counting-plan.ts";

/** Values of a source, by id of drawn table; of a list of sets, those that occur. With noise they may be negative. */
export interface DrawnValues {
  readonly cells: ReadonlyMap<string, readonly number[]>;
  readonly lists: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The exact values of the tables drawn. */
export function exactValues(
  tables: readonly PossibleTable[],
  source: Source,
  exact: ExactSource,
): DrawnValues {
  const [open, closed] = [true, false].map((isOpen) => tables.filter(({ openList }) => openList === isOpen));
  return {
    cells: new Map(closed?.map((table) => [table.id, exactCells(table, source, exact)])),
    lists: new Map(open?.map(({ id, indicator }) => [id, occurringSets(indicator, exact)])),
  };
}

/** The noisy values of a source, and the mark of this draw. */
export interface NoisyValues extends DrawnValues {
  readonly mark: string;
}

/**
 * Every cell that a unit may be in with its noise, zeros included; of a list, every set that occurs. The noise is decided
 * by the partner's secret, everything that defines the tables and every exact value: the same ones give the same noise, and
 * any other gives all of it anew. Methods, section 7, points 4 to 6.
 * @param secret 32 bytes
 * @throws {RangeError} an exact value that is no safe integer (rounded, it would depend on the order of the rows), or that is
 *   not 0 where no unit can be
 */
export function drawCells(
  tables: readonly PossibleTable[],
  exact: DrawnValues,
  { secret, ...input }: Omit<DrawInput, "fingerprint"> & { readonly secret: Uint8Array },
): NoisyValues {
  const key = drawKey(secret, { ...input, fingerprint: fingerprint(exact) });
  const streams = streamsOf(key.stream);
  const cells = new Map<string, readonly number[]>();
  const lists = new Map<string, ReadonlyMap<string, number>>();
  for (const table of tables) {
    const { id, variance, openList } = table;
    const noise: Noise = (...label) =>
      Number(discreteGaussian(variance, streams(JSON.stringify([id, ...label]))));
    if (openList) {
      const setCounts = exact.lists.get(id) ?? new Map<string, number>();
      lists.set(id, new Map([...setCounts].map(([set, count]) => [set, count + noise(set)])));
    } else cells.set(id, noisyCells(table, exact.cells.get(id) ?? [], noise));
  }
  return { cells, lists, mark: key.mark };
}

type Noise = (...label: readonly string[]) => number;

function noisyCells(
  { blocks, impossible }: PossibleTable,
  exact: readonly number[],
  noise: Noise,
): readonly number[] {
  const values = [...exact];
  let start = 0;
  for (const block of blocks) {
    const place = [block.universe, block.without ?? "", block.part];
    for (let cell = 0; cell < cellsOfBlock(block); cell++) {
      const value = values[start + cell] ?? 0;
      const isImpossible = impossible[start + cell] === 1;
      // It would leave without noise.
      if (isImpossible && value !== 0)
        throw new RangeError("a unit in a cell that the study says impossible");
      if (!isImpossible) values[start + cell] = value + noise(...place, ...codesAt(block, cell));
    }
    start += cellsOfBlock(block);
  }
  return values;
}

/**
 * SHA-256 of every exact value to be noised, in hexadecimal. docs/guarantee.md specifies the text that is hashed.
 * @throws {RangeError} a value that is no safe integer
 */
export function fingerprint({ cells, lists }: DrawnValues): string {
  const isExact = [...cells.values()].every((values) => values.every(Number.isSafeInteger));
  if (!isExact) throw new RangeError("an exact value that floating point may round");
  const hash = sha256.create();
  for (const [id, values] of cells) hash.update(utf8ToBytes(`${id}\n${values.join(" ")}\n`));
  for (const [id, sets] of lists)
    hash.update(
      utf8ToBytes(`${id}\n${JSON.stringify([...sets].toSorted(([a], [b]) => (a < b ? -1 : 1)))}\n`),
    );
  return bytesToHex(hash.digest());
}
