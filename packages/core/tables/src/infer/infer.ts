import { contentOf, dimensionsOf, isWeighted, measuresOf } from "@vigie/study";
import { codesKey } from "@vigie/table";
import { inferAdjusted } from "./adjusted.ts";
import { countedRows } from "./counted-rows.ts";
import type { InferQuestion, InferredMeasures, Measured } from "./infer-question.ts";
import type { InferredRow, InferredTable } from "./inferred-table.ts";
import { withOneBase } from "./item-bases.ts";
import { inferSummary } from "./summary.ts";
import { inferSurvey } from "./survey.ts";

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
      const measured = inferred.values.get(codesKey(codes));
      return {
        ...row,
        codes,
        count,
        values: measures.map((name) => measured?.get(name)?.value ?? released(name)),
        errors: measures.map((name) => measured?.get(name)?.error ?? (released(name) === null ? null : 0)),
      };
    }),
    min,
    silence: question.silence ?? inferred.silence,
    sizes: question.sizes ?? { extract: [], isAdjusted: false },
    holders: question.holders ?? null,
    areHiddenUncertain: question.areHiddenUncertain ?? false,
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
  return { values: merged(shares.values, adjusted.values), silence: adjusted.silence ?? shares.silence };
}

function merged(
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
