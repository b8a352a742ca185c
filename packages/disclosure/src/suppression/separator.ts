import type { Highs, Model } from "highs";
import { leftBy } from "../audit/audit-system.ts";
import type { Knowledge } from "../audit/knowledge.ts";
import type { Cut } from "./cut.ts";
import { cutOf } from "./cut.ts";
import type { Problem } from "./problem.ts";

/** Someone known to be alone in a count, in an attack by an insider. */
export interface Scenario {
  readonly holder: number;
  /**
   * Whether a count that may be 1 under the masks attacked is taken to be so under any others. Else the cuts are
   * true of all prudent masks: a count that is not small must be 1 only where the masks that let it be are there.
   */
  readonly supposing: boolean;
}

export interface Separator {
  /**
   * Sets the masks attacked, 0 to 1 by count, and what is known of each count once masked; forgets what earlier
   * masks gave.
   */
  attack(masks: Float64Array, hidden: readonly Knowledge[]): void;
  /** Whether a point already met shows the subject safe under the current masks. */
  isSafe(subject: number): boolean;
  /** Cuts that the current masks break for this subject; empty where the linear attack finds enough values. */
  cuts(subject: number, insider: Scenario | null): readonly Cut[];
  dispose(): void;
}

/**
 * The attacker's linear program over all counts, masks being its bounds: its duals say which masks are missing.
 * @param reach how far from the truth a count need ever move; infinite where nothing proves that less is enough
 * @see Fischetti & Salazar-González (2000), Models and algorithms for optimizing cell suppression in tabular data
 *   with linear constraints, sections 3 and 4
 */
export function separatorOf(problem: Problem, reach: number, highs: Highs): Separator {
  const { system, values, requirement } = problem;
  const layout = layoutOf(problem);
  const model = modelOf(problem, layout, highs);
  const ceiling = 2 * values.reduce((max, value) => Math.max(max, value), 0) + 1000;
  let down: readonly number[] = [];
  const up = values.map((value, count) =>
    Math.min((problem.hidden[count]?.high ?? 0) - value, ceiling, reach),
  );
  const left = leftBy(problem);
  let mask: Float64Array = new Float64Array(values.length);
  const seen = { low: values.slice(), high: values.slice() };

  const boundsOf = (count: number) => {
    const value = values[count] ?? 0;
    const share = mask[count] ?? 0;
    return [value - share * (down[count] ?? 0), value + share * (up[count] ?? 0)] as const;
  };
  const bound = (count: number, low: number, high: number) => {
    const place = layout.places[count];
    if (place === undefined) return;
    if (place.kind === "column") model.changeColBounds(place.index, low, high);
    else model.changeRowBounds(place.index, low, high);
  };
  const release = (count: number) => bound(count, ...boundsOf(count));

  /** Bound of `sign × subject` from below, as a constant and what each masked count takes off it. */
  const bounded = (subject: number, sign: 1 | -1, holder: number | null) => {
    const atoms = (system.counts[subject] ?? system.derived[subject - values.length])?.atoms ?? [];
    const columns = atoms.flatMap((atom) => layout.columns.get(atom) ?? []);
    model.changeColsCost(
      { kind: "set", indices: columns },
      columns.map(() => sign),
    );
    const { modelStatus } = model.run();
    const solution = model.getSolution();
    model.changeColsCost(
      { kind: "set", indices: columns },
      columns.map(() => 0),
    );
    if (modelStatus !== highs.constants.modelStatus.optimal) return null;
    if (holder === null) notice(solution.colValue);
    let constant = 0;
    const taken = new Map<number, number>();
    layout.places.forEach((place, count) => {
      if (place === undefined) return;
      const dual = (place.kind === "column" ? solution.colDual : solution.rowDual)[place.index] ?? 0;
      if (Math.abs(dual) < 1e-9) return;
      constant += dual * (count === holder ? 1 : (values[count] ?? 0));
      if (count !== holder && layout.open.has(count))
        taken.set(count, dual > 0 ? dual * (down[count] ?? 0) : -dual * (up[count] ?? 0));
    });
    const moved = layout.watched.filter(
      (count) => Math.abs(at(solution.colValue, count) - (values[count] ?? 0)) > 1e-6,
    );
    return { constant, taken, moved };
  };

  const at = (point: Float64Array, count: number) => {
    let sum = 0;
    for (const atom of system.counts[count]?.atoms ?? []) sum += point[layout.columns.get(atom) ?? -1] ?? 0;
    return sum;
  };
  const notice = (point: Float64Array) => {
    for (const subject of layout.watched) {
      const sum = at(point, subject);
      seen.low[subject] = Math.min(seen.low[subject] ?? sum, sum);
      seen.high[subject] = Math.max(seen.high[subject] ?? sum, sum);
    }
  };

  /** Of counts that move together while the holder is 1, as few as will do: each in turn is left where it is. */
  const witness = (holder: number, moved: readonly number[]): readonly number[] => {
    const free = moved.filter((count) => count !== holder && !problem.forced.has(count));
    bound(holder, 1, 1);
    const needed = free.filter((count) => {
      bound(count, values[count] ?? 0, values[count] ?? 0);
      if (model.run().modelStatus === highs.constants.modelStatus.optimal) return false;
      release(count);
      return true;
    });
    for (const count of [holder, ...free]) release(count);
    return needed;
  };

  return {
    attack: (masks, hidden) => {
      mask = masks;
      down = values.map((value, count) => Math.min(value - (hidden[count]?.low ?? 0), reach));
      for (const count of layout.open) release(count);
      seen.low = values.slice();
      seen.high = values.slice();
    },
    isSafe: (subject) => {
      const [low, high] = [seen.low[subject] ?? 0, seen.high[subject] ?? 0];
      return high - low > requirement.min - 1 - 1e-6 && high > requirement.min - 1e-6;
    },
    cuts: (subject, insider) => {
      const holder = insider?.holder ?? null;
      if (holder !== null) bound(holder, 1, 1);
      const least = bounded(subject, 1, holder);
      const greatest = bounded(subject, -1, holder);
      if (holder !== null) release(holder);
      if (least === null || greatest === null) return [];
      const both = new Map(least.taken);
      for (const [count, value] of greatest.taken) both.set(count, (both.get(count) ?? 0) + value);
      const isAlone = insider === null || insider.supposing || problem.small.has(insider.holder);
      const moved = isAlone ? [] : witness(insider.holder, fewest(least.moved, greatest.moved));
      const condition = [...new Set([holder ?? subject, subject, ...moved])].filter(
        (count) => count < values.length,
      );
      const wanted = holder === null ? requirement.min : left(holder)(subject);
      const spread = cutOf(condition, wanted - 1 + least.constant + greatest.constant, both);
      const top =
        holder === null ? cutOf(condition, requirement.min + greatest.constant, greatest.taken) : null;
      return [spread, top].filter((cut) => cut !== null);
    },
    dispose: () => model.dispose(),
  };
}

