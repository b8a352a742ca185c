import type { Table } from "@vigie/engine";
import type { Highs } from "highs";
import { fewTold } from "../audit/few-told.ts";
import { type Knowledge, masked } from "../audit/knowledge.ts";
import { countsOf } from "../rules/open-lines.ts";
import type { Policy } from "../rules/policy.ts";
import { primaryCounts, type Reason } from "../rules/primary.ts";
import type { Problem } from "../suppression/problem.ts";
import type { Line } from "../system/system.ts";
import { type Costs, costOfCell, isNeverMasked } from "./costs.ts";
import type { Ledger } from "./ledger.ts";
import type { Earlier } from "./release.ts";

/** Why a whole table stays at the partner's; told there alone, since it says something of the hidden counts. */
export type WithheldReason =
  | "group_disclosure"
  | "never_masked"
  | "earlier_release"
  | "rounding"
  | "untried"
  | "too_linked"
  | "audit";

export interface DraftQuestion {
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly costs: Costs;
  /** Factors of the cost of each count: see `drawnCosts`. */
  readonly drawn: readonly number[];
  readonly withheld: ReadonlyMap<string, WithheldReason>;
  /** By indicator and row. */
  readonly earlier: ReadonlyMap<string, readonly Earlier[]>;
  /** By indicator and row, what its rounded value leaves to know; for rounded tables only. */
  readonly rounded: ReadonlyMap<string, readonly Knowledge[]>;
  /** Lines found telling once their cells are masked. */
  readonly lines: readonly Line[];
}

export interface Draft {
  readonly problem: Problem;
  readonly reasons: ReadonlyMap<number, Reason>;
  /** Tables that no mask can make publishable. */
  readonly hopeless: ReadonlyMap<string, WithheldReason>;
}

/** Which counts must be masked, which may not be, and which tables that already condemns. */
export function draftOf(question: DraftQuestion, highs: Highs): Draft {
  const { ledger, policy, withheld } = question;
  const live = { ...ledger.system, lines: ledger.system.lines.filter((line) => isLive(line, question)) };
  const primary = primaryCounts(live, ledger.values, policy, question.lines);
  const standing = standingOf(question);
  const reasons = reasonsOf(primary.reasons, standing);
  const absent = new Set([...standing.keys()].filter((count) => standing[count]?.live.length === 0));
  // Of a table that stays now, but for one that left before: what it showed then is still known.
  const unseen = new Set([...absent].filter((count) => standing[count]?.earlier === null));
  const known = new Set([...standing.keys()].filter((count) => standing[count]?.earlier === "published"));
  const roundedOnly = new Set([...standing.keys()].filter((count) => standing[count]?.roundedOnly === true));
  const isZero = (count: number) => ledger.values[count] === 0 && policy.zeros === "published";
  const forced = new Set(
    [...reasons.keys(), ...primary.withheldLines, ...absent, ...roundedOnly].filter(
      (count) => !known.has(count) || !absent.has(count),
    ),
  );
  const fixed = (count: number) =>
    known.has(count) || (standing[count]?.neverMasked === true && !roundedOnly.has(count));
  // More masks only ever tell less.
  const told = fewTold(
    ledger.system,
    ledger.values.map((value, count) => (forced.has(count) ? null : value)),
    policy.min,
    highs,
  );
  for (const { inner, outer } of told.nested) forced.add(fixed(inner) && !fixed(outer) ? outer : inner);
  const withheldLines = new Set(primary.withheldLines);
  for (const line of live.lines)
    if (countsOf(line).every((count) => forced.has(count)))
      for (const count of countsOf(line)) withheldLines.add(count);

  const isPublishedZero = (count: number) => isZero(count) && !forced.has(count);
  const never = new Set([...ledger.values.keys()].filter((count) => fixed(count) || isPublishedZero(count)));
  const mayBeZero = (count: number) =>
    withheldLines.has(count) || (absent.has(count) && (unseen.has(count) || ledger.values[count] === 0));
  const low = (count: number) => (policy.zeros === "published" && !mayBeZero(count) ? 1 : 0);

  const hopeless = new Map<string, WithheldReason>();
  const condemn = (indicators: readonly string[], reason: WithheldReason) => {
    for (const indicator of indicators)
      if (!withheld.has(indicator) && !hopeless.has(indicator)) hopeless.set(indicator, reason);
  };
  for (const line of primary.toWithhold)
    if (countsOf(line).some((count) => withheldLines.has(count) && fixed(count)))
      condemn([line.indicator], "group_disclosure");
  if (hopeless.size === 0)
    for (const count of forced) {
      const indicators = standing[count]?.live ?? [];
      if (known.has(count)) condemn(indicators, "earlier_release");
      else if (fixed(count)) condemn(indicators, "never_masked");
      else if (ledger.values[count] === 0 && low(count) === 1 && !roundedOnly.has(count))
        condemn(indicators, "earlier_release");
    }

  return {
    reasons,
    hopeless,
    problem: {
      system: { ...ledger.system, derived: [...ledger.system.derived, ...told.crossings] },
      values: ledger.values,
      weights: weightsOf(question),
      drawn: question.drawn,
      forced,
      small: new Set([...forced].filter((count) => reasons.get(count) === "threshold" && !unseen.has(count))),
      never: new Set([...never].filter((count) => !forced.has(count))),
      hidden: ledger.values.map((_, count) => {
        const rounded = standing[count]?.rounded ?? null;
        if (rounded === null) return masked(low(count));
        return roundedOnly.has(count) ? rounded : { ...rounded, low: Math.max(rounded.low, low(count)) };
      }),
      lines: live.lines,
      requirement: { min: policy.min, insider: 2, zeros: policy.zeros },
      singles: new Set([...forced.keys()].filter((count) => ledger.values[count] === 1)),
      ignored: new Set([...unseen].filter((count) => !primary.reasons.has(count))),
      sight: "partner",
    },
  };
}

