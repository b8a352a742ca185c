import type { GuardedTable } from "./protect-all.ts";
import type { PopulationAudit, PublishedAudit } from "./published-audit.ts";

/**
 * The table to keep first where what would leave of a population does not pass the audit: that with the most cells
 * that fail, the last of them where equal.
 * @param names its tables that would leave
 * @returns null where no table fails by itself: then none of them may leave
 */
function mostFailing(
  { cells, exposed, insiders, lines }: PopulationAudit,
  names: readonly string[],
): string | null {
  const failures = [
    ...cells.filter(({ holds }) => !holds),
    ...exposed,
    ...insiders.map(({ deduced }) => deduced),
    ...lines,
  ];
  const failed = names.map((name) => ({
    name,
    times: failures.filter(({ indicator }) => indicator === name).length,
  }));
  const [worst] = failed.toReversed().toSorted((a, b) => b.times - a.times);
  return worst === undefined || worst.times === 0 ? null : worst.name;
}

/** The table kept at the partner's, whatever was to be shown of it: what would leave did not pass the audit. */
function withholding(table: GuardedTable): GuardedTable {
  return {
    ...table,
    rows: table.rows.map(({ codes, cell }) => ({
      codes,
      cell: cell.status === "free" ? { status: "secondary", reason: "withheld_table" } : cell,
    })),
    treatment: table.treatment.kind === "withheld" ? table.treatment : { kind: "withheld", reason: "audit" },
  };
}

/**
 * Of each population that fails, without the table that fails most.
 * @param indicatorsOf the tables of a population
 */
export function withoutFailing(
  tables: readonly GuardedTable[],
  audit: PublishedAudit,
  indicatorsOf: (population: string) => readonly string[],
): readonly GuardedTable[] {
  const kept = new Set(
    audit.populations.flatMap((one) => {
      if (one.holds) return [];
      const own = indicatorsOf(one.population);
      const live = tables.flatMap(({ indicator, treatment }) =>
        own.includes(indicator) && treatment.kind !== "withheld" ? [indicator] : [],
      );
      const worst = mostFailing(one, live);
      return worst === null ? live : [worst];
    }),
  );
  return tables.map((table) => (kept.has(table.indicator) ? withholding(table) : table));
}
