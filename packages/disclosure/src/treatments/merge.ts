import { type Table, total } from "@vigie/engine";

export interface Merging {
  readonly table: Table;
  /** Codes that were gathered. */
  readonly merged: number;
}

/** How the codes of a dimension are gathered. */
export interface Gathering {
  readonly min: number;
  /** Of each code that may be gathered; null at the top. */
  readonly parents: ReadonlyMap<string, string | null>;
  /** Codes taken first where more are needed, as they are rare in other tables: gathered alike, they cannot be subtracted. */
  readonly first?: ReadonlySet<string>;
  /** What other tables may tell some of the codes by, as a flag that is in some sets of flags and not in others. */
  readonly cuts?: readonly ((code: string) => boolean)[];
  /** Gathers two codes at least of every parent, that nothing be said of those that are not named. */
  readonly always?: boolean;
}

/**
 * Gathers the codes of one dimension that are rare somewhere in the table, among those with the same parent, as
 * `_O.<parent>` (`_O` without one) after the last of them, with the next rarest while what is gathered does not hide
 * them: see `hides`. Where no code of a parent is left, the parent alone stands.
 */
export function mergeCategories(table: Table, dimension: string, how: Gathering): Merging {
  const { parents } = how;
  const at = table.dimensions.findIndex(({ name }) => name === dimension);
  const codes = table.dimensions[at]?.codes ?? [];
  const isParent = new Set([...parents.values()]);
  const leaves = codes.filter((code) => parents.has(code) && !isParent.has(code));
  const gathered = new Map<string, string>();
  for (const [parent, siblings] of Map.groupBy(leaves, (code) => parents.get(code) ?? null))
    for (const code of gather(siblings, linesOf(table, at), how))
      gathered.set(code, parent === null ? "_O" : `_O.${parent}`);
  if (gathered.size === 0) return { table, merged: 0 };
  const shown = (code: string) => !isAlone(code, codes, { gathered, parents });
  return { table: renamed(table, at, { gathered, shown, parents }), merged: gathered.size };
}

/** Codes of a dimension that 1 to `min` − 1 persons hold somewhere in the table. */
export function rareCodes(table: Table, dimension: string, min: number): readonly string[] {
  const at = table.dimensions.findIndex(({ name }) => name === dimension);
  const lines = linesOf(table, at);
  return (table.dimensions[at]?.codes ?? []).filter((code) =>
    lines.some((line) => isRare(line.of(code), min)),
  );
}

/** The counts of a table along one dimension, the other codes fixed. */
interface CountLine {
  readonly of: (code: string) => number;
  /** Whether the line is over everyone of a universe. */
  readonly isMargin: boolean;
}

function linesOf({ dimensions, rows }: Table, at: number): readonly CountLine[] {
  const isTotal = (codes: readonly string[]) =>
    dimensions.every(
      ({ name }, position) => position === at || name === "universe" || codes[position] === total,
    );
  const lines = Map.groupBy(rows, ({ codes }) => codes.with(at, total).join(" "));
  return [...lines.values()].map((own) => {
    const counts = new Map(own.map(({ codes, count }) => [codes[at], count]));
    return { of: (code) => counts.get(code) ?? 0, isMargin: isTotal(own[0]?.codes ?? []) };
  });
}

const isRare = (count: number, min: number) => count > 0 && count < min;

function gather(
  siblings: readonly string[],
  lines: readonly CountLine[],
  { min, first = new Set(), cuts = [], always = false }: Gathering,
): readonly string[] {
  const size = (code: string) => lines.reduce((max, line) => Math.max(max, line.of(code)), 0);
  const rare = siblings.filter((code) => lines.some((line) => isRare(line.of(code), min)));
  if (rare.length === 0 && !always) return [];
  const late = (code: string) => (first.has(code) ? 0 : 1);
  const others = siblings
    .filter((code) => !rare.includes(code))
    .toSorted((a, b) => late(a) - late(b) || size(a) - size(b));
  while (rare.length < 2 || !lines.every((line) => hides(rare, line, { min, cuts }))) {
    const next = others.shift();
    if (next === undefined) break;
    rare.push(next);
  }
  return rare;
}

/**
 * Whether a sum hides its codes: were each of them held, `min` values would be left to each, the greatest `min` at
 * least, and whoever is alone in one of two would learn a count that may be published. What a cut leaves on one side
 * may be published too.
 */
function hides(
  codes: readonly string[],
  { of, isMargin }: CountLine,
  { min, cuts }: { readonly min: number; readonly cuts: readonly ((code: string) => boolean)[] },
): boolean {
  const sum = (some: readonly string[]) => some.reduce((sum, code) => sum + of(code), 0);
  const held = codes.filter((code) => of(code) > 0).length;
  if (held > 0 && sum(codes) < min + Math.max(1, held - 1)) return false;
  return (
    !isMargin ||
    cuts.every((isIn) =>
      [true, false].every((side) => !isRare(sum(codes.filter((code) => isIn(code) === side)), min)),
    )
  );
}

/** What gathers all the children of a parent is that parent. */
function isAlone(
  code: string,
  codes: readonly string[],
  {
    gathered,
    parents,
  }: { gathered: ReadonlyMap<string, string>; parents: ReadonlyMap<string, string | null> },
): boolean {
  const parent = code.startsWith("_O.") ? code.slice(3) : null;
  if (parent === null || !codes.includes(parent)) return false;
  return codes.every((child) => parents.get(child) !== parent || gathered.has(child));
}

function renamed(
  table: Table,
  at: number,
  {
    gathered,
    shown,
    parents,
  }: {
    gathered: ReadonlyMap<string, string>;
    shown: (code: string) => boolean;
    parents: ReadonlyMap<string, string | null>;
  },
): Table {
  const named = (code: string) => gathered.get(code) ?? code;
  const isKept = (code: string) => named(code) === code || shown(named(code));
  const codesOf = (codes: readonly string[]) => {
    const last = new Map(codes.map((code) => [parents.get(code), code]));
    const gatheredAfter = (code: string) =>
      [...gathered].find(([one]) => last.get(parents.get(one)) === code)?.[1] ?? null;
    return codes.flatMap((code) => {
      const after = gatheredAfter(code);
      return [...(gathered.has(code) ? [] : [code]), ...(after !== null && shown(after) ? [after] : [])];
    });
  };
  const sums = new Map<string, { codes: readonly string[]; count: number }>();
  for (const { codes, count } of table.rows) {
    if (!isKept(codes[at] ?? "")) continue;
    const after = codes.with(at, named(codes[at] ?? ""));
    const before = sums.get(after.join(" "))?.count ?? 0;
    sums.set(after.join(" "), { codes: after, count: before + count });
  }
  const dimensions = table.dimensions.map((one, position) =>
    position === at ? { ...one, codes: codesOf(one.codes) } : one,
  );
  const order = new Map(dimensions[at]?.codes.map((code, position) => [code, position]));
  const groups = Map.groupBy(sums.values(), ({ codes }) => codes.slice(0, at).join(" "));
  const rows = [...groups.values()].flatMap((group) =>
    group.toSorted((a, b) => (order.get(a.codes[at] ?? "") ?? 0) - (order.get(b.codes[at] ?? "") ?? 0)),
  );
  return { ...table, dimensions, rows };
}
