import { terminalMessages } from "@vigie/words";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SourceGuarantee } from "../src/guarantee.ts";
import { guessCatalogues, guessSentence } from "../src/guess-sentence.ts";
import { fraction } from "../src/noise/fraction.ts";

/** One table of little noise beside others: its whole-numbered noise helps the guess more than Gaussian noise would. */
const coarseTables: [{ rho: number; shares: number[] }][] = [4.8, 6, 8.1].map((rho) => [
  { rho, shares: [6, 1, 1, 1, 1] },
]);

const promise = fc.record({
  rho: fc.integer({ min: 1, max: 2000 }).map((hundredths) => hundredths / 100),
  shares: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 7 }),
});

/** Counts whose shares of a budget are in these proportions. */
function sourceOf(rho: number, shares: readonly number[]): SourceGuarantee {
  const [numerator, whole] = [BigInt(Math.round(rho * 100)), shares.reduce((sum, share) => sum + share, 0)];
  return {
    source: "people",
    window: { from: "2024-01-01", to: "2024-12-31" },
    rho: fraction(numerator, 100n),
    contributions: fraction(BigInt(shares.length)),
    rowsPerPerson: 1,
    delta: 0,
    public: [],
    outside: [],
    tables: shares.map((share, at) => ({
      id: `table${at}`,
      indicator: `table${at}`,
      measure: "count",
      grain: fraction(1n),
      variance: fraction(100n * BigInt(whole), numerator * BigInt(share)),
      rho: fraction(numerator * BigInt(share), 100n * BigInt(whole)),
      openList: false,
    })),
  };
}

/**
 * Chance of the best guess, from the definition: in each table the unit is in one of two cells, and the guess adds up, over
 * tables, the noises that speak for it, each weighted by the share of its table. Shares are whole numbers, so sums are too.
 * What is left out for its probability, under 1e-13, counts as right guesses.
 */
function bestGuess(rho: number, shares: readonly number[]): number {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let sums = new Map([[0, 1]]);
  let left = 0;
  for (const share of shares) {
    const next = new Map<number, number>();
    const law = [...sumsOfNoises((rho * share) / whole)];
    for (const [sum, chance] of sums)
      for (const [noises, mass] of law) {
        const [total, product] = [sum + share * (noises + 1), chance * mass];
        if (product < 1e-13) left += product;
        else next.set(total, (next.get(total) ?? 0) + product);
      }
    sums = next;
  }
  return [...sums].reduce(
    (right, [sum, chance]) => right + chance * (sum > 0 ? 1 : sum === 0 ? 0.5 : 0),
    left,
  );
}

/** Law of the sum of the noises of two cells of variance 1 / rho. */
function sumsOfNoises(rho: number): ReadonlyMap<number, number> {
  const reach = Math.ceil(7 / Math.sqrt(rho)) + 1;
  const noises = Array.from({ length: 2 * reach + 1 }, (_, at) => at - reach);
  const whole = noises.reduce((sum, noise) => sum + Math.exp((-rho * noise * noise) / 2), 0);
  const found = new Map<number, number>();
  for (const one of noises)
    for (const other of noises) {
      const mass = Math.exp((-rho * (one * one + other * other)) / 2) / whole ** 2;
      if (mass > 1e-14) found.set(one + other, (found.get(one + other) ?? 0) + mass);
    }
  return found;
}

const messages = { fr: terminalMessages(guessCatalogues, "fr"), en: terminalMessages(guessCatalogues, "en") };
const written = { fr: /au plus (\d+) fois sur 100 avec/, en: /at most (\d+) times in 100 with/ } as const;

function writtenChance(sources: readonly SourceGuarantee[], language: "fr" | "en"): number {
  return Number(written[language].exec(guessSentence({ sources, from: "bundle" }, messages[language]))?.[1]);
}

test("the written chance is never below that of the best guess, for rho from 0.01 to 20", () => {
  fc.assert(
    fc.property(promise, ({ rho, shares }) => {
      const written = writtenChance([sourceOf(rho, shares)], "fr");
      expect(written).toBe(writtenChance([sourceOf(rho, shares)], "en"));
      expect(written).toBeLessThanOrEqual(100);
      // Normal probabilities are to 1.5e-7. Noise of small shares would take minutes to add up: it is as good as Gaussian.
      if (rho / shares.length > 0.05)
        expect(bestGuess(rho, shares)).toBeLessThanOrEqual(written / 100 + 1e-6);
    }),
    { seed: 20261202, numRuns: 60, examples: coarseTables },
  );
});

test("the written chance grows with rho, from 50 to 100", () => {
  const written = [0.01, 0.1, 0.5, 1, 2, 5, 10, 20].map((rho) =>
    writtenChance([sourceOf(rho, [1, 1, 1, 1, 1])], "fr"),
  );
  expect(written).toEqual(written.toSorted((a, b) => a - b));
  expect(written[0]).toBe(53);
  expect(written.at(-1)).toBe(100);
});
