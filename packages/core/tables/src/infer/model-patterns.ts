import type { Covariate, Pattern } from "@vigie/statistics";
import { type Association, attributeOf, type Source } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { releasedRows } from "./counted-rows.ts";

/** What a model is fitted on: units whose every characteristic is known, by the codes that they hold. */
export interface ModelPatterns {
  readonly patterns: readonly (Pattern & {
    readonly noise: { readonly events: number; readonly others: number };
  })[];
  /** The characteristic first; its levels are the codes that some unit holds, and the reference. */
  readonly covariates: readonly (Covariate & { readonly kind: "factor" })[];
}

/** @param table released as `<indicator>.model`: units by the characteristic, the outcome, then what is held equal */
export function modelPatterns(
  { of, reference, outcome, adjust }: Association,
  source: Source,
  table: ReleasedTable,
): ModelPatterns {
  const references = new Map([[of, reference], ...adjust]);
  const columns = [...references.keys()];
  const at = (name: string) => table.dimensions.findIndex((dimension) => dimension.name === name);
  const { measure } = releasedRows(table);
  const cells = Map.groupBy(table.rows, ({ codes }) =>
    JSON.stringify(columns.map((column) => codes[at(column)])),
  );
  const patterns = [...cells.values()].map((rows) => {
    const isEvent = ({ codes }: (typeof rows)[number]) => codes[at(outcome.attribute)] === outcome.code;
    const [events, others] = [rows.filter(isEvent), rows.filter((row) => !isEvent(row))];
    const count = (some: typeof rows) => some.reduce((sum, row) => sum + (row.count ?? 0), 0);
    const noise = (some: typeof rows) =>
      some.reduce((sum, row) => sum + (measure(row, "count_error") ?? 0) ** 2, 0);
    const codes = rows[0]?.codes ?? [];
    return {
      values: Object.fromEntries(columns.map((column) => [column, codes[at(column)] ?? ""])),
      count: count(events),
      base: count(rows),
      noise: { events: noise(events), others: noise(others) },
    };
  });
  const held = rendered(patterns, columns);
  return {
    patterns: held,
    covariates: [...references].map(([name, ofName]) => {
      const codes = new Set(held.map(({ values }) => values[name]));
      return {
        kind: "factor",
        name,
        levels: (attributeOf(source, name)?.codes ?? []).flatMap(({ code }) =>
          code === ofName || codes.has(code) ? [code] : [],
        ),
        reference: ofName,
      };
    }),
  };
}

/** Standard errors of noise under which a number of units cannot be distinguished from none. */
export const detectableErrors = 2;

/** Patterns of units; those of a code that noise alone may give units are left out, as where nobody holds it. */
function rendered(
  patterns: ModelPatterns["patterns"],
  columns: readonly string[],
): ModelPatterns["patterns"] {
  const isDetectable = (some: ModelPatterns["patterns"]) => {
    const { base, variance } = some.reduce(
      (sum, pattern) => ({
        base: sum.base + pattern.base,
        variance: sum.variance + pattern.noise.events + pattern.noise.others,
      }),
      { base: 0, variance: 0 },
    );
    return base > detectableErrors * Math.sqrt(variance);
  };
  const unrendered = columns.flatMap((name) =>
    [...Map.groupBy(patterns, ({ values }) => values[name])].flatMap(([code, holders]) =>
      isDetectable(holders) ? [] : [{ name, code }],
    ),
  );
  return patterns.filter(
    ({ base, values }) => base > 0 && !unrendered.some(({ name, code }) => values[name] === code),
  );
}
