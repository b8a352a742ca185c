import { originProblems } from "@vigie/bundle";
import { describe, expect, test } from "vitest";
import { bundleOf, linesOf, pageOf, runSmall, type SmallStudy, studyOf, tableOf } from "./small-study.ts";

/** Minutes 1 to 20 in one place; in the other 30 units, four of which have minutes: 57, 59, 61, 63. */
const times = [
  ...Array.from({ length: 20 }, (_, at) => ["near", at + 1]),
  ...Array.from({ length: 30 }, (_, at) => ["far", at < 4 ? 57 + 2 * at : ""]),
];
const summary = (
  protects: "persons" | "nothing",
  content: Readonly<Record<string, unknown>>,
): SmallStudy => ({
  source: { protects },
  codelists: { places: ["near", "far"] },
  fields: {
    place: { type: "code", codelist: "places", label: "Lieu" },
    minutes: { type: "number", label: "Minutes", range: { from: 0, to: 60 }, grain: 1 },
  },
  indicators: { it: { kind: "summary", of: "minutes", by: "place", ...content } },
  rows: times,
});

describe("of a source that protects nothing", () => {
  test("a median leaves exact, with the units whose number is known", async () => {
    const { release } = await runSmall(summary("nothing", { statistic: "median" }));
    expect(linesOf(tableOf(release.tables, "it"), "known", "median")).toEqual([
      ["near", 20, 20, 10.5],
      ["far", 30, 4, 60],
      ["_U", 0, 0, null],
      ["_T", 50, 24, 12.5],
    ]);
  });

  test("so does a mean, and the page says that nothing is protected", async () => {
    const run = await runSmall(summary("nothing", { statistic: "mean" }));
    // 210 minutes of twenty, and 240 of four.
    expect(linesOf(tableOf(run.release.tables, "it"), "known", "mean")).toEqual([
      ["near", 20, 20, 10.5],
      ["far", 30, 4, 60],
      ["_U", 0, 0, null],
      ["_T", 50, 24, 18.75],
    ]);
    expect(pageOf(run, "protection.html")).toContain("Rien n’est protégé");
    expect(run.privateFiles.get("choose.json")).toBe("null\n");
  });

  test("agreement of ratings leaves with what was rated twice", async () => {
    const ratings = [
      ["here", "a", "low"],
      ["here", "a", "low"],
      ["here", "b", "high"],
      ["here", "b", "mid"],
      ["there", "c", "high"],
    ];
    const { release } = await runSmall({
      source: { protects: "nothing" },
      codelists: { places: ["here", "there"], things: ["a", "b", "c"], marks: ["low", "mid", "high"] },
      fields: {
        place: { type: "code", codelist: "places", label: "Lieu" },
        thing: { type: "code", codelist: "things", label: "Chose" },
        mark: { type: "code", codelist: "marks", label: "Note" },
      },
      indicators: { it: { kind: "agreement", of: "mark", by: "place", unit: ["thing"] } },
      rows: ratings,
    });
    const lines = linesOf(tableOf(release.tables, "it"), "rated_twice", "ratings");
    expect(lines).toEqual([
      ["here", 4, 2, 4],
      ["there", 1, 0, 0],
      ["_U", 0, 0, 0],
      ["_T", 5, 2, 4],
    ]);
  });
});

