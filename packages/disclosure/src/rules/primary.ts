import { isMasked, type Knowledge, published } from "../audit/knowledge.ts";
import type { Line, System } from "../system/system.ts";
import { countsOf, partlessLines, withheldWith } from "./open-lines.ts";
import type { Policy } from "./policy.ts";

export type Reason = "threshold" | "zero" | "group_disclosure" | "earlier_release";

export interface Primary {
  /** First rule that applies, by count. */
  readonly reasons: ReadonlyMap<number, Reason>;
  /** Lines to withhold whole. */
  readonly toWithhold: readonly Line[];
  /** Their counts, zeros included: nothing says then that they are above 0. */
  readonly withheldLines: ReadonlySet<number>;
}

/**
 * Counts that may not be published, by their value alone or by the line they stand in.
 * @param values true counts, in the order of the system's
 * @param found lines found telling once their cells are masked, to withhold with the others
 */
export function primaryCounts(
  system: System,
  values: readonly number[],
  policy: Policy,
  found: readonly Line[] = [],
): Primary {
  const reasons = new Map<number, Reason>();
  values.forEach((value, count) => {
    if (value > 0 && value < policy.min) reasons.set(count, "threshold");
    else if (value === 0 && policy.zeros === "masked" && (system.counts[count]?.atoms.length ?? 0) > 0)
      reasons.set(count, "zero");
  });
  const isZero = (count: number) => values[count] === 0 && policy.zeros === "published";
  const telling = tellingLines(system, values.map(published), policy);
  const small = system.lines.filter((line) => isSmallAndAlone(line, values, policy));
  const toWithhold = [...telling, ...small, ...found];
  const withheldLines = withheldWith(system, toWithhold, isZero);
  for (const count of telling.flatMap(countsOf))
    if (withheldLines.has(count) && !reasons.has(count)) reasons.set(count, "group_disclosure");
  return { reasons, toWithhold, withheldLines };
}

/** A masked total all in one part: the zeros beside it would say that the two masked counts are one. */
function isSmallAndAlone(
  { total, leaves }: Line,
  values: readonly number[],
  { min, zeros }: Policy,
): boolean {
  const sum = values[total] ?? 0;
  const held = leaves.filter((leaf) => (values[leaf] ?? 0) > 0);
  return zeros === "published" && sum > 0 && sum < min && held.length === 1;
}

/**
 * Lines of at least one unit where one cell may hold all but `allBut` of them, masked cells counted with their
 * greatest possible value: masking other cells does not cure it. A line withheld whole tells nothing, nor does a
 * total without any of its parts: as where no table crosses the two. Where zeros may be masked, a masked cell may
 * always be 0, and only lines without any are judged.
 */
export function tellingLines(
  system: System,
  knowledge: readonly Knowledge[],
  { allBut, zeros }: Pick<Policy, "allBut" | "zeros">,
): readonly Line[] {
  const hidden = (count: number) => isMasked(knowledge[count] ?? published(0));
  const low = (count: number) => knowledge[count]?.low ?? 0;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + low(count), 0);
  const partless = new Set(partlessLines(system, system.lines, knowledge));
  return system.lines.filter((line) => {
    if (!line.sensitive || partless.has(line)) return false;
    const counts = countsOf(line);
    if (zeros === "masked" && counts.some(hidden)) return false;
    if (knowledge[line.total]?.high === 0) return false;
    const all = sum(line.leaves);
    const whole = knowledge[line.total];
    return line.parts.some(({ count, leaves, telling }) => {
      const high = knowledge[count]?.high ?? 0;
      const outside = Math.max(all - sum(leaves), whole === undefined ? 0 : whole.low - high);
      return telling && high > 0 && outside <= allBut;
    });
  });
}
