import { createHash } from "node:crypto";
import type { Table } from "@vigie/table";

/**
 * What Insee's « clés aléatoires » do to the tables of the engine, in its simplest form: each count is moved by a whole
 * number of at most 5, of variance 4, decided by a key of its cell. Keys are those of cells here, since records are not
 * at hand: the errors are the same, the protection is not judged.
 */
export function withCellKeys({ rows, ...table }: Table): Table {
  return {
    ...table,
    rows: rows.map(({ codes, count }) => ({
      codes,
      count: count === 0 ? 0 : Math.max(0, count + moveOf(`${table.indicator} ${codes.join()} ${count}`)),
    })),
  };
}

const reach = 5;
const weights = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / 8));
const whole = weights.reduce((sum, weight) => sum + weight, 0);

function moveOf(key: string): number {
  let chance = (createHash("sha256").update(key).digest().readUInt32BE(0) / 2 ** 32) * whole;
  for (const [at, weight] of weights.entries()) {
    chance -= weight;
    if (chance < 0) return at - reach;
  }
  return reach;
}
