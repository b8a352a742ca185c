import { formatFraction, fraction } from "@vigie/disclosure";
import { describeProblem } from "@vigie/words";
import { expect, test } from "vitest";
import {
  budgetsOf,
  bundleProblems,
  overCapProblems,
  pack,
  type ReceivedBundle,
  readBundle,
  totalsOf,
} from "../src/index.ts";
import { contents, ofCpam, tablesOf } from "./sample.ts";

const caf = await readBundle(await pack(contents, null), {});
const cpam = await readBundle(await pack(ofCpam, null), {});

/** A bundle of the same source whose tables are others. */
const other = (mark: string, bundle: ReceivedBundle = caf): ReceivedBundle => ({
  ...bundle,
  hash: mark.repeat(64),
  fingerprints: new Map([...bundle.fingerprints].map(([source]) => [source, mark.repeat(64)])),
});
const later = { from: "2023-01-01", to: "2023-06-30" };
const over = (bundle: ReceivedBundle): ReceivedBundle => ({
  ...bundle,
  guarantee: {
    ...bundle.guarantee,
    sources: bundle.guarantee.sources.map((source) => ({ ...source, window: later, rho: fraction(1n, 2n) })),
  },
});

const wording = (bundles: readonly ReceivedBundle[]) =>
  budgetsOf(bundles).map(({ partner, source, window, rho, bundles: hashes }) =>
    [partner, source, window.from, formatFraction(rho), hashes.length].join(" "),
  );

test("budgets are one per partner, source of persons and window", () => {
  expect(wording([])).toEqual([]);
  expect(wording([caf, cpam])).toEqual(["caf93 foyers 2022-07-01 1 1", "cpam93 assures 2022-07-01 1 1"]);
  expect(wording([caf, other("a"), over(other("b"))])).toEqual([
    "caf93 foyers 2022-07-01 2 2",
    "caf93 foyers 2023-01-01 1/2 1",
  ]);
});

test("a bundle given twice, or the same tables under another date, count once", async () => {
  expect(wording([caf, caf])).toEqual(["caf93 foyers 2022-07-01 1 1"]);
  const again = await readBundle(await pack({ ...contents, date: "2026-12-01" }, null), {});
  expect(wording([caf, again])).toEqual(["caf93 foyers 2022-07-01 1 2"]);
});

test("tables that show no count may be of other data: those of another day count anew", async () => {
  const bundleOf = async (date: string) => {
    const tables = tablesOf("cpam93", {});
    return readBundle(await pack({ ...ofCpam, date, tables }, null), {});
  };
  const [one, again, later] = [
    await bundleOf("2026-12-01"),
    await bundleOf("2026-12-01"),
    await bundleOf("2026-12-02"),
  ];
  expect(wording([one, again])).toEqual(["cpam93 assures 2022-07-01 1 1"]);
  expect(wording([one, later])).toEqual(["cpam93 assures 2022-07-01 2 2"]);
});

test("totals add up sources and windows of a partner", () => {
  const totals = totalsOf(budgetsOf([caf, other("a"), over(other("b")), cpam]));
  expect(totals.map(({ partner, rho, windows }) => [partner, formatFraction(rho), windows])).toEqual([
    ["caf93", "5/2", 2],
    ["cpam93", "1", 1],
  ]);
});

test("more than three bundles of one source and window are too many, whoever receives them", () => {
  const three = [other("a"), other("b"), other("c")];
  expect(overCapProblems(three)).toEqual([]);
  expect(overCapProblems([...three, over(other("d")), cpam])).toEqual([]);
  const [problem, ...more] = overCapProblems([...three, caf, cpam]);
  expect(more).toEqual([]);
  if (problem === undefined) throw new RangeError("expected a problem");
  expect(problem.code).toBe("bundle/over-cap");
  expect(describeProblem(problem, bundleProblems, "fr").what).toBe(
    "Les 4 lots du partenaire « caf93 » dépensent ensemble un rho de 4 sur les personnes de « foyers », du 2022-07-01 au 2022-12-31.",
  );
  expect(overCapProblems([...three, caf], 4)).toEqual([]);
  expect(overCapProblems([caf], 0.5)).toHaveLength(1);
});
