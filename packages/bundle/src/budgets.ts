import { add, compare, type Fraction, formatFraction, fraction, fractionOf } from "@vigie/disclosure";
import type { Window } from "@vigie/study";
import { countValue, textValue, type VigieError } from "@vigie/words";
import type { ReceivedBundle } from "./bundle.ts";
import { problem } from "./problems.ts";

/** What a bundle spends of the budget of one source of persons. */
export interface Spending {
  readonly source: string;
  readonly window: Window;
  readonly rho: Fraction;
  /** SHA-256 over those of its tables. */
  readonly tables: string;
}

/** What bundles spent together on the persons of one source over one window. */
export interface Budget {
  readonly partner: string;
  readonly source: string;
  readonly window: Window;
  readonly rho: Fraction;
  /** Hashes of the bundles, each once. */
  readonly bundles: readonly string[];
}

/** What a partner lets out of one source and window in all, unless the study or the partner says less. */
export const defaultCap = 3;

export function spendingsOf({ guarantee, fingerprints }: ReceivedBundle): readonly Spending[] {
  return guarantee.sources.map(({ source, window, rho }) => {
    const tables = fingerprints.get(source);
    if (tables === undefined) throw new RangeError("a guarantee of no table");
    return { source, window, rho, tables };
  });
}

/** The same tables let out again say nothing more: they are counted once. */
export function sumOfDistinct(spendings: readonly Pick<Spending, "rho" | "tables">[]): Fraction {
  const greatest = new Map<string, Fraction>();
  for (const { rho, tables } of spendings) {
    const before = greatest.get(tables);
    if (before === undefined || compare(before, rho) < 0) greatest.set(tables, rho);
  }
  return [...greatest.values()].reduce(add, fraction(0n));
}

/** Budgets add up, whatever the version of the study and the secret of the partner. Methods, section 7.16. */
export function budgetsOf(bundles: readonly ReceivedBundle[]): readonly Budget[] {
  const spent = bundles.flatMap((bundle) =>
    spendingsOf(bundle).map((spending) => ({
      ...spending,
      partner: bundle.manifest.partner,
      bundle: bundle.hash,
    })),
  );
  const keyOf = ({ partner, source, window }: (typeof spent)[number]) =>
    [partner, source, window.from, window.to].join(" ");
  return [...Map.groupBy(spent, keyOf).values()].flatMap((own) =>
    own.slice(0, 1).map(({ partner, source, window }) => ({
      partner,
      source,
      window,
      rho: sumOfDistinct(own),
      bundles: [...new Set(own.map(({ bundle }) => bundle))],
    })),
  );
}

/** What one person present in every source and window may have lost, by partner. */
export interface PartnerTotal {
  readonly partner: string;
  readonly rho: Fraction;
  /** Different ones. */
  readonly windows: number;
}

export function totalsOf(budgets: readonly Budget[]): readonly PartnerTotal[] {
  return [...Map.groupBy(budgets, ({ partner }) => partner)].map(([partner, own]) => ({
    partner,
    rho: own.map(({ rho }) => rho).reduce(add, fraction(0n)),
    windows: new Set(own.map(({ window }) => `${window.from} ${window.to}`)).size,
  }));
}

/** Whether bundles received let out more together than a partner may. */
export function overCapProblems(
  bundles: readonly ReceivedBundle[],
  cap: number = defaultCap,
): readonly VigieError[] {
  return budgetsOf(bundles)
    .filter(({ rho }) => isOver(rho, cap))
    .map(({ partner, source, window, rho, bundles: hashes }) =>
      problem(
        "bundle/over-cap",
        {},
        {
          partner: textValue(partner),
          source: textValue(source),
          from: textValue(window.from),
          to: textValue(window.to),
          bundles: countValue(hashes.length),
          ...capValues(rho, cap),
        },
      ),
    );
}

export function isOver(rho: Fraction, cap: number): boolean {
  return compare(rho, fractionOf(cap)) > 0;
}

export function capValues(rho: Fraction, cap: number) {
  return { rho: textValue(formatFraction(rho)), cap: countValue(cap) };
}
