import { type Place, type Source, type Study, said, type VigieError } from "@vigie/study";
import { closest } from "fastest-levenshtein";
import type { Evidence } from "./fiction-file.ts";
import { type fictionProblems, problem } from "./problems.ts";
import type { Path } from "./read-fiction-file.ts";

/** The reading of one source's fiction: mistakes are gathered, so that a person mends them in one go. */
export interface Reading {
  readonly study: Study;
  readonly source: Source;
  readonly found: VigieError[];
  readonly placeOf: (path: Path) => Place;
}

export type ProblemCode = keyof typeof fictionProblems;

/** Notes a mistake about one name. */
export function note(reading: Reading, code: ProblemCode, path: Path, name: string): void {
  reading.found.push(problem(code, reading.placeOf(path), { name: said(name) }));
}

/** Notes a name that is not one of those known. */
export function noteUnknown(reading: Reading, path: Path, name: string, known: readonly string[]): void {
  const nearest = known.length > 0 ? closest(name, [...known]) : "";
  reading.found.push(
    problem("fiction/unknown-name", reading.placeOf(path), { name: said(name), nearest: said(nearest) }),
  );
}

/** Numbers say where they come from, themselves or the margin they stand in. */
export function checkEvidence(reading: Reading, path: Path, ...nearestFirst: readonly Evidence[]): void {
  if (nearestFirst.every(({ from, assumption }) => from === undefined && assumption === undefined))
    reading.found.push(problem("fiction/no-evidence", reading.placeOf(path)));
  const known = reading.study.published.map(({ id }) => id);
  for (const id of [nearestFirst[0]?.from ?? []].flat())
    if (!known.includes(id)) noteUnknown(reading, [...path, "from"], id, known);
}
