import { dependencyOf } from "@vigie/disclosure";
import { type Joint, unknown } from "@vigie/engine";
import type { Source } from "@vigie/study";
import { rootsOf } from "./could-tell.ts";

/**
 * Pairs of fields of which one is a function of the other in the data, or nearly, though the study does not say it; or of
 * which one, a number, is known of nobody who has some code of the other.
 */
export type Links = readonly (readonly [string, string])[];

/**
 * From all the joint counts of a source: whoever knows what its codes mean knows these too. Where fewer than `min` persons
 * are apart, what is told of one field still leaves too few values to the other. Weights are left out: nearly each
 * respondent has one of their own, and any field is then a function of them.
 * @param min persons who must hold a value before it counts
 */
export function linksOf(joints: Iterable<Joint>, source: Source, min: number): Links {
  const found = new Map<string, readonly [string, string]>();
  for (const { columns, rows } of joints)
    for (const [at, one] of columns.entries())
      for (const [after, other] of columns.slice(at + 1).entries()) {
        const name = [one, other].toSorted().join(" ");
        if (found.has(name) || isKnown([one, other], source)) continue;
        const pairs = rows.map(({ values, count }) => ({
          codes: [said(values[at]), said(values[at + 1 + after])] as const,
          count,
        }));
        const isSilent = ([0, 1] as const).some(
          (side) => isNumber([one, other][side], source) && isSilentOfSome(pairs, side, min),
        );
        if (isSilent || areLinked(pairs, min)) found.set(name, [one, other]);
      }
  return [...found.values()];
}

type Pairs = readonly { readonly codes: readonly [string, string]; readonly count: number }[];

function areLinked(pairs: Pairs, min: number): boolean {
  return ([0, 1] as const).some((from) => {
    const kept = mostlyFrom(pairs, from);
    const apart = personsOf(pairs) - personsOf(kept);
    return apart < min && dependencyOf({ fields: ["one", "other"], rows: kept }, [[], []], min) !== null;
  });
}

/**
 * Whether a number is known of nobody who has some code, or of fewer than `min`, though of others it is: as minutes of help
 * of who gets none. How many numbers are known, printed beside a mean, then counts the other codes.
 */
function isSilentOfSome(pairs: Pairs, number: 0 | 1, min: number): boolean {
  const knownIn = (some: Pairs) => personsOf(some.filter(({ codes }) => codes[number] !== unknown));
  const share = knownIn(pairs) / personsOf(pairs);
  return [...Map.groupBy(pairs, ({ codes }) => codes[1 - number]).values()].some((its) => {
    const [known, size] = [knownIn(its), personsOf(its)];
    return known < min && size >= min && chanceOfSoFew({ known, size, share }) < chanceMax;
  });
}

/** Probability under which chance is not believed to have kept a number unknown: no bundle tells this link, so few are enough. */
const chanceMax = 1e-3;

/** Bound on the probability that so few are known, were those who are drawn apart from codes. */
function chanceOfSoFew({
  known,
  size,
  share,
}: {
  readonly known: number;
  readonly size: number;
  readonly share: number;
}): number {
  const choices = Array.from({ length: known }, (_, at) => (size - at) / (at + 1));
  return choices.reduce((product, choice) => product * choice, (1 - share) ** (size - known));
}

/** Of each code of one field, those of the code of the other that most of them hold. */
function mostlyFrom(pairs: Pairs, from: 0 | 1): Pairs {
  const whole = new Map<string, Pairs[number]>();
  for (const { codes, count } of pairs) {
    const before = whole.get(codes.join("\n"))?.count ?? 0;
    whole.set(codes.join("\n"), { codes, count: before + count });
  }
  return [...Map.groupBy(whole.values(), ({ codes }) => codes[from]).values()].map((its) =>
    its.reduce((most, one) => (one.count > most.count ? one : most)),
  );
}

function personsOf(pairs: Pairs): number {
  return pairs.reduce((sum, { count }) => sum + count, 0);
}

function isNumber(name: string | undefined, { attributes }: Source): boolean {
  return attributes.get(name ?? "")?.type === "number";
}

/** Whether the study says that they go together, or one is a weight. */
function isKnown([one, other]: readonly [string, string], source: Source): boolean {
  const weight = source.survey?.weight;
  if (one === weight || other === weight) return true;
  const roots = new Set(rootsOf(one, source));
  return rootsOf(other, source).some((root) => roots.has(root));
}

const said = (value: string | number | null | undefined): string => String(value ?? unknown);
