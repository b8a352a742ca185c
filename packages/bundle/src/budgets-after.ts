import { compare, type Fraction } from "@vigie/disclosure";
import type { Window } from "@vigie/study";
import { type Ledger, type LedgerLine, spentOf, withLine } from "./ledger.ts";

/** What left of the persons of a source over a window, once a bundle is in the ledger. */
export interface BudgetAfter {
  readonly source: string;
  readonly window: Window;
  /** Of this bundle. */
  readonly rho: Fraction;
  /** Of all bundles, this one included. */
  readonly used: Fraction;
  /** Whether the same tables were counted already. */
  readonly isSame: boolean;
}

export function budgetsAfter(ledger: Ledger, line: LedgerLine): readonly BudgetAfter[] {
  const after = withLine(ledger, line);
  return line.spent.map(({ source, window, rho }) => {
    const used = spentOf(after, source, window);
    return { source, window, rho, used, isSame: compare(used, spentOf(ledger, source, window)) === 0 };
  });
}
