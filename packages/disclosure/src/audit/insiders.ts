import { extremeOf, type Ground, type Search, searchValues, sweep } from "./search.ts";
import { tallyOf } from "./tally.ts";

/** Someone alone in the masked count `holder` would leave fewer values than asked to the masked count `deduced`. */
export interface InsiderFailure {
  readonly holder: number;
  readonly deduced: number;
}

export interface InsiderRules {
  readonly isMasked: (subject: number) => boolean;
  /** Values that a person alone in one count must leave to another. */
  readonly wanted: (holder: number, deduced: number) => number;
}

/** Sweeps tried for one insider before its targets are asked one by one. */
const sweepsMax = 3;

/**
 * Anyone alone in a cell knows that it is 1. Every masked count that may be 1 is held there in turn, and every
 * other masked count of the component must keep several values; in other components nothing changes.
 */
export function auditInsiders(ground: Ground, rules: InsiderRules): readonly InsiderFailure[] {
  const { targets } = ground.component;
  const subject = (target: number) => targets[target]?.subject ?? -1;
  const masked = [...targets.keys()].filter((target) => rules.isMasked(subject(target)));
  return masked.flatMap((holder) => {
    const others = masked.filter((target) => target !== holder);
    const wanted = (target: number) => rules.wanted(subject(holder), subject(target));
    const deduced = deducedBy(holder, others, { ground, wanted });
    return deduced.map((target) => ({ holder: subject(holder), deduced: subject(target) }));
  });
}

function deducedBy(
  holder: number,
  others: readonly number[],
  { ground, wanted }: { readonly ground: Ground; readonly wanted: (target: number) => number },
): readonly number[] {
  const tally = tallyOf(ground.component.targets.length, ground.twoTrees);
  const search: Search = { ground, tally, holds: [{ target: holder, value: 1 }] };
  const isOpen = (target: number) => tally.values(target) < wanted(target);
  let open = others;
  for (const values of ground.pool) {
    if (values[holder] !== 1) continue;
    tally.add(values);
    if (tally.points > 1) open = open.filter(isOpen);
    if (open.length === 0) return [];
  }
  for (let turn = 0; turn < sweepsMax && open.length > 0; turn++) {
    if (!sweep(open, turn, search)) return [];
    open = open.filter(isOpen);
  }
  return open.filter((target) => {
    if (!isOpen(target)) return false;
    const high = extremeOf(target, 1, search);
    const low = isOpen(target) ? extremeOf(target, -1, search) : null;
    if (high !== null && low !== null) searchValues(target, { low, high, wanted: wanted(target) }, search);
    return high !== null && isOpen(target);
  });
}
