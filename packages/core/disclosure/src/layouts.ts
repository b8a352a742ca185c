import {
  type CountedDimension,
  type CountedTable,
  codesOutsideBase,
  countedTables,
  dimensionsOf,
  groupsOf,
  hasExactMeasures,
  type Indicator,
  isWeighted,
  measuresOf,
  type Source,
  type Study,
} from "@vigie/study";
import { type Dimension, isChannelless, othersOf, total, unknown } from "@vigie/table";

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
function subgroupsOf(source: Source): readonly string[] {
  return groupsOf(source).map((group) => (isChannelless(group) ? group : othersOf(group)));
}

export function layoutsOf(indicator: Indicator, source: Source): readonly ReleasedLayout[] {
  const ids = { indicator: indicator.id, source: source.id };
  const plain: ReleasedLayout = {
    ...ids,
    name: indicator.id,
    dimensions: [universesIn(indicator), ...columnsOf(indicator, source).map(withTotal)],
    measures: measureNames(indicator, source),
    openList: dimensionsOf(indicator).includes("subgroup"),
  };
  const model = countedTables(indicator, source).find(({ from }) => from === "model");
  return model === undefined ? [plain] : [plain, modelLayout(indicator, model)];
}

function universesIn({ universe, against }: Indicator): Dimension {
  return { name: "universe", codes: against === null ? [universe] : [universe, against] };
}

/** The dimensions of a table after `universe`, with the codes that a unit may hold. */
export function columnsOf(indicator: Indicator, source: Source): readonly CountedDimension[] {
  if (dimensionsOf(indicator).includes("subgroup"))
    return [{ name: "subgroup", attribute: "subgroup", codes: subgroupsOf(source) }];
  const tables = countedTables(indicator, source);
  const dimensions = tables[0]?.blocks[0]?.dimensions ?? [];
  const last = dimensions.at(-1);
  if (last === undefined) throw new RangeError("an indicator without a table");
  const items = new Set(tables.flatMap(({ item }) => item ?? []));
  if (items.size === 0) return dimensions;
  return [...dimensions.slice(0, -1), { name: indicator.of, attribute: null, codes: [...items] }, last];
}

/** Items of a question have no total: a unit may give several. */
function withTotal({ name, attribute, codes }: CountedDimension): Dimension {
  const isItems = attribute === null && !codes.includes(unknown);
  return { name, codes: isItems ? codes : [...codes, total] };
}

function measureNames(indicator: Indicator, source: Source): readonly string[] {
  const countMeasures = ["count_error", "base", "base_error"];
  if (hasExactMeasures(indicator, source))
    return [...new Set([...countMeasures, ...measuresOf(indicator, source).map(({ name }) => name)])];
  const isWeighed = isWeighted(source) && !dimensionsOf(indicator).includes("subgroup");
  const hasSum = countedTables(indicator, source).some(({ measure }) => measure === "sum");
  const weighed = isWeighed ? ["weighted", "squares", "weighted_base", "squares_base"] : [];
  return [
    ...countMeasures,
    ...[...weighed, ...(hasSum ? ["sum"] : [])].flatMap((name) => [name, `${name}_error`]),
  ];
}

function modelLayout(indicator: Indicator, { blocks }: CountedTable): ReleasedLayout {
  return {
    name: `${indicator.id}.model`,
    indicator: indicator.id,
    source: indicator.source,
    dimensions: [
      { name: "universe", codes: [indicator.universe] },
      ...(blocks[0]?.dimensions ?? []).map(({ name, codes }) => ({ name, codes })),
    ],
    measures: ["count_error"],
    openList: false,
  };
}

/** Codes of the last dimension on which shares are taken: of a number, the groups or bands where it is known. */
export function baseCodes(indicator: Indicator, source: Source, last: CountedDimension): readonly string[] {
  const isOfNumber = countedTables(indicator, source).some(({ number }) => number !== null);
  const outside = isOfNumber ? new Set([unknown]) : codesOutsideBase(indicator, source);
  return last.codes.filter((code) => !outside.has(code));
}