const fewest = (one: readonly number[], two: readonly number[]) => (one.length <= two.length ? one : two);

interface Layout {
  /** Column of each atom that may be above 0. */
  readonly columns: ReadonlyMap<number, number>;
  /** Where the bounds of each count are: on its only atom, or on a row; none where all its atoms are 0. */
  readonly places: readonly ({ readonly kind: "column" | "row"; readonly index: number } | undefined)[];
  /** Counts that are or may be masked. */
  readonly open: ReadonlySet<number>;
  /** Counts worth watching at each point: the open ones. */
  readonly watched: readonly number[];
  readonly rows: readonly (readonly number[])[];
}

function layoutOf({ system, values, forced, never }: Problem): Layout {
  const open = new Set([...system.counts.keys()].filter((count) => forced.has(count) || !never.has(count)));
  const zero = new Set(
    system.counts.flatMap(({ atoms }, count) => (!open.has(count) && values[count] === 0 ? atoms : [])),
  );
  const alive = [...Array(system.atomCount).keys()].filter((atom) => !zero.has(atom));
  const columns = new Map(alive.map((atom, index) => [atom, index]));
  const rows: number[][] = [];
  const taken = new Set<number>();
  const places = system.counts.map(({ atoms }) => {
    const its = atoms.flatMap((atom) => columns.get(atom) ?? []);
    if (its.length === 0) return undefined;
    const [only = -1] = its;
    if (its.length === 1 && !taken.has(only)) {
      taken.add(only);
      return { kind: "column" as const, index: only };
    }
    rows.push(its);
    return { kind: "row" as const, index: rows.length - 1 };
  });
  return { columns, places, open, watched: [...open], rows };
}

function modelOf({ system, values }: Problem, { columns, places, rows }: Layout, highs: Highs): Model {
  const starts = [0];
  const indices: number[] = [];
  const coefficients: number[] = [];
  const lower: number[] = [];
  for (const row of rows) {
    indices.push(...row);
    coefficients.push(...row.map(() => 1));
    starts.push(indices.length);
  }
  places.forEach((place, count) => {
    if (place?.kind === "row") lower[place.index] = values[count] ?? 0;
  });
  for (const { left, right } of system.links) {
    for (const [atoms, sign] of [[left, 1] as const, [right, -1] as const])
      for (const atom of atoms) {
        const column = columns.get(atom);
        if (column === undefined) continue;
        indices.push(column);
        coefficients.push(sign);
      }
    lower.push(0);
    starts.push(indices.length);
  }
  const colLower = new Float64Array(columns.size);
  const colUpper = new Float64Array(columns.size).fill(Number.POSITIVE_INFINITY);
  places.forEach((place, count) => {
    if (place?.kind !== "column") return;
    colLower[place.index] = values[count] ?? 0;
    colUpper[place.index] = values[count] ?? 0;
  });
  const model = highs.createModel();
  model.options.set({ output_flag: false, presolve: "off", solver: "simplex", simplex_strategy: 4 });
  model.passModel({
    numCols: columns.size,
    numRows: lower.length,
    colCost: new Float64Array(columns.size),
    colLower,
    colUpper,
    rowLower: lower,
    rowUpper: lower,
    matrix: {
      format: "csr",
      numRows: lower.length,
      numCols: columns.size,
      starts,
      indices,
      values: coefficients,
    },
  });
  return model;
}