describe.each(["mean", "median"] as const)(
  "a weighted %s of a source that protects nothing, in strata",
  (statistic) => {
    /** In town, ten of weight 1 with 1 to 10 minutes, one without; in villages, five of weight 4 with 20 minutes. */
    const weighed: SmallStudy = {
      source: {
        protects: "nothing",
        reading: { kind: "sample", note: "les lieux tirés" },
        survey: {
          weights: "weight",
          weight_max: 4,
          weight_grain: 0.5,
          minimum_base: 2,
          strata: { of: "kind", populations: { town: 100, village: 20 } },
        },
      },
      codelists: { kinds: ["town", "village"], places: ["near", "far"] },
      fields: {
        weight: { type: "number", label: "Poids" },
        kind: { type: "code", codelist: "kinds", label: "Sorte" },
        place: { type: "code", codelist: "places", label: "Lieu" },
        minutes: { type: "number", label: "Minutes" },
      },
      indicators: { it: { kind: "summary", of: "minutes", by: "place", statistic } },
      rows: [
        ...Array.from({ length: 10 }, (_, at) => [1, "town", at < 6 ? "near" : "far", at + 1]),
        [1, "town", "near", ""],
        ...Array.from({ length: 5 }, () => [4, "village", "near", 20]),
      ],
    };

    test("leaves as it is, in a bundle that its study takes", async () => {
      const run = await runSmall(weighed);
      const table = tableOf(run.release.tables, "it");
      expect(table.dimensions.map(({ name }) => name)).toEqual(["universe", "place"]);
      const lines = linesOf(table, "known", "weighted_base", statistic);
      // Of weight 26, 20 have 20 minutes and the others 1 to 6: their sum is 21. All: 30 of weight, and 55 + 400.
      expect(lines).toEqual([
        ["near", 12, 11, 26, statistic === "mean" ? (21 + 400) / 26 : 20],
        ["far", 4, 4, 4, 8.5],
        ["_U", 0, 0, null, null],
        ["_T", 16, 15, 30, statistic === "mean" ? 455 / 30 : 20],
      ]);
      const study = await studyOf(weighed);
      expect(await originProblems(await bundleOf(run), study, { place: {}, today: "2026-11-26" })).toEqual(
        [],
      );
    });

    test("has the error of the design where it is a sample", async () => {
      const { release } = await runSmall(weighed);
      const [, , , all] = linesOf(
        tableOf(release.tables, "it"),
        "effective_base",
        "standard_error",
        "lower",
        "upper",
      );
      expect(all?.[2]).toBeCloseTo(30 ** 2 / (10 + 5 * 16), 9);
      // Each stratum is on one side of the median.
      if (statistic === "median") expect(all?.slice(3)).toEqual([0, 20, 20]);
      else expect(Number(all?.[4])).toBeLessThan(Number(all?.[5]));
    });
  },
);

describe("of persons", () => {
  test("no number of one person leaves: sums do, with noise, of values brought to their range", async () => {
    const run = await runSmall(summary("persons", { statistic: "mean" }));
    const sums = (tables: typeof run.release.tables | typeof run.release.exactTables) =>
      linesOf(tableOf(tables, "it"), "sum").filter(([, number]) => number === "_T");
    // Less 30 each, the middle of the range; 61 and 63 count as 60.
    expect(sums(run.release.exactTables)).toEqual([
      ["near", "_T", 20, 210 - 600],
      ["far", "_T", 30, 57 + 59 + 60 + 60 - 120],
      ["_U", "_T", 0, 0],
      ["_T", "_T", 50, 210 - 600 + 116],
    ]);
    expect(sums(run.release.tables)).not.toEqual(sums(run.release.exactTables));
    expect(pageOf(run, "protection.html")).toMatch(
      /Minutes<\/th><td class="text">0 à 60<\/td><td>24<\/td><td>0<\/td><td>2<\/td>/,
    );
    expect(JSON.parse(run.privateFiles.get("quality.json") ?? "")).toMatchObject({
      units: { outOfRange: [{ number: "minutes", known: 24, below: 0, above: 2 }] },
    });
  });

  test("a median is read in the bands, from true counts and from those that leave", async () => {
    const minutes = Array.from({ length: 400 }, (_, at) => [at < 300 ? "near" : "far", at % 40]);
    const bands = summary("persons", { statistic: "median", bands: [0, 10, 20, 30, 40] });
    const run = await runSmall({ ...bands, rows: minutes });
    expect(tableOf(run.release.tables, "it").measures).toEqual(["count_error", "base", "base_error"]);
    // Of 300 units, 80, 80, 70 and 70 in bands of ten minutes: half are under 10 + 10 × 70 / 80.
    expect(pageOf(run, "protection.html")).toMatch(
      /it : médianes, lues dans les tranches<\/caption>[\s\S]*?<th scope="row">near<\/th><td>18,75<\/td><td>1[89](?:,\d+)?<\/td>/,
    );
  });
});
