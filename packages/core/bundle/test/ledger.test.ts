import { formatFraction, fraction, guaranteeOf } from "@vigie/disclosure";
import { describeProblem } from "@vigie/words";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  budgetsAfter,
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
  totalSpent,
  withLine,
  withoutLine,
} from "../src/index.ts";
import { codesOf, contents, study } from "./sample.ts";

const window = { from: "2022-07-01", to: "2022-12-31" };
const first = lineOf(await readBundle(await pack(contents, null), {}));

/** A line of another draw of the same source. */
const other = (mark: string, changes: Partial<LedgerLine["spent"][number]> = {}): LedgerLine => ({
  ...first,
  hash: mark.repeat(64),
  spent: first.spent.map((spending) => ({
    ...spending,
    mark: mark.repeat(64),
    tables: mark.repeat(64),
    ...changes,
  })),
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
  const after = (ledger: Ledger, line = first) =>
    budgetsAfter(ledger, line).map(({ sources, window: days, rho, used, isSame }) =>
      [
        sources.join("+"),
        days.from,
        days.to,
        `${formatFraction(rho)} of ${formatFraction(used)}`,
        ...(isSame ? ["same"] : []),
      ].join(" "),
    );
  const later = { from: "2023-01-01", to: "2023-06-30" };

  test("adds up over bundles about the same days", () => {
    const half = other("d", { rho: fraction(1n, 2n) });
    expect(after([])).toEqual(["foyers 2022-07-01 2022-12-31 1 of 1"]);
    expect(after([other("e"), half])).toEqual(["foyers 2022-07-01 2022-12-31 1 of 5/2"]);
    expect(after([other("e", { source: "assures" })])).toEqual(["foyers 2022-07-01 2022-12-31 1 of 1"]);
    expect(after([other("e", { window: later })])).toEqual(["foyers 2022-07-01 2022-12-31 1 of 1"]);
    const shorter = { ...window, to: "2022-12-30" };
    expect(after([other("e", { window: shorter })])).toEqual(["foyers 2022-07-01 2022-12-30 1 of 2"]);
  });

  test("adds up over sources that read one file", () => {
    const line = { ...first, spent: [...first.spent, ...other("d", { source: "comptes" }).spent] };
    expect(after([], line)).toHaveLength(2);
    const sharing = other("e", { source: "comptes", sharesFile: ["foyers"] });
    expect(after([sharing], line)).toEqual(["comptes+foyers 2022-07-01 2022-12-31 2 of 3"]);
  });

  test("counts one draw once: the same run on another day discloses nothing more", async () => {
    const again = lineOf(await readBundle(await pack({ ...contents, date: "2026-11-26" }, null), {}));
    expect(withLine([first], again)).toHaveLength(2);
    expect(after([first], again)).toEqual(["foyers 2022-07-01 2022-12-31 0 of 1 same"]);
  });

  test("in all is the sum of its draws, whatever their source and window", () => {
    const lines = [first, other("d"), other("e", { window: later }), { ...first, hash: "f".repeat(64) }];
    expect(formatFraction(totalSpent(lines))).toBe("3");
  });
});

describe("the cap", () => {
  const three = [other("1"), other("2"), other("3")];

  test("is reached by what a bundle adds, not by the same one again", () => {
    expect(capProblems(three.slice(0, 2), first, { cap: 3, place })).toEqual([]);
    expect(capProblems(three, first, { cap: 3, place }).map(({ code }) => code)).toEqual([
      "bundle/cap-reached",
    ]);
    expect(capProblems(three, first, { cap: 4, place })).toEqual([]);
    expect(capProblems(three, other("1"), { cap: 1, place })).toEqual([]);
    expect(capProblems([], first, { cap: 0.999, place })).toHaveLength(1);
  });

  test("is said with what is spent and what to do", () => {
    const [problem] = capProblems(three, first, { cap: 3, place });
    if (problem === undefined) throw new RangeError("expected a problem");
    expect(describeProblem(problem, bundleProblems, "fr")).toMatchObject({
      where: "caf.ledger.json",
      what: "Avec ce lot, le rho dépensé sur les personnes de « foyers », du 2022-07-01 au 2022-12-31, passerait de 3 à 4.",
      expected: "Un rho de 3 au plus pour chaque jour observé, tous lots réunis.",
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
    ["another number", good.replace('"ledger": 2', '"ledger": 3')],
    ["a former number", good.replace('"ledger": 2', '"ledger": 1')],
    ["a line twice", ledgerText([first, first])],
    ["a key unknown", good.replace('"ledger": 2', '"ledger": 2, "note": ""')],
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

  test("of the former number is read, its lines as different draws, and written with the new one", () => {
    const unmarked = JSON.stringify({
      ledger: 1,
      bundles: ["d", "e"].map((digit) => ({
        ...first,
        hash: digit.repeat(64),
        spent: first.spent.map(({ source, window, tables }) => ({ source, window, rho: "1", tables })),
      })),
    });
    const ledger = readLedger(unmarked, place);
    expect(ledger.map(({ spent }) => spent.map(({ mark }) => mark))).toEqual([[null], [null]]);
    expect(formatFraction(totalSpent(ledger))).toBe("2");
    expect(capProblems(ledger, first, { cap: 2.5, place })).toHaveLength(1);
    expect(readLedger(ledgerText(ledger), place)).toEqual(ledger);
  });

  test("refuses another table for a draw that it has", () => {
    const changed = { ...first, spent: first.spent.map((one) => ({ ...one, tables: "9".repeat(64) })) };
    const codes = (line: LedgerLine) => capProblems([first], line, { cap: 3, place }).map(({ code }) => code);
    expect(codes({ ...changed, hash: "9".repeat(64) })).toEqual(["bundle/mark-in-ledger"]);
    expect(codes({ ...first, hash: "9".repeat(64) })).toEqual([]);
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
