import { dimensionsOf, type Indicator, type Source, type Study } from "@vigie/study";
import { meeting, type Respondents, respondentsId, respondentsOf } from "../survey/respondents.ts";
import type { EstimateQuestion } from "./estimate-kind.ts";
import { universesOf } from "./reads-of.ts";
import { columnsOf } from "./survey-shares.ts";

/**
 * Whether weighted numbers would tell of a few respondents: to four decimals, they give back how many of each weight
 * stand in each cell, to whoever knows the weights. So they leave where that crossing could leave itself: no count under
 * the threshold, no line in one cell. Decision 27.
 */
export function tellsCrossing(question: EstimateQuestion): boolean {
  const { study, source, indicator, joints } = question;
  const joint = joints.get(respondentsId(indicator));
  if (joint === undefined) throw new RangeError("the engine was not asked for the respondents of a survey");
  const respondents = respondentsOf(source, joint);
  if (source.protects === "nothing" || "kind" in respondents) return false;
  const classes = classesOf(respondents, source, study.disclosure.min);
  if (classes === null) return false;
  const inside = patternsOf(question, respondents);
  return crossedBy(indicator, source).some((names) => {
    const fields = names.map((name) => ({
      codes: codesOf(name, indicator, respondents),
      isJudged: !study.disclosure.notSensitive.has(name) && !isNumber(name, indicator),
    }));
    return isTelling({ classes, inside, fields }, study);
  });
}

/**
 * Respondents who weigh the same and were drawn alike: a number cannot tell them apart. Anyone knows weights that the
 * study's margins or sizes make. Those of a partner's file may be known where `min` respondents or more share each, on
 * average, or each to a hundredth; where there are more of them, nobody knows them: null.
 */
function classesOf(
  { design, values }: Respondents,
  { survey }: Source,
  min: number,
): readonly string[] | null {
  const { weights } = design;
  const strata = values.get(survey?.strata?.attribute ?? "") ?? [];
  const exact = weights.map((weight, i) => `${weight.toPrecision(9)} ${strata[i] ?? ""}`);
  if (survey?.weight === null || min * new Set(exact).size <= exact.length) return exact;
  const near = nearWeights(weights);
  return [...countBy(near).values()].every((size) => size >= min) ? near : null;
}

/** Weights in order, cut where one is over a hundredth above the one before. */
function nearWeights(weights: readonly number[]): readonly string[] {
  const groups = new Map<number, number>();
  let [group, before] = [0, 0];
  for (const weight of [...new Set(weights)].toSorted((a, b) => a - b)) {
    if (weight > 1.01 * before) group++;
    groups.set(weight, group);
    before = weight;
  }
  return weights.map((weight) => String(groups.get(weight)));
}

/** Of each respondent, which universes hold them, among those of tables with a field in common. */
function patternsOf(
  { study, source, indicator }: EstimateQuestion,
  respondents: Respondents,
): readonly string[] {
  const own = new Set(columnsOf({ indicator, source }));
  const near = [...study.indicators.values()].filter(
    (other) =>
      other.source === source.id && columnsOf({ indicator: other, source }).some((name) => own.has(name)),
  );
  const universes = new Set([...near, indicator].flatMap(universesOf));
  const members = [...universes].map((id) =>
    meeting(respondents, source.universes.get(id)?.where ?? new Map()),
  );
  return respondents.design.weights.map((_, i) => members.map((held) => (held[i] ? "1" : "0")).join(""));
}

/** The fields of the table, item by item; those whose number is known are told from the others. */
function crossedBy(indicator: Indicator, source: Source): readonly (readonly string[])[] {
  const names = dimensionsOf(indicator);
  if (indicator.kind === "summary") return [[...names, indicator.number]];
  if (indicator.kind !== "multiple") return [names];
  const flags = [...(source.multiples.get(indicator.of)?.items.values() ?? [])];
  return flags.map((flag) => [...names.slice(0, -2), flag]);
}

function isNumber(name: string, indicator: Indicator): boolean {
  return indicator.kind === "summary" && name === indicator.number;
}

function codesOf(name: string, indicator: Indicator, { values }: Respondents): readonly string[] {
  const held = values.get(name) ?? [];
  return held.map((value) => (isNumber(name, indicator) ? String(value !== null) : String(value)));
}

interface Crossing {
  /** One a respondent, as the others. */
  readonly classes: readonly string[];
  readonly inside: readonly string[];
  readonly fields: readonly { readonly codes: readonly string[]; readonly isJudged: boolean }[];
}

function isTelling(
  { classes, inside, fields }: Crossing,
  { disclosure: { min, zeros, allBut } }: Study,
): boolean {
  if (new Set(classes).size < 2) return false;
  // What weights are made from has one code a weight, and says nothing that they do not.
  const free = fields.filter(({ codes }) => countBy(pairs(classes, codes)).size > new Set(classes).size);
  const cells = countBy(
    classes.map((one, i) => [one, inside[i], ...fields.map(({ codes }) => codes[i])].join("\n")),
  );
  if ([...cells.values()].some((count) => count < min)) return true;
  const isOneCell = free.some((field) => {
    if (!field.isJudged) return false;
    const others = classes.map((one, i) =>
      [one, inside[i], ...fields.flatMap(({ codes }, at) => (fields[at] === field ? [] : [codes[i]]))].join(
        "\n",
      ),
    );
    const lines = countBy(others);
    return [...countBy(pairs(others, field.codes))].some(([cell, count]) => {
      const line = cell.slice(0, cell.lastIndexOf("\t"));
      return count + allBut >= (lines.get(line) ?? 0);
    });
  });
  if (isOneCell || zeros === "published") return isOneCell;
  const held = new Set(classes.map((one, i) => `${one}\n${inside[i]}`)).size;
  return cells.size < free.reduce((product, { codes }) => product * new Set(codes).size, held);
}

const pairs = (ones: readonly string[], others: readonly string[]): readonly string[] =>
  ones.map((one, i) => `${one}\t${others[i]}`);

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
