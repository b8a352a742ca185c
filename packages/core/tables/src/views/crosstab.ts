import { answersOf, contentOf, isWeighted } from "@vigie/study";
import { codesKey, total } from "@vigie/table";
import { countedRows } from "../infer/counted-rows.ts";
import { type Subject, subjectIn, type TextEvidence } from "../subject.ts";
import { lineAcross, summed } from "./combined-lines.ts";
import { isDistinct } from "./contrast.ts";
import { isCrossed, mayBeElsewhere } from "./crossing.ts";
import type { Counted, Line } from "./line.ts";
import { alikeMax } from "./reference-comparison.ts";
import { tableViewOf } from "./view.ts";

/** Two characteristics of one population, counted together. */
export interface Crosstab {
  readonly subject: Subject;
  /** Names of the attributes: `a` is declared before `b` by the source. */
  readonly a: string;
  readonly b: string;
  /** Codes that say a value, in the order of their lists. */
  readonly aCodes: readonly string[];
  readonly bCodes: readonly string[];
  /** The units of one code of `a` along `b`, and the other way; of all of them, where no code is given. */
  readonly along: (side: "a" | "b", code?: string) => Line;
  /**
   * Where shares are taken: both ways; along the last dimension alone, where a design weights them; nowhere for places and
   * posts, which are few, and counted.
   */
  readonly sides: readonly ("a" | "b")[];
  /** Whether a count of zero says nothing, units with an unknown code on the other side being perhaps there. */
  readonly isUnknownAt: (aCode: string, bCode: string) => boolean;
  /** Whether it is a sum over other characteristics, of the units where all of these are known. */
  readonly isSummed: boolean;
}

/** Every pair of characteristics that a table of the study crosses; none for one characteristic alone. */
export function crosstabsOf(subject: Subject): readonly Crosstab[] {
  const { indicator, source, table, gathered } = subject;
  const { answers, number, ratings, crossed } = contentOf(indicator);
  if (answers !== null || number !== null || ratings !== null) return [];
  const names = table.dimensions.map(({ name }) => name).slice(1);
  // A grid of places or tests is noted whole: without what was noted, its cells say how many there are.
  const isTabulated = ([, last]: readonly [string, string]) =>
    crossed.length === 0 || source.protects === "persons" || last === names.at(-1);
  const cells = new Map(table.rows.map(({ codes, count, error }) => [codesKey(codes), { count, error }]));
  const ofTable = pairsOf(names)
    .filter(isTabulated)
    .map(([first, last]) => {
      const at = (one: string, other: string) => {
        const codes = names.map((name) => (name === first ? one : name === last ? other : total));
        return cells.get(codesKey([indicator.universe, ...codes]));
      };
      return crosstab(subject, { first, last, at, isWhole: names.length === 2, isSummed: false });
    });
  const held = gathered.get(indicator.id);
  const model = held?.state === "published" ? held.bundle.tables.get(`${indicator.id}.model`) : undefined;
  if (model === undefined || isWeighted(source)) return ofTable;
  const known = new Set(ofTable.map(({ a, b }) => `${a}|${b}`));
  const modelled = model.dimensions.map(({ name }) => name).slice(1);
  const summed = pairsOf(modelled).map(([first, last]) => {
    const sums = summedCells(countedRows(model, ["universe", ...modelled]), {
      first: modelled.indexOf(first) + 1,
      last: modelled.indexOf(last) + 1,
    });
    const at = (one: string, other: string) => sums.get(`${one}|${other}`);
    return crosstab(subject, { first, last, at, isWhole: false, isSummed: true });
  });
  return [...ofTable, ...summed.filter(({ a, b }) => !known.has(`${a}|${b}`))];
}

