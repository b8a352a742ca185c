import { type At, dimensionsOf, type Expression, shareDimensionOf } from "@vigie/study";
import { groupOfOthers, indexRows, total, unknown } from "@vigie/table";
import type { GatheredStudy } from "../gather.ts";
import { without } from "../views/combined-lines.ts";
import { type Cell, difference, type Line } from "../views/line.ts";
import { tableViewOf } from "../views/view.ts";
import { hiddenValue, notComputedValue, numberValue, truth, type Value } from "./value.ts";

type Of<Op extends Expression["op"]> = Extract<Expression, { readonly op: Op }>;

/** One cell of a table. */
interface TableCell {
  readonly kind: "cell";
  readonly cell: Cell;
}

export function tableCount({ indicator, at }: Of<"count">, evidence: GatheredStudy): Value {
  const read = cellsAt(indicator, at, evidence);
  return read.kind === "cell" ? numberValue(read.cell.count, read.cell.error) : read;
}

export function tableShare({ indicator, at, without: inner }: Of<"share">, evidence: GatheredStudy): Value {
  const read = cellsAt(indicator, at, evidence);
  if (read.kind !== "cell" || inner === null) return read.kind === "cell" ? shareValue(read.cell) : read;
  const within = cellsAt(indicator, new Map([...at, ["universe", inner]]), evidence);
  if (within.kind !== "cell") return within;
  return shareValue(without(read.cell.line, within.cell.line).cell(...read.cell.codes));
}

/**
 * Shares of several codes of one line together: some may be hidden whose sum is not. Null where these are not such shares.
 */
export function tableShares(operands: readonly Expression[], evidence: GatheredStudy): Value | null {
  const shares = operands.flatMap((operand) =>
    operand.op === "share" && operand.without === null ? [operand] : [],
  );
  const [first] = shares;
  const indicator = first && evidence.study.indicators.get(first.indicator);
  if (first === undefined || indicator === undefined || shares.length < operands.length) return null;
  const dimension = shareDimensionOf(indicator);
  const lineOf = ({ indicator: id, at }: Of<"share">) =>
    JSON.stringify([id, [...at].filter(([name]) => name !== dimension).toSorted()]);
  if (shares.some((share) => lineOf(share) !== lineOf(first))) return null;
  const codes = shares.map(({ at }) => at.get(dimension) ?? total);
  if (new Set(codes).size < codes.length) return null;
  const read = cellsAt(first.indicator, first.at, evidence);
  return read.kind === "cell" ? shareValue(read.cell.line.cell(...codes)) : read;
}

/** What was inferred of one cell; nothing where it could not be, though its count is shown. */
export function tableMeasure({ indicator: id, name, at }: Of<"measure">, evidence: GatheredStudy): Value {
  const read = cellsAt(id, at, evidence);
  const held = evidence.gathered.get(id);
  const indicator = evidence.study.indicators.get(id);
  if (read.kind !== "cell" || held?.state !== "published" || indicator === undefined)
    return read.kind === "cell" ? notComputedValue : read;
  const codes = [
    at.get("universe") ?? indicator.universe,
    ...dimensionsOf(indicator).map((dimension) => at.get(dimension) ?? total),
  ];
  const row = indexRows(held.table.rows)(codes);
  const column = held.table.measures.indexOf(name);
  const value = row?.values[column] ?? null;
  if (value === null && row?.count !== null && row !== undefined) return notComputedValue;
  return numberValue(value, row?.errors[column] ?? 0);
}

/** Codes that are listed and shown to occur: those that are gathered are not counted, nor those that are hidden. */
export function tableCategories({ indicator, at }: Of<"categories">, evidence: GatheredStudy): Value {
  const read = cellsAt(indicator, at, evidence);
  if (read.kind !== "cell") return read;
  const listed = [...read.cell.line.counted].filter(
    ([code]) => code !== total && code !== unknown && groupOfOthers(code) === null,
  );
  return numberValue(listed.filter(([, { count }]) => count !== null && count !== 0).length);
}

/** Whether every share of `code` is closer to the whole population's than that of `than`. */
export function closerToWhole(
  { indicator, dimension, code, than }: Of<"closerToWhole">,
  evidence: GatheredStudy,
): Value {
  const whole = cellsAt(indicator, new Map(), evidence);
  const cells = cellsAt(indicator, new Map([[dimension, code]]), evidence);
  const referenceCells = cellsAt(indicator, new Map([[dimension, than]]), evidence);
  if (whole.kind !== "cell") return whole;
  if (cells.kind !== "cell") return cells;
  if (referenceCells.kind !== "cell") return referenceCells;
  const gaps = whole.cell.line.codesInBase.map((each) => ({
    near: difference(shareIn(cells.cell.line, each), shareIn(whole.cell.line, each)),
    far: difference(shareIn(referenceCells.cell.line, each), shareIn(whole.cell.line, each)),
  }));
  if (gaps.some(({ near, far }) => near !== null && far !== null && Math.abs(near) >= Math.abs(far)))
    return truth(false);
  return gaps.some(({ near, far }) => near === null || far === null) ? hiddenValue : truth(true);
}

/** Whatever its uncertainty: it is compared, and not printed. */
function shareIn(line: Line, code: string): number | null {
  return line.cell(code).computed?.share ?? null;
}

/** A dimension left out is at its total; the universe, at the indicator's own. */
function cellsAt(id: string, at: At, { study, gathered }: GatheredStudy): TableCell | Value {
  const held = gathered.get(id);
  const indicator = study.indicators.get(id);
  const source = indicator && study.sources.get(indicator.source);
  if (!held || !indicator || !source || held.state === "awaited") return notComputedValue;
  const line = tableViewOf({ table: held.table, indicator, source, study }).line(Object.fromEntries(at));
  return { kind: "cell", cell: line.cell(at.get(shareDimensionOf(indicator)) ?? total) };
}

/** Nobody in the base: there is no share to compute. */
function shareValue({ line, computed }: Cell): Value {
  if (line.base === 0 || line.isTooSmall) return notComputedValue;
  return computed === null ? hiddenValue : numberValue(computed.share, computed.error);
}
