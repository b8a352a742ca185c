import { marginSums, reconcile, standardErrors } from "@vigie/statistics/margins";
import { breakdownView, type Study } from "@vigie/study";
import { type AgreementOptions, noiseAndMargins } from "./agreement.ts";
import type { PossibleTable } from "./plan/counting-plan.ts";
import type { UnmetSize } from "./unmet-size.ts";

/** A published size, judged by the noisy counts of its universe. Methods, section 7, point 7. */
export interface JudgedSize {
  readonly universe: string;
  /** As published. */
  readonly size: number;
  /** Units of the universe, estimated from the noisy counts without any published size, and its standard error. */
  readonly estimate: number;
  readonly standardError: number;
  /**
   * - `met`: within the noise of the estimate;
   * - `adjusted`: farther, but near enough to be used: it moves counts by more than their noise;
   * - `unused`: too far. Tables agree without it.
   */
  readonly use: "met" | "adjusted" | "unused";
}

/** A study as one of its partners counts it: a size published of a whole group is that of none of its holders. */
export function withOwnSizes<Counted extends Pick<Study, "partners" | "disclosure">>(
  study: Counted,
  partner: string,
): Counted {
  const { group = null, sources = [] } = study.partners.get(partner) ?? {};
  if (group === null || !sources.some((id) => study.disclosure.public.has(id))) return study;
  const sizes = [...study.disclosure.public].filter(([id]) => !sources.includes(id));
  return { ...study, disclosure: { ...study.disclosure, public: new Map(sizes) } };
}

/** Standard errors of the estimate within which a size is met. */
const errorsMax = 3;
/** Share of the size that is tolerated besides. */
const toleratedShare = 0.02;

/**
 * How near each published size is to the noisy total of its universe. It reads nothing but noisy counts and the study, so that
 * it costs no privacy. A size whose universe no table tells apart is left out: nothing is adjusted to it.
 * @param noisy values of the cells of drawn tables, by id
 */
export function judgedSizes(
  tables: readonly PossibleTable[],
  noisy: ReadonlyMap<string, ArrayLike<number>>,
  { source, study }: Omit<AgreementOptions, "unmet">,
): readonly JudgedSize[] {
  const sizes = [...(study.disclosure.public.get(source.id) ?? [])];
  if (sizes.length === 0) return [];
  const counted = tables.filter(({ openList, measure }) => !openList && measure === "count");
  const none = new Map(sizes.map(([universe]) => [universe, null]));
  const { noise, constraints } = noiseAndMargins(counted, source, none);
  const drawn = noise.map(({ variance }, at) => ({
    variance,
    values: noisy.get(counted[at]?.id ?? "") ?? [],
  }));
  const values = reconcile(drawn, constraints);
  const errorsOf = standardErrors(noise, constraints);
  return sizes.flatMap(([universe, { size }]) => {
    const views = counted.map((table) => breakdownView(table, source, { universe, dimensions: [] }));
    const table = views.findIndex((view) => view !== null);
    const view = views[table] ?? null;
    if (view === null) return [];
    const [estimate = 0] = marginSums(view, view.size, values[table]?.values ?? []);
    const [standardError = 0] = errorsOf({ ...view, table });
    return [{ universe, size, estimate, standardError, use: useOf(size, { estimate, standardError }) }];
  });
}

function useOf(
  size: number,
  { estimate, standardError }: Pick<JudgedSize, "estimate" | "standardError">,
): JudgedSize["use"] {
  const off = Math.abs(estimate - size);
  if (off <= errorsMax * standardError) return "met";
  return off <= errorsMax * standardError + toleratedShare * size ? "adjusted" : "unused";
}

export function unmetIn(sizes: readonly JudgedSize[]): readonly UnmetSize[] {
  return sizes.flatMap(({ universe, use, estimate }): readonly UnmetSize[] => {
    if (use === "met") return [];
    return use === "unused" ? [{ universe, use }] : [{ universe, use, estimate: Math.round(estimate) + 0 }];
  });
}
