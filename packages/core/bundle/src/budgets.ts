import {
  add,
  compareFractions,
  type Fraction,
  formatFraction,
  fraction,
  fractionOf,
} from "@vigie/disclosure";
import type { Window } from "@vigie/study";
import { countValue, textValue, type VigieError } from "@vigie/words";
import type { ReceivedBundle } from "./bundle.ts";
import { bundleProblem } from "./problems.ts";

/** What a bundle spends of the budget of the persons of one source. */
export interface Spending {
  readonly source: string;
  readonly window: Window;
  readonly rho: Fraction;
  /** Mark of its draw of noise; null in a ledger written before marks: such a line is a draw of its own. */
  readonly mark: string | null;
  /** SHA-256 over those of its tables. */
  readonly tables: string;
  /** Other sources of the bundle that read one file with it. */
  readonly sharesFile: readonly string[];
}

/** What bundles spent together on the persons of one source, or of several that read one file. */
export interface Budget {
  /** `partner`, or `group/holder`. */
  readonly partner: string;
  readonly sources: readonly string[];
  /** The days on which most was spent, both included. */
  readonly window: Window;
  /** On each of these days. */
  readonly rho: Fraction;
  /** Hashes of the bundles about these days, each once. */
  readonly bundles: readonly string[];
  /** Over all days. */
  readonly total: Fraction;
  /** Different ones. */
  readonly windows: number;
}

/** What a partner lets out on one day of the persons of one file, unless the study or the partner says less. */
export const defaultCap = 3;

export function spendingsOf({ manifest, guarantee, fingerprints }: ReceivedBundle): readonly Spending[] {
  const drawn = new Map(manifest.sources.map((source) => [source.source, source]));
  return guarantee.sources.map(({ source, window, rho }) => {
    const [found, tables] = [drawn.get(source), fingerprints.get(source)];
    if (found === undefined || tables === undefined) throw new RangeError("a guarantee of no draw");
    return { source, window, rho, mark: found.mark, tables, sharesFile: found.sharesFile };
  });
}

/** One draw let out again discloses nothing more: it is counted once. Equal tables of two draws are two. */
export function sumOfDraws(spendings: readonly Pick<Spending, "rho" | "mark">[]): Fraction {
  const marked = new Map(spendings.flatMap(({ mark, rho }) => (mark === null ? [] : [[mark, rho] as const])));
  const unmarked = spendings.filter(({ mark }) => mark === null).map(({ rho }) => rho);
  return [...marked.values(), ...unmarked].reduce(add, fraction(0n));
}

/** Sources in groups: those that read one file, directly or through others, as some bundle declares. */
export function sourcesByFile(
  spendings: readonly Pick<Spending, "source" | "sharesFile">[],
): readonly (readonly string[])[] {
  let groups: readonly (readonly string[])[] = [];
  for (const { source, sharesFile } of spendings) {
    const linked = [source, ...sharesFile];
    const isJoined = (group: readonly string[]) => group.some((id) => linked.includes(id));
    const joined = [...groups.filter(isJoined).flat(), ...linked];
    groups = [...groups.filter((group) => !isJoined(group)), [...new Set(joined)].toSorted()];
  }
  return groups;
}

/** The days of a period on which most was spent, and what was. */
export interface Peak {
  readonly window: Window;
  readonly rho: Fraction;
}

/**
 * Windows that share a day add up: the sum changes only where one starts or ends, and is greatest where some start.
 * @param days looked at; every day of the spendings unless said
 * @returns null where none of them is about these days
 */
export function peakOf(spendings: readonly Spending[], days: Window = always): Peak | null {
  const about = spendings.filter(({ window }) => window.from <= days.to && days.from <= window.to);
  const starts = new Set(about.map(({ window }) => latest([window.from, days.from])));
  let peak: Peak | null = null;
  for (const day of [...starts].toSorted()) {
    const held = about.filter((spending) => isAbout(spending, day));
    const rho = sumOfDraws(held);
    if (peak !== null && compareFractions(rho, peak.rho) <= 0) continue;
    const to = [days.to, ...held.map(({ window }) => window.to)].toSorted()[0] ?? day;
    peak = { window: { from: day, to }, rho };
  }
  return peak;
}

