import { asNumber, epsilonOf, type Guarantee, type SourceGuarantee, totalRho } from "@vigie/disclosure";
import { guessFromAll, guessFromOneTable } from "@vigie/station";
import { defaultDisclosure } from "@vigie/study";
import type { Speech } from "./speech.ts";

/** Epsilon is given for this delta; that of open lists adds to it. */
const usualDelta = 1e-6;

/** In 100, rounded: an intruder's chance of a right answer, 50 without any table. */
export const inHundred = (chance: number) => Math.round(100 * chance);

/** One sentence; null where no table is of persons. */
export function guaranteeSentence(guarantee: Guarantee, { say }: Speech): string | null {
  if (guarantee.sources.length === 0) return null;
  return say("guarantee.sentence", {
    chance: inHundred(guessFromAll(guarantee.sources, asNumber(totalRho(guarantee)))),
    table: inHundred(guessFromOneTable(guarantee.sources)),
  });
}

/** What holds of one source, and the noise of each of its tables. */
export function sourceLines(
  source: SourceGuarantee,
  { say }: Speech,
): {
  readonly title: string;
  readonly lines: readonly string[];
  readonly tables: readonly (readonly [string, string])[];
} {
  const rho = asNumber(source.rho);
  const sizes = source.public.map(({ universe, size }) => `${universe} = ${say("number", { size })}`);
  return {
    title: say("audit.source", { source: source.source, ...source.window }),
    lines: [
      say("audit.budget", { rho, contributions: asNumber(source.contributions) }),
      ...(source.rowsPerPerson > 1 ? [say("audit.rowsPerPerson", { rows: source.rowsPerPerson })] : []),
      epsilonLine({ rho, lists: openLists([source]) }, { say }),
      say("audit.chance", {
        chance: inHundred(guessFromAll([source], rho)),
        table: inHundred(guessFromOneTable([source])),
      }),
      ...(sizes.length === 0 ? [] : [say("audit.public", { sizes: sizes.join(", ") })]),
      ...source.outside.map((what) => say("audit.outside", { what })),
    ],
    tables: source.tables.map(({ id, measure, grain, variance, rho: share, openList }) => [
      id,
      say("audit.table", {
        measure,
        sigma: sigmaOf({ variance, grain }),
        rho: asNumber(share),
        open: openList ? "yes" : "no",
      }),
    ]),
  };
}

/** Standard error of the noise of one cell, in units. */
export function sigmaOf({
  variance,
  grain,
}: Pick<SourceGuarantee["tables"][number], "variance" | "grain">): number {
  return Math.sqrt(asNumber(variance)) * asNumber(grain);
}

/** Each of them adds as much to delta. */
export function openLists(sources: readonly SourceGuarantee[]): number {
  return sources.flatMap(({ tables }) => tables).filter(({ openList }) => openList).length;
}

/** @param lists how many are open */
export function epsilonLine(
  { rho, lists }: { readonly rho: number; readonly lists: number },
  { say }: Pick<Speech, "say">,
): string {
  return say("audit.epsilon", { epsilon: epsilonOf(rho, usualDelta), lists });
}

/** What is weaker than the usual rules; empty where nothing is. */
export function weakerLines(
  { policy, sources }: Guarantee,
  unprotected: readonly string[],
  { say }: Pick<Speech, "say">,
): readonly string[] {
  const { rho: rhoMax, min: minUsual } = defaultDisclosure;
  const rho = asNumber(policy.rho);
  return [
    ...unprotected.map((source) => say("weaker.nothing", { source })),
    ...(rho > rhoMax && sources.length > 0 ? [say("weaker.rho", { rho, usual: rhoMax })] : []),
    ...(policy.min < minUsual ? [say("weaker.min", { min: policy.min, usual: minUsual })] : []),
    ...(policy.small === "noisy" ? [say("weaker.small", { min: policy.min })] : []),
  ];
}
