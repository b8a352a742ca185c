import { formatFraction, fraction } from "@vigie/disclosure";
import { describeProblem } from "@vigie/words";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { peakOf, type Spending, sourcesByFile, sumOfDraws } from "../src/budgets.ts";
import {
  accountingProblems,
  budgetsOf,
  bundleProblems,
  pack,
  type ReceivedBundle,
  readBundle,
  totalsOf,
} from "../src/index.ts";
import { contents, ofCpam, tablesOf } from "./sample.ts";

const caf = await readBundle(await pack(contents, null), {});
const cpam = await readBundle(await pack(ofCpam, null), {});

type Drawn = ReceivedBundle["manifest"]["sources"][number];

/** A bundle of the same source from another draw, over another window. */
const draw = (
  mark: string,
  { window, ...changes }: Partial<Drawn & { readonly window: Spending["window"] }> = {},
): ReceivedBundle => ({
  ...caf,
  hash: mark.repeat(64),
  manifest: {
    ...caf.manifest,
    sources: caf.manifest.sources.map((source) => ({ ...source, mark: mark.repeat(64), ...changes })),
  },
  fingerprints: new Map([...caf.fingerprints].map(([source]) => [changes.source ?? source, mark.repeat(64)])),
  guarantee: {
    ...caf.guarantee,
    sources: caf.guarantee.sources.map((source) => ({
      ...source,
      source: changes.source ?? source.source,
      window: window ?? source.window,
    })),
  },
});
const later = { from: "2023-01-01", to: "2023-06-30" };

const wording = (bundles: readonly ReceivedBundle[]) =>
  budgetsOf(bundles).map(({ partner, sources, window, rho, total, bundles: hashes }) =>
    [
      partner,
      sources.join("+"),
      window.from,
      window.to,
      `${formatFraction(rho)} of ${formatFraction(total)}`,
      hashes.length,
    ].join(" "),
  );

test("a budget is that of one partner and of the persons of one source, on the fullest days", () => {
  expect(wording([])).toEqual([]);
  expect(wording([caf, cpam])).toEqual([
    "caf93 foyers 2022-07-01 2022-12-31 1 of 1 1",
    "cpam93 assures 2022-07-01 2022-12-31 1 of 1 1",
  ]);
  expect(wording([caf, draw("d"), draw("e", { window: later })])).toEqual([
    "caf93 foyers 2022-07-01 2022-12-31 2 of 3 2",
  ]);
});

test("windows that share a day add up on that day", () => {
  const shorter = draw("d", { window: { from: "2022-07-01", to: "2022-12-30" } });
  const sooner = draw("e", { window: { from: "2022-01-01", to: "2022-07-01" } });
  expect(wording([caf, shorter])).toEqual(["caf93 foyers 2022-07-01 2022-12-30 2 of 2 2"]);
  expect(wording([caf, shorter, sooner])).toEqual(["caf93 foyers 2022-07-01 2022-07-01 3 of 3 3"]);
});

test("sources that read one file add up, in one bundle or from one bundle to the next", () => {
  const apart = [caf, draw("d", { source: "comptes" })];
  expect(wording(apart)).toHaveLength(2);
  const sharing = draw("e", { source: "comptes", sharesFile: ["foyers"] });
  expect(wording([...apart, sharing])).toEqual(["caf93 comptes+foyers 2022-07-01 2022-12-31 3 of 3 3"]);
});

test("one draw counts once, under whatever date", async () => {
  expect(wording([caf, caf])).toEqual(["caf93 foyers 2022-07-01 2022-12-31 1 of 1 1"]);
  const again = await readBundle(await pack({ ...contents, date: "2026-12-01" }, null), {});
  expect(wording([caf, again])).toEqual(["caf93 foyers 2022-07-01 2022-12-31 1 of 1 2"]);
});

test("equal tables of two draws count twice, tables that show no count among them", async () => {
  const bundleOf = async (mark: string) =>
    readBundle(
      await pack(
        { ...ofCpam, tables: tablesOf("cpam93", {}), marks: new Map([["assures", mark.repeat(64)]]) },
        null,
      ),
      {},
    );
  const [one, again, other] = [await bundleOf("1"), await bundleOf("1"), await bundleOf("2")];
  expect(wording([one, again])).toEqual(["cpam93 assures 2022-07-01 2022-12-31 1 of 1 1"]);
  expect(wording([one, other])).toEqual(["cpam93 assures 2022-07-01 2022-12-31 2 of 2 2"]);
});

