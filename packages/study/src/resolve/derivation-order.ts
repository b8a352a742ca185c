import type { DerivationFile } from "../forms/attribute-schema.ts";

/** The attributes that a derivation reads, each with its path inside the derivation. */
export function readBy(
  derivation: DerivationFile,
): readonly { name: string; path: readonly (string | number)[] }[] {
  if ("years" in derivation) return [{ name: derivation.years, path: ["years"] }];
  if ("bands" in derivation) return [{ name: derivation.bands, path: ["bands"] }];
  if ("recode" in derivation) return [{ name: derivation.recode, path: ["recode"] }];
  if ("parent" in derivation) return [{ name: derivation.parent, path: ["parent"] }];
  if ("period" in derivation) return [{ name: derivation.period, path: ["period"] }];
  const [key, flags] = "any" in derivation ? ["any", derivation.any] : ["set", derivation.set];
  return flags.map((name, position) => ({ name, path: [key, position] }));
}

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
      readBy(derivation)
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
