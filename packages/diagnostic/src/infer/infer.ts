import {
  contentOf,
  dimensionsOf,
  type EstimateSilence,
  type Indicator,
  isWeighted,
  measuresOf,
  type Source,
} from "@vigie/study";
import { codesKey, type ReleasedTable } from "@vigie/table";
import { inferAdjusted } from "./adjusted.ts";
import { countedRows } from "./counted-rows.ts";
import type { InferredRow, InferredTable } from "./inferred-table.ts";
import { withOneBase } from "./item-bases.ts";
import { inferSummary } from "./summary.ts";
import { inferSurvey } from "./survey.ts";

/** What leaves a partner for one indicator, with what bears on its numbers. */
export interface InferQuestion {
  readonly indicator: Indicator;
  readonly source: Source;
  readonly table: ReleasedTable;
  /** Every table of the bundle, by name: a survey's design is told by others than its own. */
  readonly tables: ReadonlyMap<string, ReleasedTable>;
  readonly min: number;
  /** As the partner says it; null where it says nothing. */
  readonly silence: EstimateSilence | null;
}

/** What is computed beside the counts of one table, by the codes of its rows joined by `|`. */
export interface InferredMeasures {
  readonly values: ReadonlyMap<string, Measured>;
  /** Why there are none. */
  readonly silence: EstimateSilence | null;
}

/** Measures of one row by name, each with the standard error that noise gives it, where something says it. */
export type Measured = ReadonlyMap<string, { readonly value: number; readonly error: number | null }>;

/**
 * The table that the diagnostic reads: the noisy counts of the released one along the dimensions of the indicator, and its
 * measures, computed from them. Methods, sections 2 to 4 and 7.11 to 7.13.
 */
export function infer(question: InferQuestion): InferredTable {
  const { indicator, source, table, min } = question;
  const names = ["universe", ...dimensionsOf(indicator)];
  const measures = measuresOf(indicator, source).map(({ name }) => name);
  const counted = withOneBase(countedRows(table, names), question);
  const isSilent = measures.length === 0 || question.silence?.reason === "not_calibrated";
  const inferred = isSilent ? nothing : measuresFor(question);
  return {
    indicator: indicator.id,
    dimensions: names.map((name) => ({
      name,
      codes: [...new Set(counted.map(({ codes }) => codes[names.indexOf(name)] ?? ""))],
    })),
    measures,
    rows: counted.map(({ codes, count, released, ...row }): InferredRow => {
      const own = inferred.values.get(codesKey(codes));
      return {
        ...row,
        codes,
        count,
        values: measures.map((name) => own?.get(name)?.value ?? released(name)),
        errors: measures.map((name) => own?.get(name)?.error ?? (released(name) === null ? null : 0)),
      };
    }),
    min,
    silence: question.silence ?? inferred.silence,
  };
}

const nothing: InferredMeasures = { values: new Map(), silence: null };

/** Sources that protect nothing bring some of their measures; the others are computed here. */
function measuresFor(question: InferQuestion): InferredMeasures {
  const { indicator, source, table } = question;
  const { ratings, number, association } = contentOf(indicator);
  if (ratings !== null) return nothing;
  if (number !== null)
    return table.dimensions.some(({ name }) => name === number.number)
      ? inferSummary(question, number)
      : nothing;
  const shares = isWeighted(source) ? inferSurvey(question) : nothing;
  if (association === null || association.adjust.size === 0) return shares;
  const adjusted = inferAdjusted(question, association);
  return { values: together(shares.values, adjusted.values), silence: adjusted.silence ?? shares.silence };
}

function together(
  some: ReadonlyMap<string, Measured>,
  others: ReadonlyMap<string, Measured>,
): ReadonlyMap<string, Measured> {
  return new Map(
    [...new Set([...some.keys(), ...others.keys()])].map((row) => [
      row,
      new Map([...(some.get(row) ?? []), ...(others.get(row) ?? [])]),
    ]),
  );
}
