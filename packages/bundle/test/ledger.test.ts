import { formatFraction, fraction, guaranteeOf } from "@vigie/disclosure";
import { describeProblem } from "@vigie/words";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bundleProblems,
  capProblems,
  firstIndicatorsOf,
  type Ledger,
  type LedgerLine,
  ledgerText,
  lineOf,
  pack,
  readBundle,
  readLedger,
  spentOf,
  withLine,
  withoutLine,
} from "../src/index.ts";
import { codesOf, contents, study } from "./sample.ts";

const window = { from: "2022-07-01", to: "2022-12-31" };
const first = lineOf(await readBundle(await pack(contents, null), {}));

/** A line of other tables of the same source. */
const other = (mark: string, changes: Partial<LedgerLine["spent"][number]> = {}): LedgerLine => ({
  ...first,
  hash: mark.repeat(64),
  spent: first.spent.map((spending) => ({ ...spending, tables: mark.repeat(64), ...changes })),
});
const place = { file: "caf.ledger.json" };

describe("a line", () => {
  test("says what a bundle spent of each source of persons, and what it asked", () => {
    expect(first).toMatchObject({
      date: "2026-11-25",
      study: "essai",
      version: "1",
      studyHash: study.hash,
      indicators: ["sexe", "lieu", "canaux", "lien", "points"],
    });
    expect(
      first.spent.map(({ source, window: spentWindow, rho }) => [source, spentWindow, formatFraction(rho)]),
    ).toEqual([["foyers", window, "1"]]);
  });

  test("is added once, and taken away", () => {
    const ledger = withLine([], first);
    expect(withLine(ledger, first)).toBe(ledger);
    expect(withLine(ledger, other("a"))).toEqual([first, other("a")]);
    expect(withoutLine(withLine(ledger, other("a")), first.hash)).toEqual([other("a")]);
    expect(withoutLine(ledger, "0".repeat(64))).toBe(ledger);
  });
});

describe("what a ledger spent", () => {
  const spent = (ledger: Ledger, source = "foyers", spentWindow = window) =>
    formatFraction(spentOf(ledger, source, spentWindow));

  test("adds up over bundles, by source and window", () => {
    expect(spent([])).toBe("0");
    const half = other("b", { rho: fraction(1n, 2n) });
    expect(spent([first, other("a"), half])).toBe("5/2");
    expect(spent([first, other("a", { source: "assures" })])).toBe("1");
    const later = { from: "2023-01-01", to: "2023-06-30" };
    expect(spent([first, other("a", { window: later })], "foyers", later)).toBe("1");
    expect(spent([first], "foyers", { ...window, to: "2022-12-30" })).toBe("0");
  });

  test("counts the same tables once: the same run on another day tells nothing more", async () => {
    const again = await readBundle(await pack({ ...contents, date: "2026-11-26" }, null), {});
    const ledger = withLine([first], lineOf(again));
    expect(ledger).toHaveLength(2);
    expect(spent(ledger)).toBe("1");
    const greater = lineOf(again).spent.map((spending) => ({ ...spending, rho: fraction(3n, 2n) }));
    expect(spent([first, { ...lineOf(again), spent: greater }])).toBe("3/2");
  });
});

describe("the cap", () => {
  const three = [other("a"), other("b"), other("c")];

  test("is reached by what a bundle adds, not by the same one again", () => {
    expect(capProblems(three.slice(0, 2), first, { cap: 3, place })).toEqual([]);
    expect(capProblems(three, first, { cap: 3, place }).map(({ code }) => code)).toEqual([
      "bundle/cap-reached",
    ]);
    expect(capProblems(three, first, { cap: 4, place })).toEqual([]);
    expect(capProblems(three, other("a"), { cap: 1, place })).toEqual([]);
    expect(capProblems([], first, { cap: 0.999, place })).toHaveLength(1);
  });

  test("is said with what is spent and what to do", () => {
    const [problem] = capProblems(three, first, { cap: 3, place });
    if (problem === undefined) throw new RangeError("expected a problem");
    expect(describeProblem(problem, bundleProblems, "fr")).toMatchObject({
      where: "caf.ledger.json",
      what: "Avec ce lot, le rho dépensé sur les personnes de « foyers », du 2022-07-01 au 2022-12-31, passerait de 3 à 4.",
      expected:
        "Un rho de 3 au plus, tous lots réunis : c’est le « cap » de votre fichier de correspondance.",
      cure: expect.stringContaining("vigie purge DOSSIER --not-sent"),
    });
  });
});

