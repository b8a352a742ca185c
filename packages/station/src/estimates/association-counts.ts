import { total } from "@vigie/engine";
import type { Association, Source } from "@vigie/study";
import type { ShownTable } from "./estimate-kind.ts";
import { answersOf } from "./model-patterns.ts";

/** Units of an association's table whose characteristic and outcome are known, as anyone can add them up. */
export interface AssociationCounts {
  readonly base: number;
  readonly events: number;
  /** Codes of the characteristic that some unit holds. */
  readonly held: readonly string[];
}

/** @returns null where one of the counts is masked: an odds ratio at two decimals would nearly give it back */
export function publishedCounts(
  indicator: Association,
  source: Source,
  table: ShownTable,
): AssociationCounts | null {
  const { of, outcome } = indicator;
  const cells = new Map(table.rows.map(({ codes, cell }) => [codes.join(), cell]));
  let [base, events] = [0, 0];
  const held: string[] = [];
  for (const code of answersOf(source, of)) {
    for (const answer of answersOf(source, outcome.attribute)) {
      const cell = cells.get(codesAt(indicator, code, answer).join());
      if (cell?.status !== "free") return null;
      base += cell.count;
      if (answer === outcome.code) events += cell.count;
    }
    const whole = cells.get(codesAt(indicator, code, total).join());
    if (whole?.status !== "free") return null;
    if (whole.count > 0) held.push(code);
  }
  return { base, events, held };
}

/** The row of one code of the characteristic and one of the outcome, all strata together. */
export function codesAt({ universe, strata }: Association, code: string, outcome: string): readonly string[] {
  return [universe, ...(strata === null ? [] : [total]), code, outcome];
}
