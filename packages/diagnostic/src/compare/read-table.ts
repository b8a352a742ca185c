import { type At, dimensionsOf, type Expression, shareDimensionOf } from "@vigie/study";
import {
  baseOf,
  difference,
  isTooSmall,
  type Line,
  lineAt,
  shareOf,
  total,
  unknown,
  without,
} from "../line.ts";
import type { Evidence } from "./evaluate.ts";
import { masked, notComputed, numberValue, truth, type Value } from "./value.ts";

type Of<Op extends Expression["op"]> = Extract<Expression, { readonly op: Op }>;

/** One line of a table, and the code of its cell. */
interface Reading {
  readonly kind: "line";
  readonly line: Line;
  readonly code: string;
  /** Rare subgroups gathered in the table. */
  readonly merged: number;
}

export function tableCount({ indicator, at }: Of<"count">, evidence: Evidence): Value {
  const read = cellsAt(indicator, at, evidence);
  return read.kind === "line" ? numberValue(countIn(read)) : read;
}

export function tableShare({ indicator, at, without: inner }: Of<"share">, evidence: Evidence): Value {
  const read = cellsAt(indicator, at, evidence);
  if (read.kind !== "line" || inner === null) return read.kind === "line" ? shareIn(read) : read;
  const within = cellsAt(indicator, new Map([...at, ["universe", inner]]), evidence);
  return within.kind === "line" ? shareIn({ ...read, line: without(read.line, within.line) }) : within;
}

/** What was estimated of one cell; nothing where the estimate itself was withheld. */
export function tableMeasure({ indicator: id, name, at }: Of<"measure">, evidence: Evidence): Value {
  const read = cellsAt(id, at, evidence);
  const held = evidence.gathered.get(id);
  const indicator = evidence.study.indicators.get(id);
  if (read.kind !== "line" || held?.state !== "published" || indicator === undefined)
    return read.kind === "line" ? notComputed : read;
  const codes = [
    at.get("universe") ?? indicator.universe,
    ...dimensionsOf(indicator).map((dimension) => at.get(dimension) ?? total),
  ];
  const row = held.table.rows.find((each) => each.codes.join() === codes.join());
  return numberValue(row?.values[held.table.measures.indexOf(name)] ?? null);
}

/** Codes that occur, the subgroups gathered as rare included. */
export function tableCategories({ indicator, at }: Of<"categories">, evidence: Evidence): Value {
  const read = cellsAt(indicator, at, evidence);
  if (read.kind !== "line") return read;
  const own = [...read.line.counts].filter(
    ([code]) => code !== total && code !== unknown && !code.startsWith("_O."),
  );
  if (own.some(([, count]) => count === null)) return masked;
  return numberValue(own.filter(([, count]) => count !== 0).length + read.merged);
}

/** Whether every share of `code` is closer to the whole population's than that of `than`. */
export function closerToWhole(
  { indicator, dimension, code, than }: Of<"closerToWhole">,
  evidence: Evidence,
): Value {
  const whole = cellsAt(indicator, new Map(), evidence);
  const near = cellsAt(indicator, new Map([[dimension, code]]), evidence);
  const far = cellsAt(indicator, new Map([[dimension, than]]), evidence);
  if (whole.kind !== "line") return whole;
  if (near.kind !== "line") return near;
  if (far.kind !== "line") return far;
  const gaps = [...whole.line.counts.keys()]
    .filter((own) => own !== total && !whole.line.outside.has(own))
    .map((own) => ({
      near: difference(shareOf(near.line, own), shareOf(whole.line, own)),
      far: difference(shareOf(far.line, own), shareOf(whole.line, own)),
    }));
  if (gaps.some(({ near, far }) => near !== null && far !== null && Math.abs(near) >= Math.abs(far)))
    return truth(false);
  return gaps.some(({ near, far }) => near === null || far === null) ? masked : truth(true);
}

/** A dimension left out is at its total; the universe, at the indicator's own. */
function cellsAt(id: string, at: At, { study, gathered }: Evidence): Reading | Value {
  const held = gathered.get(id);
  const indicator = study.indicators.get(id);
  const source = indicator && study.sources.get(indicator.source);
  if (!held || !indicator || !source || held.state === "awaited") return notComputed;
  if (held.state === "withheld") return masked;
  const splits = dimensionsOf(indicator)
    .slice(0, -1)
    .map((dimension) => at.get(dimension) ?? total);
  const universe = at.get("universe") ?? indicator.universe;
  const line = lineAt({ table: held.table, indicator, source }, [universe, ...splits]);
  const code = at.get(shareDimensionOf(indicator)) ?? total;
  return { kind: "line", line, code, merged: held.entry.merged };
}

/** A subgroup without a row does not occur, unless it was gathered with the rare ones. */
function countIn({ line, code, merged }: Reading): number | null {
  if (line.counts.has(code)) return line.counts.get(code) ?? null;
  return merged > 0 ? null : 0;
}

/** Nobody in the base: there is no share to compute. */
function shareIn(read: Reading): Value {
  const base = baseOf(read.line);
  const count = countIn(read);
  if (base === 0 || isTooSmall(read.line)) return notComputed;
  if (read.line.estimates !== undefined && count !== null)
    return numberValue(read.line.estimates.get(read.code)?.share ?? null);
  return numberValue(base === null || count === null ? null : count / base);
}
