import type { ConditionFile, QuantityFile } from "../forms/published-schema.ts";
import type { At, Expression } from "../model/expression.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import type { Path } from "../reading/parsed-file.ts";
import { contentOf, measuresOf, shareDimensionOf } from "../tables/indicator-table.ts";

import { type CellScope, checkCell, checkCellCode, indicatorAt } from "./table-cell.ts";

type ExpressionFile = QuantityFile | ConditionFile;
type Share = Extract<ExpressionFile, { share: string }>;
type MeasureFile = Extract<ExpressionFile, { measure: string }>;
type RateFile = Extract<ExpressionFile, { rate: string }>;
type CloserToWhole = Extract<ExpressionFile, { closer_to_whole: unknown }>["closer_to_whole"];

/** What gives a published figure here; the indicators, dimensions and codes that do not exist are reported. */
export function resolveExpression(scope: CellScope, written: ExpressionFile, path: Path): Expression {
  const inside = (part: ExpressionFile, ...steps: Path) =>
    resolveExpression(scope, part, [...path, ...steps]);
  if (typeof written === "number") return { op: "number", value: written };
  if ("window_months" in written) return { op: "windowMonths" };
  if ("count" in written) {
    const { count: indicator, at } = written;
    return { op: "count", indicator, at: cell(scope, indicator, at, [...path, "count"]) };
  }
  if ("categories" in written) {
    const { categories: indicator, at } = written;
    return { op: "categories", indicator, at: cell(scope, indicator, at, [...path, "categories"]) };
  }
  if ("per_working_day" in written) {
    const { per_working_day: indicator, at, departement = null } = written;
    const cells = cell(scope, indicator, at, [...path, "per_working_day"]);
    return { op: "perWorkingDay", indicator, at: cells, departement };
  }
  if ("rate" in written) return rate(scope, written, path);
  if ("measure" in written) return measure(scope, written, path);
  if ("share" in written) return share(scope, written, path);
  if ("sum" in written)
    return { op: "sum", of: written.sum.map((part, position) => inside(part, "sum", position)) };
  if ("greater" in written) {
    const [greater, smaller] = written.greater;
    return { op: "greater", than: [inside(greater, "greater", 0), inside(smaller, "greater", 1)] };
  }
  if ("all" in written)
    return { op: "all", of: written.all.map((part, position) => inside(part, "all", position)) };
  if ("at_least" in written) return atLeast(scope, written.at_least, [...path, "at_least"]);
  return closerToWhole(scope, written.closer_to_whole, [...path, "closer_to_whole"]);
}

/** @param path where the indicator's name is written; `at` stands beside it */
function cell(scope: CellScope, name: string, written: Record<string, string> | undefined, path: Path): At {
  const at = new Map(Object.entries(written ?? {}));
  const indicator = indicatorAt(scope, name, scope.form.written.place(path));
  if (indicator !== null) checkCell(scope, indicator, { at, path: [...path.slice(0, -1), "at"] });
  return at;
}

function measure(scope: CellScope, written: MeasureFile, path: Path): Expression {
  const { form, found, indicators, sources } = scope;
  const at = cell(scope, written.measure, written.at, [...path, "measure"]);
  const indicator = indicators.known.get(written.measure) ?? null;
  const source = indicator && sources.known.get(indicator.source)?.source;
  if (indicator !== null && source) {
    const names = measuresOf(indicator, source).map(({ name }) => name);
    if (!names.includes(written.name))
      report(found, "study/measure-unknown", form.written.place([...path, "name"]), {
        measure: written.name,
        indicator: indicator.id,
        ...suggestion(written.name, names),
      });
  }
  return { op: "measure", indicator: written.measure, name: written.name, at };
}

function share(scope: CellScope, written: Share, path: Path): Expression {
  const { form, found, indicators } = scope;
  const before = found.length;
  const at = cell(scope, written.share, written.at, [...path, "share"]);
  const indicator = indicators.known.get(written.share) ?? null;
  const without = written.without ?? null;
  if (indicator !== null && found.length === before) {
    const dimension = shareDimensionOf(indicator);
    if (!at.has(dimension))
      report(found, "study/share-without-code", form.written.place([...path, "at"]), {
        indicator: indicator.id,
        dimension,
      });
    if (without !== null) {
      const place = form.written.place([...path, "without"]);
      checkCellCode(scope, indicator, { dimension: "universe", code: without, place });
      if (without === (at.get("universe") ?? indicator.universe))
        report(found, "study/share-without-itself", place, { universe: without });
    }
  }
  return { op: "share", indicator: written.share, at, without };
}

function rate(scope: CellScope, written: RateFile, path: Path): Expression {
  const { form, found, indicators } = scope;
  const at = cell(scope, written.rate, written.at, [...path, "rate"]);
  const indicator = indicators.known.get(written.rate) ?? null;
  const ofRate = indicator === null ? null : contentOf(indicator).rate;
  const known = ofRate?.populations ?? [];
  const populations = written.populations ?? known[0] ?? "";
  if (indicator !== null && ofRate === null)
    report(found, "study/rate-expected", form.written.place([...path, "rate"]), { indicator: written.rate });
  else if (indicator !== null && !known.includes(populations))
    report(found, "study/rate-of-other-populations", form.written.place([...path, "populations"]), {
      populations,
      indicator: written.rate,
      ...suggestion(populations, known),
    });
  return { op: "rate", indicator: written.rate, at, populations };
}

function atLeast(
  scope: CellScope,
  { count, of }: Extract<ExpressionFile, { at_least: unknown }>["at_least"],
  path: Path,
): Expression {
  if (count > of.length)
    report(scope.found, "study/at-least-too-many", scope.form.written.place([...path, "count"]), {
      count,
      conditions: of.length,
    });
  return {
    op: "atLeast",
    count,
    of: of.map((part, position) => resolveExpression(scope, part, [...path, "of", position])),
  };
}

/** Compares two groups of a profile, each with the whole: along `by` alone. */
function closerToWhole(scope: CellScope, written: CloserToWhole, path: Path): Expression {
  const { form, found } = scope;
  const { indicator: name, dimension } = written;
  const indicator = indicatorAt(scope, name, form.written.place([...path, "indicator"]));
  const groupedBy = indicator === null ? null : contentOf(indicator).groupedBy;
  if (indicator !== null && groupedBy === dimension)
    for (const part of ["code", "than"] as const)
      checkCellCode(scope, indicator, {
        dimension,
        code: written[part],
        place: form.written.place([...path, part]),
      });
  else if (indicator !== null)
    report(found, "study/closer-not-by", form.written.place([...path, "dimension"]), {
      dimension,
      indicator: name,
      ...suggestion(dimension, groupedBy === null ? [] : [groupedBy]),
    });
  return { op: "closerToWhole", indicator: name, dimension, code: written.code, than: written.than };
}