describe("first indicators", () => {
  const grown = { id: "essai", hash: "f".repeat(64) };
  const added = { ...other("a"), studyHash: grown.hash, indicators: ["sexe", "age"] };

  test("are those of the first bundle of the study, for one that asks something else", () => {
    expect(firstIndicatorsOf([first], grown)).toEqual(first.indicators);
    expect(firstIndicatorsOf([first, added], grown)).toEqual(first.indicators);
    expect(firstIndicatorsOf([{ ...added, study: "autre" }, first], grown)).toEqual(first.indicators);
  });

  test("are none where nothing was added: the first run again gives the same bytes", async () => {
    expect(firstIndicatorsOf([], grown)).toBeNull();
    expect(firstIndicatorsOf([first, added], study)).toBeNull();
    const again = await pack({ ...contents, firstIndicators: firstIndicatorsOf([first], study) }, null);
    expect((await readBundle(again, {})).hash).toBe(first.hash);
  });

  test("leave with the bundle", async () => {
    const firstIndicators = firstIndicatorsOf([first], grown);
    const next = await readBundle(await pack({ ...contents, firstIndicators }, null), {});
    expect(next.manifest.firstIndicators).toEqual(first.indicators);
  });
});

describe("the file", () => {
  const read = (text: string) => codesOf(Promise.resolve().then(() => readLedger(text, place)));
  const rho = fc
    .tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 1_000 }))
    .map(([over, under]) => fraction(BigInt(over), BigInt(under)));

  test("comes back from its text", () => {
    fc.assert(
      fc.property(fc.array(rho, { maxLength: 15 }), (budgets) => {
        const ledger = budgets.map((budget, at) => other(at.toString(16), { rho: budget }));
        expect(readLedger(ledgerText(ledger), place)).toEqual(ledger);
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  const good = ledgerText([first]);
  test.each([
    ["nothing", ""],
    ["no JSON", "bonjour"],
    ["a list", "[]"],
    ["another number", good.replace('"ledger": 1', '"ledger": 2')],
    ["a line twice", ledgerText([first, first])],
    ["a key unknown", good.replace('"ledger": 1', '"ledger": 1, "note": ""')],
    ["a rho as a number", good.replace('"rho": "1"', '"rho": 1')],
    ["a rho below zero", good.replace('"rho": "1"', '"rho": "-1"')],
    ["a rho that is not in lowest terms", good.replace('"rho": "1"', '"rho": "2/2"')],
    ["a rho of ten thousand digits", good.replace('"rho": "1"', `"rho": "${"9".repeat(10_000)}"`)],
    ["a hash cut short", good.replace(first.hash, first.hash.slice(1))],
    ["a day that is not in the calendar", good.replace("2026-11-25", "2026-11-31")],
  ])("is refused: %s", async (_, text) => {
    expect(await read(good)).toBe("accepted");
    expect(await read(text)).toBe("bundle/ledger-invalid");
  });

  test("of none is read", () => {
    expect(readLedger(ledgerText([]), place)).toEqual([]);
  });
});

test("a partner's own smaller rho is what is spent", async () => {
  const guarantee = guaranteeOf(study, "caf93", { ...contents.guarantee.policy, rho: fraction(1n, 4n) });
  const line = lineOf(await readBundle(await pack({ ...contents, guarantee }, null), {}));
  expect(line.spent.map(({ rho: spentRho }) => formatFraction(spentRho))).toEqual(["1/4"]);
});
