import {
  type ProtectedTable,
  type ProtectQuestion,
  protect,
  type Release,
  withEffort,
} from "@vigie/disclosure";
import { dimensionsOf, type Indicator, type Source, type Study, type TableTreatment } from "@vigie/study";

/** What another choice of the study would leave of a table. */
export interface Alternative {
  /** Cells masked, of those that would leave; null where the table would be withheld. */
  readonly masked: number | null;
  readonly cells: number;
}

/** By indicator, for the tables that secrecy touches: null where the choice changes nothing or cannot be made. */
export interface Alternatives {
  /** Rare codes gathered first, of every characteristic with more than three. */
  readonly merged: ReadonlyMap<string, Alternative>;
  /** Counts rounded instead of masked. */
  readonly rounded: ReadonlyMap<string, Alternative>;
  /** Base of that rounding: the first round number above the threshold. */
  readonly base: number;
}

type Solver = Parameters<typeof protect>[1];

/** Cells of the tables that secrecy touches above which other choices are not tried, and work allowed for trying: see `withEffort`. */
const most = { cells: 400, effort: 1e8 };

/**
 * Protects the same tables again under two other choices, so that whoever decides can compare.
 * @returns null where that would take long
 */
export function alternativesTo(
  release: Release,
  question: ProtectQuestion,
  highs: Solver,
): Alternatives | null {
  const { study } = question;
  const base = 5 * Math.floor(study.disclosure.min / 5 + 1);
  const tried = release.tables.filter(isTouched);
  if (tried.reduce((cells, { rows }) => cells + rows.length, 0) > most.cells) return null;
  const touched = tried.map(({ indicator }) => indicator);
  const under = (
    choice: (indicator: Indicator, source: Source) => Partial<TableTreatment>,
    metered: Solver,
  ) => {
    const chosen = touched.flatMap((id) => {
      const indicator = study.indicators.get(id);
      const source = study.sources.get(indicator?.source ?? "");
      const own = indicator && source ? choice(indicator, source) : {};
      return Object.keys(own).length === 0 ? [] : [[id, { ...treatmentOf(study, id), ...own }] as const];
    });
    if (chosen.length === 0) return new Map<string, Alternative>();
    const tables = new Map([...study.disclosure.tables, ...chosen]);
    const other: Study = { ...study, disclosure: { ...study.disclosure, tables } };
    const found = protect({ ...question, study: other }, metered).tables;
    const asked = new Set(chosen.map(([id]) => id));
    return new Map(
      found.flatMap((table) =>
        asked.has(table.indicator) ? [[table.indicator, leftOf(table)] as const] : [],
      ),
    );
  };
  const gathered = (indicator: Indicator, source: Source) => {
    const merge = dimensionsOf(indicator).filter((name) => isGathered(name, source));
    return merge.length === 0 ? {} : { merge, round: null };
  };
  const found = withEffort(highs, most.effort, (metered) => ({
    base,
    merged: under(gathered, metered),
    rounded: under(() => ({ round: base }), metered),
  }));
  return found === "exhausted" ? null : found;
}

/** Whether secrecy keeps something of a table at the partner's. */
export function isTouched({ treatment, rows }: ProtectedTable): boolean {
  return treatment.kind === "withheld" || rows.some(({ cell }) => cell.status !== "free");
}

function isGathered(name: string, { attributes }: Source): boolean {
  const attribute = attributes.get(name);
  return attribute !== undefined && attribute.type === "code" && attribute.codes.length > 3;
}

function treatmentOf({ disclosure }: Study, indicator: string): TableTreatment {
  return disclosure.tables.get(indicator) ?? { weight: 1, merge: [], round: null };
}

function leftOf({ treatment, rows }: ProtectedTable): Alternative {
  const masked = rows.filter(({ cell }) => cell.status !== "free").length;
  return { masked: treatment.kind === "withheld" ? null : masked, cells: rows.length };
}
