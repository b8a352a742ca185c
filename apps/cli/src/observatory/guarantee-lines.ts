import {
  asNumber,
  epsilonOf,
  type Guarantee,
  guessSentence,
  type SourceGuarantee,
  type UnmetSize,
  undeclaredRowsOf,
  undeclaredRowsSentence,
} from "@vigie/disclosure";
import { defaultDisclosure } from "@vigie/study";
import type { CliMessages } from "../messages.ts";

/** Epsilon is given for this delta; that of open lists adds to it. */
const usualDelta = 1e-6;

/**
 * What holds of one source, and the noise of each of its tables.
 * @param unmet published sizes that its counts do not meet: those that are unused do not leave
 */
export function sourceLines(
  source: SourceGuarantee,
  unmet: readonly UnmetSize[],
  { message }: CliMessages,
): {
  readonly title: string;
  readonly lines: readonly string[];
  readonly tables: readonly (readonly [string, string])[];
} {
  const rho = asNumber(source.rho);
  const isUnused = (name: string) => unmet.some(({ universe, use }) => universe === name && use === "unused");
  const used = source.public.filter(({ universe }) => !isUnused(universe));
  const sizes = used.map(({ universe, size }) => `${universe} = ${message("number", { size })}`);
  return {
    title: message("audit.source", { source: source.source, ...source.window }),
    lines: [
      message("audit.budget", { rho, contributions: asNumber(source.contributions) }),
      ...rowsLines(source, { message }),
      epsilonLine({ rho, lists: openLists([source]) }, { message }),
      guessSentence({ sources: [source], from: "source", one: true }, { message }),
      ...(sizes.length === 0 ? [] : [message("audit.public", { sizes: sizes.join(", ") })]),
      ...source.outside
        .filter((what) => what !== "public_sizes" || used.length > 0)
        .map((what) => message("audit.outside", { what })),
    ],
    tables: source.tables.map(({ id, measure, grain, variance, rho: share, openList }) => [
      id,
      message("audit.table", {
        measure,
        sigma: sigmaOf({ variance, grain }),
        rho: asNumber(share),
        open: openList ? "yes" : "no",
      }),
    ]),
  };
}

function rowsLines(source: SourceGuarantee, { message }: Pick<CliMessages, "message">): readonly string[] {
  const undeclared = undeclaredRowsOf(source);
  if (undeclared !== null) return [undeclaredRowsSentence(null, undeclared, { message })];
  const { rowsPerPerson: rows } = source;
  return rows === null || rows === 1 ? [] : [message("audit.rowsPerPerson", { rows })];
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
  { message }: Pick<CliMessages, "message">,
): string {
  return message("audit.epsilon", { epsilon: epsilonOf(rho, usualDelta), lists });
}

/** What is weaker than the usual rules; empty where nothing is. */
export function weakerLines(
  { policy, sources }: Guarantee,
  unprotected: readonly string[],
  { message }: Pick<CliMessages, "message">,
): readonly string[] {
  const { rho: rhoMax, min: minUsual } = defaultDisclosure;
  const rho = asNumber(policy.rho);
  return [
    ...unprotected.map((source) => message("weaker.nothing", { source })),
    ...(rho > rhoMax && sources.length > 0 ? [message("weaker.rho", { rho, usual: rhoMax })] : []),
    ...(policy.min < minUsual ? [message("weaker.min", { min: policy.min, usual: minUsual })] : []),
    ...(policy.small === "noisy" ? [message("weaker.small", { min: policy.min })] : []),
  ];
}
