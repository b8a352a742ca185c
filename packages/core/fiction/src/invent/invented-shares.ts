import type { Code } from "@vigie/study";

/** What is known of a list of codes besides the study: units by code, such as inhabitants. */
export type Weights = ReadonlyMap<string, number>;

/** Percent under which decimals matter. */
const smallPercent = 5;
/** Percent of each code that says no value. */
const missingPercent = 3;

/**
 * Invented percentages by code, which sum to 100: those in the middle of an ordered list, the first of another one, or
 * those that have the greatest weights are the most common. A code that says that a question was not asked has none.
 * @param weights used where every code that says a value has one
 * @param isComplete whether every unit has a value: codes that say none are left out
 * @param lean from -1, the first codes, to 1, the last ones; 0 for no preference
 */
export function inventedShares(
  { codes, ordered }: { readonly codes: readonly Code[]; readonly ordered: boolean },
  {
    weights,
    lean = 0,
    isComplete = false,
  }: { readonly weights: Weights; readonly lean?: number; readonly isComplete?: boolean },
): Readonly<Record<string, number>> {
  const answered = codes.filter(({ missing }) => missing === null);
  const unspecified =
    answered.length === 0 || isComplete
      ? []
      : codes.filter((code) => !answered.includes(code) && code.missing !== "not_asked");
  const listed = answered.length === 0 ? codes : answered;
  const codeWeights = listed.map(({ code }) => weights.get(code) ?? null);
  const isWeighted = codeWeights.every((weight) => weight !== null);
  const shape = listed.map((_, at) => (ordered ? bell(at, listed.length) : 1 / (at + 1) ** 0.7));
  const leaning = (isWeighted ? codeWeights.map((weight) => weight ?? 0) : shape).map(
    (weight, at) => weight * (1 + lean * slope(at, listed.length)),
  );
  const shares = percentages(leaning, 100 - missingPercent * unspecified.length);
  return Object.fromEntries([
    ...listed.map(({ code }, at) => [code, shares[at] ?? 0] as const),
    ...unspecified.map(({ code }) => [code, missingPercent] as const),
  ]);
}

/** Percentages in proportion to some weights, whose sum is exact: whole ones where none is small, the greatest takes the rest. */
export function percentages(weights: readonly number[], total: number): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const unit = weights.every((weight) => (weight / sum) * total >= smallPercent) ? 1 : 100;
  const parts = weights.map((weight) => Math.floor((weight / sum) * total * unit));
  const rest = total * unit - parts.reduce((all, part) => all + part, 0);
  const greatest = parts.indexOf(Math.max(...parts));
  return parts.map((part, at) => (part + (at === greatest ? rest : 0)) / unit);
}

/** A number of a name, the same each time: from `least` to `most`, both whole. */
export function numberBetween(
  name: string,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  // FNV-1a.
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return least + (hash % (most - least + 1));
}

/** From 1 at the ends to 3 in the middle. */
function bell(at: number, length: number): number {
  return length === 1 ? 1 : 1 + 2 * (1 - Math.abs((2 * at) / (length - 1) - 1));
}

/** From -1 for the first to 1 for the last. */
function slope(at: number, length: number): number {
  return length === 1 ? 0 : (2 * at) / (length - 1) - 1;
}