const isLive = (line: Line, { withheld, rounded }: DraftQuestion) =>
  !withheld.has(line.indicator) && !rounded.has(line.indicator);

interface Standing {
  /** Published tables that hold the count. */
  readonly live: readonly string[];
  readonly earlier: Earlier;
  readonly neverMasked: boolean;
  readonly rounded: Knowledge | null;
  readonly roundedOnly: boolean;
}

function standingOf({ ledger, costs, withheld, earlier, rounded }: DraftQuestion): readonly Standing[] {
  return ledger.system.counts.map(({ cells }) => {
    const live = cells.filter(({ indicator }) => !withheld.has(indicator));
    const before = cells.map(({ indicator, row }) => earlier.get(indicator)?.[row] ?? null);
    const intervals = live.flatMap(({ indicator, row }) => rounded.get(indicator)?.[row] ?? []);
    return {
      live: live.map(({ indicator }) => indicator),
      earlier: before.includes("published") ? "published" : before.includes("masked") ? "masked" : null,
      neverMasked: live.some(({ indicator, row }) => {
        const table: Table | undefined = ledger.tables.get(indicator);
        return table !== undefined && isNeverMasked(table.rows[row]?.codes ?? [], table, costs);
      }),
      rounded:
        intervals.length === 0
          ? null
          : {
              low: intervals.reduce((max, { low }) => Math.max(max, low), 0),
              high: intervals.reduce((min, { high }) => Math.min(min, high), Number.POSITIVE_INFINITY),
            },
      roundedOnly: live.length > 0 && intervals.length === live.length,
    };
  });
}

function reasonsOf(
  primary: ReadonlyMap<number, Reason>,
  standing: readonly Standing[],
): ReadonlyMap<number, Reason> {
  const reasons = new Map(primary);
  standing.forEach(({ earlier }, count) => {
    if (earlier === "masked" && !reasons.has(count)) reasons.set(count, "earlier_release");
  });
  return reasons;
}

function weightsOf({ ledger, costs, withheld }: DraftQuestion): readonly number[] {
  return ledger.system.counts.map(({ cells }, count) =>
    cells
      .filter(({ indicator }) => !withheld.has(indicator))
      .reduce((sum, { indicator }) => sum + costOfCell(ledger.values[count] ?? 0, indicator, costs), 0),
  );
}
