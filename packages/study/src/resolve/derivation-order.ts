import { attributesRead, type DerivationFile } from "../derivations/index.ts";

/**
 * Derivations in an order where each comes after those it reads. Those that turn in a circle, or read one that
 * does, are in no order; each circle is given once.
 */
export function derivationOrder(derivations: ReadonlyMap<string, DerivationFile>): {
  readonly order: readonly string[];
  readonly cycles: readonly (readonly string[])[];
} {
  const awaited = new Map<string, Set<string>>();
  const readers = new Map<string, string[]>();
  for (const [name, derivation] of derivations) {
    const reads = new Set(
      attributesRead(derivation)
        .map((read) => read.name)
        .filter((read) => derivations.has(read)),
    );
    awaited.set(name, reads);
    for (const read of reads) readers.set(read, [...(readers.get(read) ?? []), name]);
  }
  const order = [...awaited].filter(([, reads]) => reads.size === 0).map(([name]) => name);
  for (const done of order)
    for (const reader of readers.get(done) ?? []) {
      const left = awaited.get(reader);
      left?.delete(done);
      if (left?.size === 0) order.push(reader);
    }
  return { order, cycles: cyclesOf(awaited) };
}

/** Follows, from each derivation that still awaits another, the first one awaited. */
function cyclesOf(awaited: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const seen = new Set<string>();
  for (const start of awaited.keys()) {
    const trail: string[] = [];
    let current: string | undefined = start;
    while (current !== undefined && !seen.has(current)) {
      seen.add(current);
      trail.push(current);
      current = awaited.get(current)?.values().next().value;
    }
    const closes = current === undefined ? -1 : trail.indexOf(current);
    if (closes >= 0) cycles.push(trail.slice(closes));
  }
  return cycles;
}
