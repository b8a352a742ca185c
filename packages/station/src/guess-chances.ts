import {
  asNumber,
  guessChance,
  guessChanceOfTables,
  type SourceGuarantee,
  sum,
  type TableGuarantee,
} from "@vigie/disclosure";

/** Tables under which the chance is computed exactly: it is a little above the bound by rho, noise being whole. */
const fewTables = 5;

/**
 * Greatest chance, from even odds, of guessing a yes or a no about one person from all that sources let out, in 0..1.
 * Methods, section 7, point 15.
 * @param rho of them together
 */
export function guessFromAll(sources: readonly SourceGuarantee[], rho: number): number {
  return guessFrom(
    sources.flatMap(({ tables }) => tables),
    rho,
  );
}

/**
 * The same if only one table had left, with the noise that it has: that of the most disclosive indicator, each item of a
 * question of several answers included. Tables that leave together are made consistent, so each discloses a little of the others.
 */
export function guessFromOneTable(sources: readonly SourceGuarantee[]): number {
  const chances = sources.flatMap(({ tables }) =>
    [...Map.groupBy(tables, ({ indicator }) => indicator).values()].map((ofIndicator) =>
      guessFrom(ofIndicator, asNumber(sum(ofIndicator.map(({ rho }) => rho)))),
    ),
  );
  return Math.max(0.5, ...chances);
}

/** Rows that one person is taken to have where a study declares no number: what that would mean is told, not counted. */
const undeclaredRows = 5;

/** What a source would disclose of a person of several rows, where the study protects each row. */
export interface UndeclaredRows {
  readonly rows: number;
  /** Grows as the square of the rows. Methods, section 7, point 2. */
  readonly rho: number;
  /** As that of `guessFromAll`. */
  readonly chance: number;
}

/** @returns null where the study declares how many rows one person may have */
export function undeclaredRowsOf({ rowsPerPerson, rho }: SourceGuarantee): UndeclaredRows | null {
  if (rowsPerPerson !== null) return null;
  const several = asNumber(rho) * undeclaredRows ** 2;
  return { rows: undeclaredRows, rho: several, chance: guessChance(several) };
}

function guessFrom(tables: readonly TableGuarantee[], rho: number): number {
  const isExact = tables.length < fewTables && tables.every(({ measure }) => measure === "count");
  const exact = isExact ? guessChanceOfTables(tables.map(({ variance }) => asNumber(variance))) : 0;
  return Math.max(guessChance(rho), exact);
}
