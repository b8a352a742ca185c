import type { AuditedBundle } from "@vigie/bundle";
import { fieldNames, type Policy, type ProtectedTable, policyOf, withMeasures } from "@vigie/disclosure";
import { type Outcome, total } from "@vigie/engine";
import type { Source, Study, Summary } from "@vigie/study";
import { rootsOf } from "../estimates/could-tell.ts";
import type { Links } from "../estimates/links.ts";
import { universesOf } from "../estimates/reads-of.ts";
import { earlierSummaries, fieldsOfEarlier, universesOfEarlier } from "./earlier-summaries.ts";
import {
  crossingSize,
  type NumberCrossing,
  naturalRegions,
  numberCrossing,
  type PersonsAlike,
  regionOf,
} from "./number-crossing.ts";
import { personsOf } from "./number-joints.ts";
import { stepOf } from "./printed-number.ts";
import { type Printed, printedRows, type SummaryRow } from "./printed-rows.ts";
import { rowsTold } from "./rows-told.ts";
import { toldBefore } from "./told-before.ts";
import {
  countingBy,
  fieldsCountedWith,
  fieldsMadeOf,
  fieldsThatSay,
  toldByCounts,
} from "./told-by-counts.ts";

export interface NumbersQuestion {
  readonly study: Study;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Bundles of this partner that left before. */
  readonly previous: readonly AuditedBundle[];
  /** By source. */
  readonly links: ReadonlyMap<string, Links>;
}

/** A table that sums a number up, with its indicator. */
interface SummaryTable {
  readonly summary: Summary;
  readonly table: ProtectedTable;
}

/**
 * The tables that sum numbers of persons up, by indicator, with what may leave of their measures: all those of one number
 * of a source are judged together, and means keep few digits. Of two numbers made of one date, as ages at two days, the
 * second prints nothing: who had a birthday in between is in their difference. Decision 26.
 * @param tables of a run, with all that was estimated
 */
export function quietNumbers(
  tables: readonly ProtectedTable[],
  question: NumbersQuestion,
): ReadonlyMap<string, ProtectedTable> {
  const { study } = question;
  const summaries = tables.flatMap((table) => {
    const summary = study.indicators.get(table.indicator);
    return summary?.kind === "summary" && table.treatment.kind !== "withheld" ? [{ summary, table }] : [];
  });
  const together = Map.groupBy(summaries, ({ summary }) => JSON.stringify([summary.source, summary.number]));
  const made = new Set<string>();
  return new Map(
    [...together.values()].flatMap((own) => {
      const { source: id = "", number = "" } = own[0]?.summary ?? {};
      const source = study.sources.get(id);
      if (source === undefined) throw new RangeError("a table is not of this study");
      if (source.protects === "nothing") return [];
      const origins = rootsOf(number, source).map((root) => JSON.stringify([id, root]));
      const isSecond = origins.some((origin) => made.has(origin));
      for (const origin of origins) made.add(origin);
      const quiet = isSecond
        ? own.map(({ table }) => withRows(table, new Map()))
        : quietTogether(own, source, { ...question, tables });
      return quiet.map((table) => [table.indicator, table] as const);
    }),
  );
}

