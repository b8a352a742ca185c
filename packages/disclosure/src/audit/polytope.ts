import type { Highs, Model, ModelData } from "highs";
import type { Component, Constraint } from "./attack.ts";

/** A target held at one value, as by someone who knows it. */
export interface Hold {
  readonly target: number;
  readonly value: number;
}

/** Seeks whole unknowns where the sum of targets, each with its weight, is the greatest. */
export interface Question {
  readonly goal: ReadonlyMap<number, number>;
  readonly holds: readonly Hold[];
}

/**
 * Whole unknowns that fit, checked in whole numbers; or the greatest sum where it is reached between whole unknowns; or
 * `impossible` where nothing fits.
 */
export type Answer = Int32Array | { readonly fractional: number } | "impossible";

export interface Polytope {
  /** By linear programming: any whole answer is the greatest. */
  linear(question: Question): Answer;
  /** By integer programming. */
  integer(question: Question): Answer;
  dispose(): void;
}

export const tolerance = 1e-6;

/** The linear and the integer program of a component, kept warm between questions. */
export function polytopeOf(component: Component, highs: Highs): Polytope {
  const data = dataOf(component);
  let integer: Model | undefined;
  const linear = linearModelOf(data, highs);
  return {
    linear: (question) => ask(linear, component, question, highs),
    integer: (question) => {
      integer ??= modelOf(
        { ...data, integrality: new Int32Array(data.numCols).fill(1) },
        { mip_rel_gap: 0 },
        highs,
      );
      return ask(integer, component, question, highs);
    },
    dispose: () => {
      linear.dispose();
      integer?.dispose();
    },
  };
}

/** Primal simplex: mostly the objective alone changes between questions, and the last vertex stays feasible. */
export function linearModelOf(data: ModelData, highs: Highs): Model {
  return modelOf(data, { presolve: "off", simplex_strategy: 4, solver: "simplex" }, highs);
}

/** Targets of several unknowns have a row of their own, after the constraints, so that they can be held. */
export function dataOf({ lows, highs, constraints, targets }: Component): ModelData {
  const rows: readonly Constraint[] = [
    ...constraints,
    ...targets.map(({ unknowns }) => ({
      plus: unknowns,
      minus: [],
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
    })),
  ];
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { plus, minus } of rows) {
    for (const unknown of plus) indices.push(unknown);
    for (const unknown of minus) indices.push(unknown);
    while (values.length < indices.length)
      values.push(values.length < indices.length - minus.length ? 1 : -1);
    starts.push(indices.length);
  }
  return {
    numCols: lows.length,
    numRows: rows.length,
    colCost: new Float64Array(lows.length),
    colLower: [...lows],
    colUpper: [...highs],
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: { format: "csr", numRows: rows.length, numCols: lows.length, starts, indices, values },
  };
}

function modelOf(data: ModelData, options: Readonly<Record<string, string | number>>, highs: Highs): Model {
  const model = highs.createModel();
  model.options.set({ output_flag: false, ...options });
  model.passModel(data);
  return model;
}

function ask(model: Model, component: Component, { goal, holds }: Question, highs: Highs): Answer {
  const costs = new Map<number, number>();
  for (const [target, weight] of goal)
    for (const unknown of component.targets[target]?.unknowns ?? [])
      costs.set(unknown, (costs.get(unknown) ?? 0) - weight);
  const selection = { kind: "set", indices: [...costs.keys()].toSorted((a, b) => a - b) } as const;
  model.changeColsCost(
    selection,
    selection.indices.map((unknown) => costs.get(unknown) ?? 0),
  );
  for (const { target, value } of holds) bound(model, component, target, { low: value, high: value });
  const modelStatus = solved(model, highs);
  const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
  const values = modelStatus === optimal ? model.getSolution().colValue : null;
  for (const { target } of holds)
    bound(model, component, target, { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
  model.changeColsCost(
    selection,
    selection.indices.map(() => 0),
  );
  if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible) return "impossible";
  if (values === null) throw new RangeError(`the solver stopped with status ${modelStatus}`);
  return wholePoint(values, component, holds) ?? { fractional: sumOf(values, goal, component) };
}

function sumOf(values: Float64Array, goal: Question["goal"], { targets }: Component): number {
  return [...goal].reduce((sum, [target, weight]) => {
    const { unknowns = [], offset = 0 } = targets[target] ?? {};
    return sum + weight * (offset + unknowns.reduce((own, unknown) => own + (values[unknown] ?? 0), 0));
  }, 0);
}

/** Now and then a warm start cycles: from nothing, by the dual simplex, it ends. */
function solved(model: Model, highs: Highs) {
  const { modelStatus } = model.run();
  if (modelStatus !== highs.constants.modelStatus.unknown) return modelStatus;
  model.clearSolver();
  model.options.set("simplex_strategy", 1);
  const again = model.run();
  model.options.set("simplex_strategy", 4);
  return again.modelStatus;
}

function bound(
  model: Model,
  component: Component,
  target: number,
  { low, high }: { low: number; high: number },
) {
  const offset = component.targets[target]?.offset ?? 0;
  model.changeRowBounds(component.constraints.length + target, low - offset, high - offset);
}

/** The solver computes in floating point; a point counts as evidence only when it fits in whole numbers. */
function wholePoint(values: Float64Array, component: Component, holds: readonly Hold[]): Int32Array | null {
  const point = new Int32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    const whole = Math.round(value);
    if (Math.abs(value - whole) > tolerance) return null;
    point[at] = whole;
  }
  if (!fits(point, component)) return null;
  for (const { target, value } of holds) {
    const held = component.targets[target];
    if (held === undefined || sumAt(point, held.unknowns) + held.offset !== value) return null;
  }
  return point;
}

/** Whether whole unknowns are all that a component asks of them. */
export function fits(point: Int32Array, { lows, highs, constraints }: Component): boolean {
  for (let at = 0; at < point.length; at++) {
    const value = point[at] ?? -1;
    if (value < (lows[at] ?? 0) || value > (highs[at] ?? 0)) return false;
  }
  return constraints.every(({ plus, minus, low, high }) => {
    const total = sumAt(point, plus) - sumAt(point, minus);
    return low <= total && total <= high;
  });
}

export function sumAt(point: Int32Array, unknowns: readonly number[]): number {
  let sum = 0;
  for (const unknown of unknowns) sum += point[unknown] ?? 0;
  return sum;
}
