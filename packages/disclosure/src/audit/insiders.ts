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
  readonly wanted: (holder: number) => (deduced: number) => number;
  /** Failures of one holder after which it is left: on the way to masks a few are enough. */
  readonly most: number;
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
  if (masked.length > sharedSweeps) shareSweeps(masked, ground);
  return masked.flatMap((holder) => {
    const others = masked.filter((target) => target !== holder);
    const by = rules.wanted(subject(holder));
    const left = Uint32Array.from(targets, (_, target) => by(subject(target)));
    const wanted = (target: number) => left[target] ?? 0;
    const deduced = deducedBy(holder, others, { ground, wanted, most: rules.most });
    return deduced.map((target) => ({ holder: subject(holder), deduced: subject(target) }));
  });
}

/** Sweeps made once for all insiders: vertices hold many targets at 1, and serve each of those. */
const sharedSweeps = 12;

function shareSweeps(targets: readonly number[], ground: Ground): void {
  const tally = tallyOf(ground.component.targets.length, ground.shape);
  for (let turn = 0; turn < sharedSweeps; turn++)
    sweep(targets, sweepsMax + turn, { ground, tally, holds: [] });
}

/** Earlier points tried for an insider: mostly three settle it, and more cost more than a new sweep. */
const recentMax = 100;

/** Targets that two points do not settle: the same value everywhere, or more than two values wanted. */
function stillAlike(
  targets: readonly number[],
  points: readonly Int32Array[],
  wanted: (target: number) => number,
): readonly number[] {
  const [first, ...others] = points;
  let open = targets;
  for (const values of others) {
    open = open.filter((target) => wanted(target) > 2 || values[target] === first?.[target]);
    if (open.length === 0) break;
  }
  return open;
}

function deducedBy(
  holder: number,
  others: readonly number[],
  {
    ground,
    wanted,
    most,
  }: { readonly ground: Ground; readonly wanted: (target: number) => number; readonly most: number },
): readonly number[] {
  const suited = ground.pool.filter((values) => values[holder] === 1).slice(-recentMax);
  let open = stillAlike(others, suited, wanted);
  if (open.length === 0) return [];
  const tally = tallyOf(ground.component.targets.length, ground.shape);
  const search: Search = { ground, tally, holds: [{ target: holder, value: 1 }] };
  const isOpen = (target: number) => tally.values(target) < wanted(target);
  for (const values of suited) tally.add(values);
  open = open.filter(isOpen);
  for (let turn = 0; turn < sweepsMax && open.length > 0; turn++) {
    if (!sweep(open, turn, search)) return [];
    open = open.filter(isOpen);
  }
  const deduced: number[] = [];
  for (const target of open) {
    if (deduced.length >= most) break;
    if (!isOpen(target)) continue;
    const high = extremeOf(target, 1, search);
    const low = isOpen(target) ? extremeOf(target, -1, search) : null;
    if (high !== null && low !== null) searchValues(target, { low, high, wanted: wanted(target) }, search);
    if (high !== null && isOpen(target)) deduced.push(target);
  }
  return deduced;
}
