import { groupsOf } from "../system/groups.ts";
import { atomsOf, type System } from "../system/system.ts";
import { isMasked, type Knowledge } from "./knowledge.ts";
import { settleLinks } from "./links.ts";

/** A sum of unknowns that someone must not learn: `offset` is the part already known. */
export interface Target {
  /** Position among the counts, then the derived counts. */
  readonly subject: number;
  readonly unknowns: readonly number[];
  readonly offset: number;
}

/** `low ≤ Σ plus − Σ minus ≤ high`, over the unknowns of a component. */
export interface Constraint {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** Unknowns that constrain one another and no other: what is deduced of one component says nothing of the next. */
export interface Component {
  /** Of the system, one an unknown. */
  readonly atoms: readonly number[];
  /** One value an atom of the system, that substitution fixed; -1 elsewhere. The same in every component. */
  readonly fixed: Int32Array;
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  readonly constraints: readonly Constraint[];
  readonly targets: readonly Target[];
}

export interface Attack {
  readonly components: readonly Component[];
  /** Subjects that plain substitution gives exactly. */
  readonly exact: ReadonlyMap<number, number>;
}

interface Row {
  readonly coefficients: Map<number, number>;
  low: number;
  high: number;
}

/**
 * What is published of a system, reduced to the unknowns that substitution leaves.
 * @param knowledge one a count
 * @param subjects counts and derived counts whose values are asked for; derived ones follow the counts
 * @throws {RangeError} when no atoms fit what is published
 */
export function attackOf(
  system: System,
  knowledge: readonly Knowledge[],
  subjects: readonly number[],
): Attack {
  const rows = rowsOf(system, knowledge);
  const lows = new Float64Array(system.atomCount);
  const highs = new Float64Array(system.atomCount).fill(Number.POSITIVE_INFINITY);
  substitute(rows, lows, highs);
  return split(system, subjects, { rows, lows, highs }, ceiling(knowledge));
}

/** Nobody believes in more persons than this; it only bounds what nothing published bounds. */
function ceiling(knowledge: readonly Knowledge[]): number {
  const greatest = knowledge.reduce(
    (max, { low, high }) => Math.max(max, Number.isFinite(high) ? high : low),
    0,
  );
  return 2 * greatest + 10_000;
}

function rowsOf(system: System, knowledge: readonly Knowledge[]): Row[] {
  const rows = system.counts.flatMap(({ atoms }, at): Row[] => {
    const known = knowledge[at];
    if (known === undefined) throw new RangeError("a count without knowledge");
    if (isMasked(known) && known.low === 0) return [];
    return [{ coefficients: ones(atoms), low: known.low, high: known.high }];
  });
  const { sums, open } = settleLinks(system, knowledge);
  const links = open.map(({ left, right }): Row => {
    const coefficients = ones(left);
    for (const atom of right) coefficients.set(atom, (coefficients.get(atom) ?? 0) - 1);
    return { coefficients, low: 0, high: 0 };
  });
  return [
    ...rows,
    ...sums.map(({ atoms, sum }) => ({ coefficients: ones(atoms), low: sum, high: sum })),
    ...links,
  ];
}

const ones = (atoms: readonly number[]) => new Map(atoms.map((atom) => [atom, 1]));

/** Fixes what one row alone fixes, until nothing moves: zeros, single unknowns, sums already reached. */
function substitute(rows: readonly Row[], lows: Float64Array, highs: Float64Array): void {
  const standsIn: number[][] = Array.from(lows, () => []);
  rows.forEach(({ coefficients }, at) => {
    for (const atom of coefficients.keys()) standsIn[atom]?.push(at);
  });
  const waiting = new Set(rows.keys());
  const fix = (atom: number) => {
    const value = lows[atom] ?? 0;
    for (const at of standsIn[atom] ?? []) {
      const row = rows[at];
      const coefficient = row?.coefficients.get(atom);
      if (row === undefined || coefficient === undefined) continue;
      row.coefficients.delete(atom);
      row.low -= coefficient * value;
      row.high -= coefficient * value;
      waiting.add(at);
    }
  };
  const narrow = (atom: number, low: number, high: number) => {
    const [before, after] = [lows[atom] ?? 0, highs[atom] ?? 0];
    lows[atom] = Math.max(before, low);
    highs[atom] = Math.min(after, high);
    if ((lows[atom] ?? 0) > (highs[atom] ?? 0)) throw new RangeError("what is published contradicts itself");
    if (before < after && lows[atom] === highs[atom]) fix(atom);
  };
  for (const at of waiting) {
    waiting.delete(at);
    const row = rows[at];
    if (row === undefined) continue;
    const { coefficients, low, high } = row;
    if (coefficients.size === 0) {
      if (low > 0 || high < 0) throw new RangeError("what is published contradicts itself");
    } else if (coefficients.size === 1) {
      for (const [atom, sign] of [...coefficients])
        narrow(atom, sign > 0 ? low : -high, sign > 0 ? high : -low);
    } else if ([...coefficients.values()].every((sign) => sign > 0)) {
      const least = [...coefficients.keys()].reduce((sum, atom) => sum + (lows[atom] ?? 0), 0);
      if (least > high) throw new RangeError("what is published contradicts itself");
      if (least === high) for (const atom of [...coefficients.keys()]) narrow(atom, 0, lows[atom] ?? 0);
    }
  }
}

interface Reduced {
  readonly rows: readonly Row[];
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

function split(system: System, subjects: readonly number[], reduced: Reduced, most: number): Attack {
  const { lows, highs } = reduced;
  const free = (atom: number) => (lows[atom] ?? 0) < (highs[atom] ?? 0);
  const rows = reduced.rows.filter(({ coefficients }) => coefficients.size > 1);
  const exact = new Map<number, number>();
  const targets = subjects.flatMap((subject): Target[] => {
    const atoms = atomsOf(subject, system);
    const unknowns = atoms.filter(free);
    const offset = atoms.reduce((sum, atom) => sum + (free(atom) ? 0 : (lows[atom] ?? 0)), 0);
    if (unknowns.length === 0) exact.set(subject, offset);
    return unknowns.length === 0 ? [] : [{ subject, unknowns, offset }];
  });

  const { root: find, together } = groupsOf(system.atomCount);
  for (const { coefficients } of rows) together([...coefficients.keys()]);
  for (const { unknowns } of targets) together(unknowns);

  const rowsOfRoot = Map.groupBy(rows, ({ coefficients }) => find([...coefficients.keys()][0] ?? 0));
  const targetsOfRoot = Map.groupBy(targets, ({ unknowns }) => find(unknowns[0] ?? 0));
  const atomsOfRoot = Map.groupBy([...lows.keys()].filter(free), find);
  const fixed = Int32Array.from(lows, (low, atom) => (free(atom) ? -1 : low));
  const components = [...targetsOfRoot].map(([at, its]): Component => {
    const atoms = atomsOfRoot.get(at) ?? [];
    const position = new Map(atoms.map((atom, index) => [atom, index]));
    const placed = (list: readonly number[]) => list.map((atom) => position.get(atom) ?? -1);
    return {
      atoms,
      fixed,
      lows: atoms.map((atom) => lows[atom] ?? 0),
      highs: atoms.map((atom) => Math.min(highs[atom] ?? 0, most)),
      targets: its.map(({ unknowns, ...rest }) => ({ ...rest, unknowns: placed(unknowns) })),
      constraints: (rowsOfRoot.get(at) ?? []).map(({ coefficients, low, high }) => {
        const signed = (sign: number) =>
          placed([...coefficients].filter(([, c]) => c === sign).map(([atom]) => atom));
        return { plus: signed(1), minus: signed(-1), low, high };
      }),
    };
  });
  return { components, exact };
}
