import type { Region } from "./partition.ts";

/**
 * What an attacker solves for one population: whole unknowns ≥ 0, the atoms, and counts that are sums of atoms.
 * Atoms that every count and every link treats alike are one atom. Methods, section 7.
 */
export interface System {
  readonly population: string;
  readonly atomCount: number;
  readonly counts: readonly Count[];
  /** Sums of atoms that never stand in a table but come out by subtraction; the primary rules apply to them. */
  readonly derived: readonly Derived[];
  /** Where a reader may look for more; the primary rules apply to what comes out: see `toldCrossings`. Null in a part. */
  readonly crossings: Crossings | null;
  readonly links: readonly Link[];
  readonly lines: readonly Line[];
  /** False where the finest partition was too large and only the tables' own fields were joined. */
  readonly whole: boolean;
}

export interface Count {
  readonly atoms: readonly number[];
  /** Leaf positions by field, where not all: two counts of different cliques share no atoms, and may be nested. */
  readonly region: Region;
  /** Every place where this same number stands: one mask for all of them. */
  readonly cells: readonly CellPlace[];
}

export interface CellPlace {
  readonly indicator: string;
  /** Position in the table's rows. */
  readonly row: number;
}

export interface Derived {
  readonly atoms: readonly number[];
  /** Fields and leaves, in words for `private/`. */
  readonly name: string;
}

/** Regions that no table need show, by the atoms that they hold. */
export interface Crossings {
  /** Where the search starts: codes, then rows. */
  readonly starts: readonly Region[];
  /** By field, leaf positions of the codes that tables show, and what is outside each universe. */
  readonly codes: ReadonlyMap<string, readonly (readonly number[])[]>;
  /** Null where no clique holds its fields together. */
  readonly held: (region: Region) => Held | null;
  /** How the leaves of a field share a region among them; null where no clique holds its fields together. */
  readonly shares: (region: Region, field: string) => Shares | null;
  /** Fields of which every leaf may go with whatever else somebody may be, where nobody is in some atoms. */
  readonly loose: (empty: ReadonlySet<number>) => ReadonlySet<string>;
  /** Of all fields, the leaves that somebody of a region may have, where nobody is in some atoms. */
  readonly reached: (region: Region, empty: ReadonlySet<number>) => Region;
  /** Of each clique. */
  readonly fields: readonly (readonly string[])[];
  readonly nameOf: (region: Region) => string;
}

export interface Held {
  readonly atoms: readonly number[];
  /** Atoms of which it holds a part, that nothing tells apart from the rest: it comes out where nobody is in them. */
  readonly partly: readonly number[];
}

export interface Shares {
  readonly whole: Held;
  /** One a leaf. */
  readonly leaves: readonly Held[];
  /** Of the atoms of the whole that several leaves share, the last of these. */
  readonly lasts: ReadonlyMap<number, number>;
}

/** The atoms of `left` and those of `right` count the same persons. */
export interface Link {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** The counts of one table along one dimension, the others fixed: a total and its parts. */
export interface Line {
  readonly indicator: string;
  readonly dimension: string;
  readonly total: number;
  /** The whole of a sensitive dimension: everyone in one cell of it tells on them. */
  readonly sensitive: boolean;
  /** Counts that hold no other of the line. */
  readonly leaves: readonly number[];
  readonly parts: readonly Part[];
}

export interface Part {
  readonly count: number;
  readonly leaves: readonly number[];
  /** False for the unknown code: that everyone is unknown tells nothing. */
  readonly telling: boolean;
}

/** @param subject position among the counts, then the derived counts */
export function atomsOf(subject: number, { counts, derived }: System): readonly number[] {
  return (counts[subject] ?? derived[subject - counts.length])?.atoms ?? [];
}

/** Whether everyone in one count is in the other by the fields that define them. */
export function isWithin(inner: Count, outer: Count): boolean {
  return [...outer.region].every(([field, leaves]) => {
    const own = inner.region.get(field);
    return own?.every((leaf) => leaves.includes(leaf)) === true;
  });
}
