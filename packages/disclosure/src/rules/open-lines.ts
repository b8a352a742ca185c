import { isMasked, type Knowledge, published } from "../audit/knowledge.ts";
import type { Line, System } from "../system/system.ts";

const partsOf = ({ parts }: Line): readonly number[] => parts.map(({ count }) => count);
export const countsOf = (line: Line): readonly number[] => [line.total, ...partsOf(line)];

/**
 * Counts of a line that are 0 because one that is not inside of it is: nobody has that code, among more persons than
 * those of the line. Shown, they tell nothing of the line. What lies inside says no more than the line itself.
 */
function emptyAnyway(system: System, line: Line, isZero: (count: number) => boolean): ReadonlySet<number> {
  const zeros = countsOf(line).filter(isZero);
  if (zeros.length === 0) return new Set();
  const { counts, links } = system;
  const inside = new Set(counts[line.total]?.atoms);
  spread(inside, links);
  return emptyBy(
    zeros,
    (count) => isZero(count) && counts[count]?.atoms.some((atom) => !inside.has(atom)) === true,
    system,
  );
}

/** Zeros all of whose atoms are in others. */
function emptyBy(
  zeros: readonly number[],
  isSaying: (count: number) => boolean,
  { counts, links }: System,
): ReadonlySet<number> {
  const atoms = new Set(counts.flatMap((count, at) => (isSaying(at) ? count.atoms : [])));
  spread(atoms, links);
  return new Set(zeros.filter((count) => counts[count]?.atoms.every((atom) => atoms.has(atom))));
}

/** Counts of lines withheld whole, but for the zeros that others, still shown, say already. */
export function withheldWith(
  system: System,
  lines: readonly Line[],
  isZero: (count: number) => boolean,
): ReadonlySet<number> {
  const withheld = new Set<number>();
  for (let before = -1; before !== withheld.size; ) {
    before = withheld.size;
    for (const line of lines) {
      const empty = emptyAnyway(system, line, (count) => isZero(count) && !withheld.has(count));
      for (const count of countsOf(line)) if (!empty.has(count)) withheld.add(count);
    }
  }
  return withheld;
}

/** Where all the atoms of one side of a link are empty, so are those of the other: they are the same persons. */
function spread(empty: Set<number>, links: System["links"]): void {
  const isEmpty = (atoms: readonly number[]) => atoms.every((atom) => empty.has(atom));
  for (let before = -1; before < empty.size; ) {
    before = empty.size;
    for (const { left, right } of links) {
      const [ofLeft, ofRight] = [isEmpty(left), isEmpty(right)];
      if (ofLeft !== ofRight) for (const atom of ofLeft ? right : left) empty.add(atom);
    }
  }
}

/**
 * Lines that nothing is shown of but zeros that tell nothing, whose masked counts may then be 0: withheld whole, for
 * all that anyone can see.
 */
export function openLines(
  system: System,
  lines: readonly Line[],
  knowledge: readonly Knowledge[],
): readonly Line[] {
  return lines.filter((line) => {
    const own = countsOf(line);
    return (
      own.some((count) => isHidden(count, knowledge)) &&
      areUntold(own, knowledge, (isZero) => emptyAnyway(system, line, isZero))
    );
  });
}

/**
 * Lines no part of which is shown but zeros that other counts say already, two parts at least being masked: as where
 * no table crosses the two. Were one alone masked, everyone would be known to be in it.
 */
export function partlessLines(
  system: System,
  lines: readonly Line[],
  knowledge: readonly Knowledge[],
): readonly Line[] {
  return lines.filter((line) => {
    const parts = partsOf(line);
    const own = new Set(parts);
    return (
      line.leaves.filter((leaf) => isHidden(leaf, knowledge)).length > 1 &&
      areUntold(parts, knowledge, (isZero) =>
        emptyBy(parts.filter(isZero), (count) => isZero(count) && !own.has(count), system),
      )
    );
  });
}

/** Whether counts are all masked, but for zeros said elsewhere. */
function areUntold(
  counts: readonly number[],
  knowledge: readonly Knowledge[],
  saidElsewhere: (isZero: (count: number) => boolean) => ReadonlySet<number>,
): boolean {
  const isZero = (count: number) => knowledge[count]?.high === 0;
  const shown = counts.filter((count) => !isHidden(count, knowledge));
  if (!shown.every(isZero)) return false;
  const empty = saidElsewhere(isZero);
  return shown.every((count) => empty.has(count));
}

function isHidden(count: number, knowledge: readonly Knowledge[]): boolean {
  return isMasked(knowledge[count] ?? published(0));
}

/** Those where not even such a zero is shown: whoever takes every other masked count for 1 at least takes these so. */
export function darkLines(lines: readonly Line[], knowledge: readonly Knowledge[]): readonly Line[] {
  return lines.filter((line) => countsOf(line).every((count) => isHidden(count, knowledge)));
}