const always: Window = { from: "0000-01-01", to: "9999-12-31" };

function isAbout({ window }: Spending, day: string): boolean {
  return window.from <= day && day <= window.to;
}

function latest(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? "";
}

/** Whose persons a bundle is of: a partner, or one holder of a group, `group/holder`. */
export function senderOf({ manifest: { partner, holder } }: Pick<ReceivedBundle, "manifest">): string {
  return holder === undefined ? partner : `${partner}/${holder}`;
}

/** Budgets add up, whatever the version of the study and the secret of the partner. Methods, section 7.16. */
export function budgetsOf(bundles: readonly ReceivedBundle[]): readonly Budget[] {
  // Persons of two holders are others: their budgets do not add up.
  const ofHolder = Map.groupBy(bundles, senderOf);
  return [...ofHolder].flatMap(([partner, own]) => {
    const spent = own.flatMap((bundle) =>
      spendingsOf(bundle).map((spending) => ({ ...spending, bundle: bundle.hash })),
    );
    return sourcesByFile(spent).flatMap((sources): readonly Budget[] => {
      const ofSources = spent.filter(({ source }) => sources.includes(source));
      const peak = peakOf(ofSources);
      if (peak === null) return [];
      const held = ofSources.filter((spending) => isAbout(spending, peak.window.from));
      return [
        {
          partner,
          sources,
          ...peak,
          bundles: [...new Set(held.map(({ bundle }) => bundle))],
          total: sumOfDraws(ofSources),
          windows: new Set(ofSources.map(({ window }) => `${window.from} ${window.to}`)).size,
        },
      ];
    });
  });
}

/** What one person present in every source and window may have lost, by partner. */
export interface PartnerTotal {
  readonly partner: string;
  readonly rho: Fraction;
}

export function totalsOf(budgets: readonly Budget[]): readonly PartnerTotal[] {
  return [...Map.groupBy(budgets, ({ partner }) => partner)].map(([partner, own]) => ({
    partner,
    rho: own.map(({ total }) => total).reduce(add, fraction(0n)),
  }));
}

/** Whether bundles received let out more together than a partner may, or one draw with two different tables. */
export function accountingProblems(
  bundles: readonly ReceivedBundle[],
  cap: number = defaultCap,
): readonly VigieError[] {
  const over = budgetsOf(bundles)
    .filter(({ rho }) => isOver(rho, cap))
    .map(({ partner, sources, window, rho, bundles: hashes }) =>
      bundleProblem(
        "bundle/over-cap",
        {},
        {
          partner: textValue(partner),
          ...groupValues(sources, window),
          bundles: countValue(hashes.length),
          ...capValues(rho, cap),
        },
      ),
    );
  return [...over, ...contradictions(bundles)];
}

/** One draw gives one set of tables: a mark with another was changed, or copied from another bundle. */
function contradictions(bundles: readonly ReceivedBundle[]): readonly VigieError[] {
  const spent = bundles.flatMap((bundle) =>
    spendingsOf(bundle).map(({ source, mark, tables }) => ({
      partner: bundle.manifest.partner,
      source,
      mark,
      tables,
    })),
  );
  return [...Map.groupBy(spent, ({ mark }) => mark).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined || own.every(({ tables }) => tables === first.tables)) return [];
    const { partner, source } = first;
    return [
      bundleProblem("bundle/mark-reused", {}, { partner: textValue(partner), source: textValue(source) }),
    ];
  });
}

export function isOver(rho: Fraction, cap: number): boolean {
  return compareFractions(rho, fractionOf(cap)) > 0;
}

export function groupValues(sources: readonly string[], { from, to }: Window) {
  return {
    sources: textValue(sources.join(", ")),
    count: countValue(sources.length),
    from: textValue(from),
    to: textValue(to),
  };
}

export function capValues(rho: Fraction, cap: number) {
  return { rho: textValue(formatFraction(rho)), cap: countValue(cap) };
}
