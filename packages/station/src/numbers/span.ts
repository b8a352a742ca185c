/** Sums and differences of lines, by elimination. */
export interface Span {
  /** Each leads in a column where no other has anything. */
  readonly lines: readonly { readonly lead: number; readonly line: readonly number[] }[];
  /** The same lines at right angles, each of length 1. */
  readonly directions: readonly (readonly number[])[];
  /** At right angles to all of them: what is not at right angles to it is no sum of multiples of them. */
  readonly witness: readonly number[];
}

export function emptySpan(size: number): Span {
  return { lines: [], directions: [], witness: Array.from({ length: size }, (_, at) => scattered(at)) };
}

/** The span of these lines and of one more; itself where that one is a sum of multiples of them. */
export function extended(span: Span, line: readonly number[]): Span {
  const { lines, directions, witness } = span;
  const left = lines.reduce((rest, own) => without(rest, own), line);
  const lead = left.findIndex((value) => !isZero(value));
  if (lead < 0) return span;
  const pivot = left[lead] ?? 1;
  const added = { lead, line: left.map((value) => value / pivot) };
  // Twice, as what is lost of right angles by rounding is then made good.
  const apart = [...directions, ...directions].reduce((rest, own) => rightAngled(rest, own), line);
  const length = Math.sqrt(product(apart, apart));
  const direction = apart.map((value) => value / length);
  return {
    lines: [...lines.map((own) => ({ lead: own.lead, line: without(own.line, added) })), added],
    directions: [...directions, direction],
    witness: rightAngled(witness, direction),
  };
}

/** 1 in these columns, 0 in the others. */
export function lineOf(columns: ReadonlySet<number>, size: number): readonly number[] {
  return Array.from({ length: size }, (_, at) => (columns.has(at) ? 1 : 0));
}

/** A span that tells how many times each set of columns that makes it goes into a sum of them. */
export interface CountedSpan {
  /** Of columns, and then of one for each set, in their order. */
  readonly span: Span;
  readonly size: number;
}

/** @param size of columns that sets are of */
export function countedSpan(sets: readonly ReadonlySet<number>[], size: number): CountedSpan {
  const span = sets.reduce(
    (found, columns, at) => extended(found, lineOf(new Set([...columns, size + at]), size + sets.length)),
    emptySpan(size + sets.length),
  );
  return { span, size };
}

/** How many times each set goes into these columns; null where they are no sum of multiples of them. */
export function timesIn({ span, size }: CountedSpan, columns: ReadonlySet<number>): readonly number[] | null {
  const left = span.lines.reduce(without, lineOf(columns, span.witness.length));
  if (!left.slice(0, size).every(isZero)) return null;
  return left.slice(size).map((times) => (isZero(times) ? 0 : -times));
}

/** Whether a set of columns, not empty, is a sum of multiples of the lines. */
export function isSpanned({ lines, witness }: Span, columns: ReadonlySet<number>): boolean {
  let seen = 0;
  for (const column of columns) seen += witness[column] ?? 0;
  if (Math.abs(seen) > 1e-6) return false;
  const own = lines.flatMap(({ lead, line }) => (columns.has(lead) ? [line] : []));
  const [first] = own;
  return (
    first?.every((_, at) =>
      isZero(own.reduce((sum, line) => sum + (line[at] ?? 0), columns.has(at) ? -1 : 0)),
    ) ?? false
  );
}

/** Up to what a few hundred eliminations leave of whole numbers. */
export function isZero(value: number): boolean {
  return Math.abs(value) < 1e-7;
}

function without(line: readonly number[], { lead, line: own }: Span["lines"][number]): readonly number[] {
  const times = line[lead] ?? 0;
  return isZero(times) ? line : line.map((value, at) => value - times * (own[at] ?? 0));
}

function rightAngled(line: readonly number[], direction: readonly number[]): readonly number[] {
  const along = product(line, direction);
  return line.map((value, at) => value - along * (direction[at] ?? 0));
}

function product(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

/** Between -1 and 1, with nothing in common from one column to the next. */
function scattered(at: number): number {
  return Math.sin(1 + at * at * 12.9898 + at * 78.233);
}