function crosstab(
  subject: Subject,
  {
    first,
    last,
    at,
    isWhole,
    isSummed,
  }: {
    readonly first: string;
    readonly last: string;
    readonly at: (one: string, other: string) => Counted | undefined;
    /** Whether the table has no other characteristic: its own lines are then read along the last. */
    readonly isWhole: boolean;
    readonly isSummed: boolean;
  },
): Crosstab {
  const { indicator, source } = subject;
  const isOrdered = rankOf(source, first) <= rankOf(source, last);
  const [a, b] = isOrdered ? [first, last] : [last, first];
  const [aCodes, bCodes] = [answersOf(source, a), answersOf(source, b)];
  const isCounted = contentOf(indicator).groupedBy !== null && isCrossed(subject);
  const cellAt = (aCode: string, bCode: string) => (isOrdered ? at(aCode, bCode) : at(bCode, aCode));
  return {
    subject,
    a,
    b,
    aCodes: aCodes.filter(
      (code) => isSeen(cellAt(code, total)) || bCodes.some((other) => isSeen(cellAt(code, other))),
    ),
    bCodes: bCodes.filter(
      (code) => isSeen(cellAt(total, code)) || aCodes.some((other) => isSeen(cellAt(other, code))),
    ),
    along: (side, code = total) => {
      const along = side === "a" ? bCodes : aCodes;
      const cell = (other: string) => (side === "a" ? cellAt(code, other) : cellAt(other, code));
      return isWhole && (side === "a") === isOrdered
        ? tableViewOf(subject).lineBefore([indicator.universe, code])
        : lineAcross(tableViewOf(subject).rules, along, cell);
    },
    sides: isCounted ? [] : !isWeighted(source) ? ["a", "b"] : isWhole ? [isOrdered ? "a" : "b"] : [],
    isUnknownAt: (aCode, bCode) =>
      isCounted &&
      (isOrdered ? mayBeElsewhere(subject, aCode, bCode) : mayBeElsewhere(subject, bCode, aCode)),
    isSummed,
  };
}

function isSeen(cell: Counted | undefined): boolean {
  return cell !== undefined && cell.count !== 0;
}

/** Sums over the other dimensions, totals included, whose cells bear noises of their own; null where one is hidden. */
function summedCells(
  rows: readonly (Counted & { readonly codes: readonly string[] })[],
  { first, last }: { readonly first: number; readonly last: number },
): ReadonlyMap<string, Counted> {
  const parts = new Map<string, Counted[]>();
  for (const { codes, ...cell } of rows) {
    const [one, other] = [codes[first] ?? total, codes[last] ?? total];
    for (const key of [`${one}|${other}`, `${one}|${total}`, `${total}|${other}`, `${total}|${total}`])
      parts.set(key, [...(parts.get(key) ?? []), cell]);
  }
  return new Map(
    [...parts].map(([key, cells]) => {
      const sum = summed(cells);
      return [key, { count: sum?.value ?? null, error: sum?.error ?? 0 }];
    }),
  );
}

function rankOf(source: Subject["source"], name: string): number {
  const at = [...source.attributes.keys()].indexOf(name);
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

function pairsOf(names: readonly string[]): readonly (readonly [string, string])[] {
  return names.flatMap((first, at) => names.slice(at + 1).map((last) => [first, last] as const));
}

/** Name of the page of a pair. */
export function crosstabId({ subject, a, b }: Crosstab): string {
  const { source, indicator } = subject;
  return `${source.id}-${indicator.universe}-${a}-${b}`;
}

/** Pairs of more cells are read in the study's own figure. */
const cellsMax = 400;

/** Every pair of characteristics of every population that left together, each once, in the study's order. */
export function allCrosstabs(evidence: TextEvidence): readonly Crosstab[] {
  const found = new Map<string, Crosstab>();
  for (const indicator of evidence.study.indicators.values()) {
    // A line of the sensitivity table of another one.
    if ((contentOf(indicator).association?.without ?? null) !== null) continue;
    const subject = subjectIn(indicator.id, evidence);
    if (subject === null) continue;
    for (const crosstab of crosstabsOf(subject)) {
      const { aCodes, bCodes } = crosstab;
      const size = aCodes.length * bCodes.length;
      const key = crosstabId(crosstab);
      if (aCodes.length > 1 && bCodes.length > 1 && size <= cellsMax && !found.has(key))
        found.set(key, crosstab);
    }
  }
  return [...found.values()];
}

/** The cell whose share is furthest from that of everyone. */
interface WidestGap {
  readonly aCode: string;
  readonly bCode: string;
  readonly share: number;
  readonly whole: number;
}

/** Shares along `b` in each code of `a`; null where no gap is wider than noise, and than a point. */
export function widestGap({ aCodes, bCodes, along }: Crosstab): WidestGap | null {
  const everyone = along("a");
  const gaps = aCodes.flatMap((aCode) => {
    const line = along("a", aCode);
    return bCodes.flatMap((bCode) => {
      const cell = line.cell(bCode);
      const [share, whole] = [cell.share, everyone.cell(bCode).share];
      if (share === null || whole === null || Math.abs(share - whole) < alikeMax) return [];
      return isDistinct(cell, whole) ? [{ aCode, bCode, share, whole }] : [];
    });
  });
  return gaps.toSorted((x, y) => Math.abs(y.share - y.whole) - Math.abs(x.share - x.whole))[0] ?? null;
}
