import type { Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { beforeAll, describe, expect, test } from "vitest";
import type { PackagedEdition } from "../src/editions/packaged-edition.ts";
import { type OwnTables, ownAndWhole } from "../src/own-and-whole.ts";
import { bundleOf } from "./fixture/count-table.ts";
import { holderStudy } from "./fixture/holder-study.ts";
import { tableOf } from "./fixture/table-text.ts";

let study: Study;
beforeAll(async () => {
  study = await holderStudy();
});

/** What Bobigny counted: 15 helped online among 100. */
function own(yes = 15, no = 85): OwnTables {
  const made = bundleOf(study, "ccas", [
    tableOf("helped", `universe | | online yes no _U\n all | | ${yes} ${no} 0`),
  ]);
  const bundle = { ...made, manifest: { ...made.manifest, holder: "bobigny" } };
  return { study, bundle, exact: made.tables };
}

/** What was published of all: 50 among 220, of which 35 among 120 are not in Bobigny. */
function published({
  yes = "50",
  error = 0,
  without = [] as readonly string[],
  ...changes
}: Partial<PackagedEdition> & {
  readonly yes?: string;
  readonly error?: number;
  readonly without?: readonly string[];
} = {}): PackagedEdition {
  const row = (code: string, count: string, share: string, base: string) =>
    new Map(
      Object.entries({ universe: "all", online: code, count, count_error: String(error), share, base }),
    );
  const { window } = study;
  return {
    studyId: study.id,
    hash: study.hash,
    version: study.version,
    day: "2026-11-25",
    window,
    breaks: new Map(),
    bundles: [{ partner: "ccas", holder: "bobigny", date: "2026-11-25", hash: "cc".repeat(32) }],
    tables: new Map([
      [
        "helped",
        {
          window,
          definition: new Map(),
          min: 11,
          baseErrors: [0, 0],
          without,
          rows: [
            row("yes", yes, yes === "" ? "" : String(Number(yes) / 220), "220"),
            row("no", "170", "0.7727", "220"),
            row("_T", "220", "", ""),
          ],
        },
      ],
    ]),
    ...changes,
  };
}

const compared = (given: PackagedEdition, mine = own()) => ownAndWhole(mine, given, "fr");

describe("a share of one holder is explained by chance and noise", () => {
  // R: prop.test(c(15, 35), c(100, 120), correct = FALSE)$p.value is .0125; c(15, 50) of c(100, 220), .1113.
  test.each([
    ["not where the others are far", {}, false],
    ["where the published table is of the others alone", { without: ["bobigny"] }, true],
    ["where its bundle is not published: the whole is the others", { bundles: [] }, true],
    // The noise of 5.5 persons among 120 is 4.6 points, beside 5.7 of chance: z = 1.94.
    ["where noise widens it", { error: 5.5 }, true],
    ["or not: a little less noise, z = 2.01", { error: 5 }, false],
    ["unknown where the whole is hidden", { yes: "" }, null],
  ])("%s", (_, given, wanted) => {
    const [indicator] = compared(published(given)).indicators;
    expect(indicator?.figures).toHaveLength(1);
    expect(indicator?.figures[0]).toMatchObject({ own: 0.15, base: 100, isExplained: wanted });
  });

  test("unknown where noise leaves nobody but the holder", () => {
    const [indicator] = compared(published(), own(60, 180)).indicators;
    expect(indicator?.figures[0]).toMatchObject({ own: 0.25, isExplained: null });
  });
});

test("the whole has its interval, and a small count at home is exact", () => {
  const { indicators, tested } = compared(published({ error: 4 }), own(2, 98));
  const [figure] = indicators[0]?.figures ?? [];
  expect(figure?.own).toBe(0.02);
  // Of noise alone: 1.96 × 4 / 220.
  expect(figure?.interval?.lower).toBeCloseTo(50 / 220 - (1.96 * 4) / 220, 4);
  expect(tested).toBe(1);
});

describe("refuses", () => {
  const other = (change: Partial<OwnTables["bundle"]["manifest"]>) => {
    const { bundle, ...rest } = own();
    return { ...rest, bundle: { ...bundle, manifest: { ...bundle.manifest, ...change } } };
  };

  test.each([
    ["one institution", () => other({ holder: undefined }), {}, "diagnostic/own-without-group"],
    ["a holder that is gone", () => other({ holder: "parti" }), {}, "diagnostic/holder-not-in-study"],
    [
      "a run of another version",
      () => other({ study: { id: "centres", version: "0.9", hash: "0".repeat(64) } }),
      {},
      "diagnostic/own-of-another-study",
    ],
    ["a publication of another study", own, { studyId: "autre" }, "diagnostic/published-of-another"],
    ["one of another version", own, { hash: "0".repeat(64) }, "diagnostic/published-of-another"],
    ["one without the group", own, { tables: new Map() }, "diagnostic/published-without-group"],
  ])("%s", (_, mine, changes, code) => {
    const codesOf = () => {
      try {
        compared(published(changes), mine());
      } catch (error) {
        if (error instanceof VigieErrors) return error.errors.map((each) => each.code);
        throw error;
      }
      return [];
    };
    expect(codesOf()).toEqual([code]);
  });
});