test("totals add up sources and windows of a partner", () => {
  const totals = totalsOf(budgetsOf([caf, draw("d"), draw("e", { window: later }), cpam]));
  expect(totals.map(({ partner, rho }) => [partner, formatFraction(rho)])).toEqual([
    ["caf93", "3"],
    ["cpam93", "1"],
  ]);
});

describe("several bundles", () => {
  const three = [draw("1"), draw("2"), draw("3")];

  test("of one source and day pass the cap, whoever receives them", () => {
    expect(accountingProblems(three)).toEqual([]);
    expect(accountingProblems([...three, draw("4", { window: later }), cpam])).toEqual([]);
    const [problem, ...more] = accountingProblems([...three, caf, cpam]);
    expect(more).toEqual([]);
    if (problem === undefined) throw new RangeError("expected a problem");
    expect(problem.code).toBe("bundle/over-cap");
    expect(describeProblem(problem, bundleProblems, "fr").what).toBe(
      "Les 4 lots du partenaire « caf93 » dépensent ensemble un rho de 4 sur les personnes de « foyers », du 2022-07-01 au 2022-12-31.",
    );
    expect(accountingProblems([...three, caf], 4)).toEqual([]);
    expect(accountingProblems([caf], 0.5)).toHaveLength(1);
  });

  test("of one file pass the cap under several names of sources", () => {
    const named = Array.from({ length: 3 }, (_, at) =>
      draw(`${at + 1}`, { source: `s${at}`, sharesFile: ["foyers"] }),
    );
    expect(accountingProblems([caf, ...named]).map(({ code }) => code)).toEqual(["bundle/over-cap"]);
  });

  test("with one mark and two different tables are refused", () => {
    const forged = { ...caf, hash: "9".repeat(64), fingerprints: new Map([["foyers", "9".repeat(64)]]) };
    const [problem] = accountingProblems([caf, forged, draw("1")]);
    if (problem === undefined) throw new RangeError("expected a problem");
    expect(problem.code).toBe("bundle/mark-reused");
    expect(describeProblem(problem, bundleProblems, "fr").what).toBe(
      "Deux lots du partenaire « caf93 » portent la même marque de tirage pour la source « foyers », avec des tableaux différents.",
    );
  });
});

describe("any spendings", () => {
  const day = fc.integer({ min: 1, max: 9 });
  const spending = fc
    .record({
      source: fc.constantFrom("a", "b", "c", "d"),
      days: fc.tuple(day, day).map((days) => days.toSorted()),
      rho: fc.integer({ min: 1, max: 5 }),
      mark: fc.constantFrom("1", "2", "3", "4", null),
      sharesFile: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 1 }),
    })
    .map(
      ({ days: [from = 1, to = 1], rho, mark, ...others }): Spending => ({
        ...others,
        // One mark has one rho and one window.
        mark: mark === null ? null : `${mark} ${from} ${to} ${rho}`,
        rho: fraction(BigInt(rho)),
        window: { from: `2022-01-0${from}`, to: `2022-01-0${to}` },
        tables: "",
      }),
    );
  const spendings = fc.array(spending, { maxLength: 12 });

  test("peak where the sum day by day does", () => {
    fc.assert(
      fc.property(spendings, (all) => {
        const sums = Array.from({ length: 9 }, (_, at) => {
          const date = `2022-01-0${at + 1}`;
          const held = all.filter(({ window }) => window.from <= date && date <= window.to);
          return Number(formatFraction(sumOfDraws(held)));
        });
        const peak = peakOf(all);
        expect(peak === null ? 0 : Number(formatFraction(peak.rho))).toBe(Math.max(...sums));
        if (peak === null) return;
        for (let at = Number(peak.window.from.at(-1)); at <= Number(peak.window.to.at(-1)); at++)
          expect(sums[at - 1]).toBe(Math.max(...sums));
      }),
      { seed: 35, numRuns: 300 },
    );
  });

  test("are in one group where a chain of shared files leads from one to the other", () => {
    fc.assert(
      fc.property(spendings, (all) => {
        const groups = sourcesByFile(all);
        const names = groups.flat();
        expect(new Set(names).size).toBe(names.length);
        for (const { source, sharesFile } of all)
          for (const other of sharesFile)
            expect(groups.find((group) => group.includes(source))).toContain(other);
      }),
      { seed: 36, numRuns: 300 },
    );
  });
});
