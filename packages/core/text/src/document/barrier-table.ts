import {
  type Barrier,
  dimensionsOf,
  type Expression,
  isPrintable,
  type Source,
  type Study,
  type Text,
} from "@vigie/study";
import { total } from "@vigie/table";
import {
  evaluate,
  type Formatter,
  type GatheredStudy,
  indicatorsOf,
  type TextEvidence,
  type Value,
} from "@vigie/tables";
import type { TextInlines } from "../block.ts";
import type { BarrierMatrix, CitedNumber } from "./publication.ts";

/** Each barrier of the study by each source that mentions barriers, so that sources are compared. */
export interface BarrierTable {
  /** In the study's order; sources that mention no barrier are left out. */
  readonly sources: readonly Source[];
  readonly rows: readonly BarrierRow[];
}

export interface BarrierRow {
  readonly barrier: Barrier;
  /** One list per source, in the order of `sources`; empty where the source does not mention this barrier. */
  readonly seen: readonly (readonly Sighting[])[];
}

export interface Sighting {
  readonly what: Text;
  /** The indicator whose table gives the value. */
  readonly indicator: string;
  /** Codes of the row of the table that gives it; null where several do. */
  readonly row: readonly string[] | null;
  /** The codes that it reads, by dimension. */
  readonly at: ReadonlyMap<string, readonly string[]>;
  readonly value: Value;
  readonly isShare: boolean;
}

/** The study's barriers, each with the values that the tables give now. */
export function barrierTable(evidence: GatheredStudy): BarrierTable {
  const { study } = evidence;
  const sightings = [...study.barriers.values()].map((barrier) => ({
    barrier,
    seen: barrier.seen.flatMap(({ what, computed }) => {
      const [indicator] = indicatorsOf(computed);
      const source = indicator === undefined ? undefined : study.indicators.get(indicator)?.source;
      if (indicator === undefined || source === undefined) return [];
      const value = evaluate(computed, evidence);
      return [
        {
          source,
          sighting: {
            what,
            indicator,
            row: rowOf(computed, study),
            at: codesRead(computed),
            value,
            isShare: isShare(computed),
          },
        },
      ];
    }),
  }));
  const named = new Set(sightings.flatMap(({ seen }) => seen.map(({ source }) => source)));
  const sources = [...study.sources.values()].filter(({ id }) => named.has(id));
  return {
    sources,
    rows: sightings.map(({ barrier, seen }) => ({
      barrier,
      seen: sources.map(({ id }) =>
        seen.filter(({ source }) => source === id).map(({ sighting }) => sighting),
      ),
    })),
  };
}

/** A sum of shares is a share. */
function isShare(computed: Expression): boolean {
  return computed.op === "share" || (computed.op === "sum" && computed.of.every(isShare));
}

/** Parts of a sum are cells that differ in the codes of one dimension. */
function codesRead(computed: Expression): ReadonlyMap<string, readonly string[]> {
  const parts = computed.op === "sum" ? computed.of.map(codesRead) : [];
  const own = "at" in computed ? [...computed.at].map(([name, code]) => [name, [code]] as const) : [];
  const all = [...own, ...parts.flatMap((part) => [...part])];
  return new Map(
    [...Map.groupBy(all, ([name]) => name)].map(([name, pairs]) => [
      name,
      [...new Set(pairs.flatMap(([, codes]) => codes))],
    ]),
  );
}

function rowOf(computed: Expression, study: Study): readonly string[] | null {
  if (computed.op !== "share" && computed.op !== "count") return null;
  const indicator = study.indicators.get(computed.indicator);
  return indicator === undefined
    ? null
    : ["universe", ...dimensionsOf(indicator)].map(
        (name) => computed.at.get(name) ?? (name === "universe" ? indicator.universe : total),
      );
}

/** Identifier of the table of barriers in its page: there is one. */
const id = "barriers";

/** The barriers of the study by source, in words; null where the study declares none. */
export function barrierMatrix(evidence: TextEvidence): BarrierMatrix | null {
  const { study, formatter } = evidence;
  if (study.barriers.size === 0) return null;
  const { sources, rows } = barrierTable(evidence);
  const sides: readonly Barrier["side"][] = ["individual", "institutional"];
  return {
    kind: "barriers",
    id,
    caption: formatter.message("barriers.caption"),
    columns: [formatter.message("barriers.head"), ...sources.map(({ label }) => formatter.text(label))],
    groups: sides.flatMap((side) => {
      const ofSide = rows.filter(({ barrier }) => barrier.side === side);
      const lines = ofSide.map(({ barrier, seen }) => ({
        heading: formatter.text(barrier.label),
        cells: seen.map((sightings) => sightings.map((each) => sentenceOf(each, formatter))),
      }));
      return lines.length === 0 ? [] : [{ heading: formatter.message(`barriers.${side}`), rows: lines }];
    }),
  };
}

/** « 34 % des personnes le disent », its number linked to the table it comes from. */
function sentenceOf(
  { what, indicator, row, at, value, isShare }: Sighting,
  formatter: Formatter,
): TextInlines<CitedNumber> {
  const mark = "\u0000";
  const [before = "", after = ""] = formatter
    .message("barriers.sighting", { value: mark, what: formatter.text(what) })
    .split(mark);
  return [
    { kind: "text", text: before },
    {
      kind: "cited",
      text: valueText(value, isShare, formatter),
      origin: {
        kind: "tables",
        indicators: [indicator],
        row,
        cell: { reads: isShare ? "share" : "count", format: null, at },
      },
    },
    { kind: "text", text: after },
  ];
}

function valueText(value: Sighting["value"], isShare: boolean, formatter: Formatter): string {
  if (value.kind === "number") {
    if (!isShare) return formatter.count(value.value);
    return isPrintable(value.error) ? formatter.percent(value.value) : formatter.message("cell.uncertain");
  }
  return formatter.message(value.kind === "hidden" ? "cell.notShown" : "text.awaited");
}
