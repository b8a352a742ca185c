import {
  type Association,
  attributeOf,
  codesOutsideBase,
  dimensionsOf,
  type Indicator,
  isWeighted,
  measuresOf,
  type Source,
  type Study,
} from "@vigie/study";
import { type Dimension, othersOf, total, unknown } from "@vigie/table";
import {
  type AskedTable,
  answersOf,
  askedTables,
  modelColumns,
  type PlannedDimension,
} from "./plan/asked-tables.ts";

/** The columns of one table that leaves, as the study alone decides them. */
export interface ReleasedLayout {
  readonly name: string;
  readonly indicator: string;
  readonly source: string;
  /** `universe` first. Of a list of the sets that occur, the codes that are always there. */
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly string[];
  readonly openList: boolean;
}

/** The tables that a partner lets out, in the order of the study's indicators; a model's crossing after its table. */
export function releasedLayouts(study: Study, partner: string): readonly ReleasedLayout[] {
  const sources = study.partners.get(partner)?.sources ?? [];
  return [...study.indicators.values()].flatMap((indicator) => {
    const source = study.sources.get(indicator.source);
    return source !== undefined && sources.includes(source.id) ? layoutsOf(indicator, source) : [];
  });
}

/** Codes of a set of channels that are always shown: those gathered by group, and the groups without a channel. */
export const gatheredSubgroups = [
  othersOf("digital"),
  othersOf("mixed"),
  othersOf("direct"),
  "routine_only",
  "none",
] as const;

export function layoutsOf(indicator: Indicator, source: Source): readonly ReleasedLayout[] {
  const own = { indicator: indicator.id, source: source.id };
  const plain: ReleasedLayout = {
    ...own,
    name: indicator.id,
    dimensions: [universesIn(indicator), ...columnsOf(indicator, source).map(withTotal)],
    measures: measureNames(indicator, source),
    openList: dimensionsOf(indicator).includes("subgroup"),
  };
  const hasModel = indicator.kind === "association" && indicator.adjust.size > 0;
  return hasModel ? [plain, modelLayout(indicator, source)] : [plain];
}

function universesIn({ universe, against }: Indicator): Dimension {
  return { name: "universe", codes: against === null ? [universe] : [universe, against] };
}

/** The dimensions of a table after `universe`, with the codes that a unit may hold. */
export function columnsOf(indicator: Indicator, source: Source): readonly PlannedDimension[] {
  if (dimensionsOf(indicator).includes("subgroup"))
    return [{ name: "subgroup", attribute: "subgroup", codes: gatheredSubgroups }];
  const [first] = firstTables(indicator, source);
  const block = first?.blocks[0];
  if (block === undefined) throw new RangeError("an indicator without a table");
  if (indicator.kind === "summary" && source.protects === "nothing")
    return block.dimensions.filter(({ attribute }) => attribute !== null);
  if (indicator.kind !== "multiple") return block.dimensions;
  const items = [...(source.multiples.get(indicator.of)?.items.keys() ?? [])];
  const answers = attributeOf(source, "answer");
  const last = block.dimensions.at(-1);
  if (last === undefined || answers === null) throw new RangeError("a question without items");
  return [...block.dimensions.slice(0, -1), { name: indicator.of, attribute: null, codes: items }, last];
}

function firstTables(indicator: Indicator, source: Source): readonly AskedTable[] {
  return askedTables(indicator, source).filter(({ measure }) => measure === "count");
}

/** Items of a question have no total: a unit may give several. */
function withTotal({ name, attribute, codes }: PlannedDimension): Dimension {
  const isItems = attribute === null && !codes.includes(unknown);
  return { name, codes: isItems ? codes : [...codes, total] };
}

function measureNames(indicator: Indicator, source: Source): readonly string[] {
  const own = ["count_error", "base", "base_error"];
  const isExact = indicator.kind === "summary" && source.protects === "nothing";
  if (indicator.kind === "agreement" || isExact)
    return [...new Set([...own, ...measuresOf(indicator, source).map(({ name }) => name)])];
  return [
    ...own,
    ...(isWeighted(source) && !dimensionsOf(indicator).includes("subgroup") ? surveyMeasures : []),
    ...(indicator.kind === "summary" && indicator.statistic === "mean" ? ["sum", "sum_error"] : []),
  ];
}

const surveyMeasures = [
  "weighted",
  "weighted_error",
  "squares",
  "squares_error",
  "weighted_base",
  "weighted_base_error",
  "squares_base",
  "squares_base_error",
] as const;

function modelLayout(indicator: Association, source: Source): ReleasedLayout {
  return {
    name: `${indicator.id}.model`,
    indicator: indicator.id,
    source: source.id,
    dimensions: [
      { name: "universe", codes: [indicator.universe] },
      ...modelColumns(indicator).map((name) => ({ name, codes: answersOf(source, name) })),
    ],
    measures: ["count_error"],
    openList: false,
  };
}

/** Codes of the last dimension on which shares are taken. */
export function baseCodes(indicator: Indicator, source: Source, last: PlannedDimension): readonly string[] {
  const outside = indicator.kind === "summary" ? new Set([unknown]) : codesOutsideBase(indicator, source);
  return last.codes.filter((code) => !outside.has(code));
}