function quietTogether(
  summaries: readonly SummaryTable[],
  source: Source,
  {
    study,
    outcomes,
    previous,
    links,
    tables,
  }: NumbersQuestion & { readonly tables: readonly ProtectedTable[] },
): readonly ProtectedTable[] {
  const policy = policyOf(study);
  const number = summaries[0]?.summary.number ?? "";
  const persons = personsOf(number, source, outcomes.get(source.id)?.joints ?? new Map());
  if (persons === null) return summaries.map(({ table }) => withRows(table, new Map()));
  const earlier = earlierSummaries(previous, study);
  const step = stepOf(persons.flatMap(({ number }) => number ?? []));
  const own = [...study.indicators.values()].filter((indicator) => indicator.source === source.id);
  const saying = fieldsThatSay(fieldsMadeOf(number, own, source), source, step);
  const beside = {
    fields: [
      ...fieldsOfEarlier(earlier.flat(), source),
      ...saying,
      ...fieldsCountedWith(
        saying,
        summaries.map(({ summary }) => summary),
        { indicators: own, source },
      ),
    ],
    universes: [
      ...earlier.flat().flatMap((each) => universesOfEarlier(each, source).map(({ id }) => id)),
      ...countingBy(saying, own, source).flatMap(universesOf),
    ],
  };
  const judged = crossable(summaries, { persons, source, policy, beside });
  if (judged === null) return summaries.map(({ table }) => withRows(table, new Map()));
  const { crossing } = judged;
  const rows = judged.summaries.flatMap((each) => rowsOf(each, crossing));
  const natural = naturalRegions(crossing);
  const before = toldBefore(earlier, { number, study, source, persons, crossing, natural }, policy.min);
  const told = rowsTold(crossing, natural, {
    rows,
    before,
    counts: toldByCounts(tables, crossing, { fields: saying, study, source, step }),
    policy,
  });
  // Who has a number is then counted by other tables, and how many of rows that say nothing comes out of these.
  const counted = own.flatMap((indicator) => fieldNames(indicator, source));
  const isCounted = (links.get(source.id) ?? []).some(
    (pair) =>
      pair.includes(number) && pair.some((name) => counted.includes(name) && !crossing.fields.includes(name)),
  );
  const printed = printedRows(
    { ...told, known: told.known && !isCounted },
    { step, crossing, policy, before },
  );
  return summaries.map(({ table }) => withRows(table, printed));
}

/** Some seconds of work at most. */
const sizeMax = 300_000;

/** As many tables as can be judged together, in the order of the study: the others print nothing. */
function crossable(
  summaries: readonly SummaryTable[],
  {
    persons,
    source,
    policy,
    beside,
  }: {
    readonly persons: readonly PersonsAlike[];
    readonly source: Source;
    readonly policy: Policy;
    /** What persons are told apart by besides. */
    readonly beside: { readonly fields: readonly string[]; readonly universes: readonly string[] };
  },
): { readonly summaries: readonly SummaryTable[]; readonly crossing: NumberCrossing } | null {
  for (let size = summaries.length; size > 0; size--) {
    const some = summaries.slice(0, size);
    const universes = ["all", ...some.map(({ summary }) => summary.universe), ...beside.universes];
    const fields = [...some.map(({ summary }) => summary.of), ...beside.fields];
    const crossing = numberCrossing(persons, {
      universes: [...source.universes.values()].filter(({ id }) => universes.includes(id)),
      fields: [...new Set(fields)],
      policy,
    });
    if (crossingSize(crossing) <= sizeMax) return { summaries: some, crossing };
  }
  return null;
}

/** Those with a number; the whole comes last: it is given up before a part of it is. */
function rowsOf({ summary, table }: SummaryTable, crossing: NumberCrossing): readonly SummaryRow[] {
  const { statistic } = summary;
  const at = table.measures.indexOf(statistic);
  const isWhole = ({ codes }: SummaryRow["row"]) => codes.at(-1) === total;
  return [...table.rows.filter((row) => !isWhole(row)), ...table.rows.filter(isWhole)].flatMap((row) => {
    const value = row.values[at] ?? null;
    if (value === null) return [];
    const region = regionOf(
      crossing,
      ({ within, codes }) =>
        (within.get(summary.universe) ?? false) &&
        (isWhole(row) || codes.get(summary.of) === row.codes.at(-1)),
    );
    return [{ statistic, table, row, value, region }];
  });
}

function withRows(table: ProtectedTable, printed: Printed): ProtectedTable {
  const nothing = table.measures.map(() => null);
  return withMeasures(table, {
    names: table.measures,
    values: new Map(table.rows.map((row) => [row.codes.join(","), printed.get(row) ?? nothing])),
  });
}
