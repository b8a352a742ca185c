import {
  attributeOf,
  codesOutsideBase,
  dimensionsOf,
  type Indicator,
  isWeighted,
  type Source,
  type Study,
} from "@vigie/study";
import { codesKey, linesBefore, total, unknown } from "@vigie/table";
import { type InferredRow, type InferredTable, measureOf } from "../infer/inferred-table.ts";
import { uncertaintyOf } from "../infer/noise-evidence.ts";
import { type Cell, type Counted, type Line, lineFrom, type ShareEstimate, type TableRules } from "./line.ts";
import { referenceAt } from "./reference-line.ts";

/** What a view is made from: a published table, and what the study says of it. */
export interface ViewedTable {
  readonly table: InferredTable;
  readonly indicator: Indicator;
  readonly source: Source;
  readonly study: Pick<Study, "comparedWith">;
}

/** A published table as everything reads it: the lines of its populations, and the cells of these. */
export interface TableView extends ViewedTable {
  readonly rules: TableRules;
  /** Codes that say no value, by dimension of the table: `_U`, and those that the study declares missing. */
  readonly missing: readonly ReadonlySet<string>[];
  /** The line of some codes, by dimension; those left out are at their total, the universe at that of the indicator. */
  readonly line: (at?: Readonly<Record<string, string>>) => Line;
  /** @param before one code for `universe` and for each dimension but the last */
  readonly lineBefore: (before: readonly string[]) => Line;
  /** @param codes those of a row of the table */
  readonly cellAt: (codes: readonly string[]) => Cell;
}

const views = new WeakMap<InferredTable, TableView>();

/** The view of a table, made once for each study, source and indicator that it is read with. */
export function tableViewOf(viewed: ViewedTable): TableView {
  const { table, indicator, source, study } = viewed;
  const known = views.get(table);
  if (known?.indicator === indicator && known.source === source && known.study === study) return known;
  const view = viewFrom(viewed);
  views.set(table, view);
  return view;
}

function viewFrom({ table, indicator, source, study }: ViewedTable): TableView {
  const rules = rulesOf({ table, indicator, source });
  const rowsBefore = linesBefore(withoutImpossible(table.rows));
  const missing = table.dimensions.map((dimension) => missingCodes(dimension, source));
  const splits = dimensionsOf(indicator).slice(0, -1);
  const lines = new Map<string, Line>();
  const made = (before: readonly string[]) => {
    const rows = rowsBefore(before);
    return lineFrom({
      rules,
      counted: new Map(rows.map((row) => [lastOf(row), countedOf(table, row, rules)])),
      noisyBase: rows.find((row) => lastOf(row) === total)?.base ?? null,
      isKnown: before.every((code, at) => missing[at]?.has(code) !== true),
      reference: () => referenceAt(view, before),
    });
  };
  const view: TableView = {
    table,
    indicator,
    source,
    study,
    rules,
    missing,
    line: (at = {}) =>
      view.lineBefore([at.universe ?? indicator.universe, ...splits.map((name) => at[name] ?? total)]),
    lineBefore: (before) => {
      const key = codesKey(before);
      const line = lines.get(key) ?? made(before);
      lines.set(key, line);
      return line;
    },
    cellAt: (codes) => view.lineBefore(codes.slice(0, -1)).cell(codes.at(-1) ?? total),
  };
  return view;
}

function rulesOf({ table, indicator, source }: Omit<ViewedTable, "study">): TableRules {
  return {
    outside: codesOutsideBase(indicator, source),
    min: table.min,
    areHiddenUncertain: table.areHiddenUncertain,
    minimumBase: source.survey?.minimumBase ?? 0,
    isWeighted: isWeighted(source),
    isNotCalibrated: isNotCalibrated({ table, source }),
    uncertainty: uncertaintyOf(source),
  };
}

/** Whether the partner could not calibrate the weights of a survey to the margins of the study. */
export function isNotCalibrated({ table, source }: Pick<ViewedTable, "table" | "source">): boolean {
  return isWeighted(source) && table.silence?.reason === "not_calibrated";
}

/**
 * Rows without the codes that no unit of their line can have: in a table with noise, a zero without it. Such a code has no
 * share, no test and no place in a figure.
 */
function withoutImpossible(rows: readonly InferredRow[]): readonly InferredRow[] {
  if (rows.every(({ error }) => error === 0)) return rows;
  return rows.filter(({ codes, count, error }) => codes.at(-1) === total || count !== 0 || error !== 0);
}

function lastOf({ codes }: InferredRow): string {
  return codes.at(-1) ?? total;
}

function countedOf(table: InferredTable, row: InferredRow, rules: TableRules): Counted {
  const { count, error } = row;
  return rules.isWeighted ? { count, error, estimate: estimateOf(table, row) } : { count, error };
}

function estimateOf(table: InferredTable, row: InferredRow): ShareEstimate | null {
  const [share = null, lower = null, upper = null] = ["share", "lower", "upper"].map((name) =>
    measureOf(table, row, name),
  );
  if (share === null) return null;
  const interval = lower === null || upper === null ? null : { lower, upper };
  return { share, error: row.errors[table.measures.indexOf("share")] ?? 0, interval };
}

function missingCodes(
  { name, codes }: InferredTable["dimensions"][number],
  source: Source,
): ReadonlySet<string> {
  const declared = new Set(
    attributeOf(source, name)?.codes.flatMap(({ code, missing }) => (missing === null ? [] : [code])),
  );
  return new Set(codes.filter((code) => code === unknown || declared.has(code)));
}
