import { rateBase } from "@vigie/places";
import { contentOf, type Expression, type Window } from "@vigie/study";
import type { GatheredStudy } from "../gather.ts";
import { sharedWindow, windowOfPeriod } from "../periods/periods.ts";
import { workingDays } from "../periods/working-days.ts";
import { populationsOf } from "../rates/reference-populations.ts";
import {
  closerToWhole,
  tableCategories,
  tableCount,
  tableMeasure,
  tableShare,
  tableShares,
} from "./read-table.ts";
import {
  lacking,
  notComputedValue,
  numberIn,
  numberValue,
  scaled,
  truth,
  truthIn,
  type Value,
} from "./value.ts";

/** The value of an expression of `published.yaml` over what was gathered; shares lie in 0..1. */
export function evaluate(expression: Expression, evidence: GatheredStudy): Value {
  switch (expression.op) {
    case "number":
      return numberValue(expression.value);
    case "windowMonths":
      return numberValue(monthsOf(evidence.study.window));
    case "count":
      return tableCount(expression, evidence);
    case "perWorkingDay":
      return perWorkingDay(expression, evidence);
    case "rate":
      return rateOfTerritory(expression, evidence);
    case "measure":
      return tableMeasure(expression, evidence);
    case "share":
      return tableShare(expression, evidence);
    case "categories":
      return tableCategories(expression, evidence);
    case "closerToWhole":
      return closerToWhole(expression, evidence);
    case "sum":
      return (
        tableShares(expression.of, evidence) ??
        numeric(expression.of, evidence, (numbers) =>
          numberValue(
            numbers.reduce((sum, { value }) => sum + value, 0),
            Math.hypot(...numbers.map(({ error }) => error)),
          ),
        )
      );
    case "greater":
      return numeric(expression.than, evidence, ([a, b]) => truth((a?.value ?? 0) > (b?.value ?? 0)));
    case "all":
      return enough(expression.of.length, expression.of, evidence);
    case "atLeast":
      return enough(expression.count, expression.of, evidence);
    default:
      return expression satisfies never;
  }
}

/** The indicators that an expression reads, each once, in its order. */
export function indicatorsOf(expression: Expression): readonly string[] {
  if ("indicator" in expression) return [expression.indicator];
  const operands = "than" in expression ? expression.than : "of" in expression ? expression.of : [];
  return [...new Set(operands.flatMap(indicatorsOf))];
}

/** Over the window of the source, or the period of it that the cell names; without a working day, there is nothing to divide by. */
function perWorkingDay(
  { indicator, at, departement }: Extract<Expression, { readonly op: "perWorkingDay" }>,
  evidence: GatheredStudy,
): Value {
  const read = tableCount({ op: "count", indicator, at }, evidence);
  const source = evidence.study.sources.get(evidence.study.indicators.get(indicator)?.source ?? "");
  if (read.kind !== "number" || source === undefined) return read;
  const observed = evidence.study.publicHolidays;
  const period = [...at].flatMap(([name, code]) =>
    source.attributes.get(name)?.origin.kind === "period" ? (windowOfPeriod(code) ?? []) : [],
  )[0];
  const days = workingDays(period ? sharedWindow(period, source.window) : source.window, {
    ...observed,
    departement: departement ?? observed.departement,
  });
  return days === 0 ? notComputedValue : scaled(read, 1 / days);
}

/** Without inhabitants for that territory, there is nothing to divide by. */
function rateOfTerritory(
  { indicator, at, populations }: Extract<Expression, { readonly op: "rate" }>,
  evidence: GatheredStudy,
): Value {
  const read = tableCount({ op: "count", indicator, at }, evidence);
  if (read.kind !== "number") return read;
  const declared = evidence.study.indicators.get(indicator);
  const rate = declared && contentOf(declared).rate;
  const list = rate ? populationsOf(evidence.study, rate, populations) : undefined;
  const code = at.get(declared?.of ?? "");
  const inhabitants = code === undefined ? list?.total : list?.inhabitants.get(code);
  if (!inhabitants) return notComputedValue;
  return numberValue((read.value / inhabitants) * rateBase, (1 / inhabitants) * rateBase * read.error);
}

function numeric(
  operands: readonly Expression[],
  evidence: GatheredStudy,
  combine: (numbers: readonly { readonly value: number; readonly error: number }[]) => Value,
): Value {
  const values = operands.map((operand) => evaluate(operand, evidence));
  return lacking(values) ?? combine(values.map(numberIn));
}

/** What is known may settle it, whatever the secret or absent operands hold. */
function enough(needed: number, operands: readonly Expression[], evidence: GatheredStudy): Value {
  const values = operands.map((operand) => evaluate(operand, evidence));
  const held = values.filter((value) => truthIn(value) === true).length;
  const open = values.filter((value) => truthIn(value) === null).length;
  if (held >= needed) return truth(true);
  if (held + open < needed) return truth(false);
  return lacking(values) ?? truth(false);
}

/** Calendar months of a window that starts on the first of a month; days beyond whole months count by thirtieths. */
function monthsOf({ from, to }: Window): number {
  const start = new Date(`${from}T00:00:00Z`);
  const end = new Date(`${to}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 1);
  const months =
    (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  return months + (end.getUTCDate() - start.getUTCDate()) / 30;
}
