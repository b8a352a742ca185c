import { describe, expect, test } from "vitest";
import { bundleOf, linesOf, pageOf, runSmall, type SmallStudy, tableOf } from "./small-study.ts";

/** 400 women, 200 men answered; 130 of the women and 40 of the men say yes. */
const rows = [
  ...Array.from({ length: 400 }, (_, at) => ["w", at < 130 ? "yes" : "no", at < 10 ? 9 : 1.5]),
  ...Array.from({ length: 200 }, (_, at) => ["m", at < 40 ? "yes" : "no", 0.5]),
];
const survey = (surveyDesign: Readonly<Record<string, unknown>>): SmallStudy => ({
  source: { survey: surveyDesign },
  codelists: { sexes: ["w", "m"] },
  fields: {
    sex: { type: "code", codelist: "sexes", label: "Sexe" },
    online: { type: "flag", label: "En ligne" },
    weight: { type: "number", label: "Poids" },
  },
  indicators: { online: { kind: "profile", of: "online", by: "sex" } },
  rows,
});
const raked = {
  calibration: { margins: { sex: { w: 500, m: 500 } }, bounds: { least: 0.5, greatest: 2 } },
  weight_max: 4,
};

describe("respondents raked to the margins of the study", () => {
  test("weigh what their code stands for, on the grain; sums of weights leave with noise", async () => {
    const run = await runSmall(survey(raked));
    const exact = linesOf(tableOf(run.release.exactTables, "online"), "weighted", "squares");
    // 500 / 400 = 1.25 each, and 500 / 200 = 2.5.
    expect(exact).toContainEqual(["w", "yes", 130, 130 * 1.25, 130 * 1.25 ** 2]);
    expect(exact).toContainEqual(["m", "no", 160, 160 * 2.5, 160 * 2.5 ** 2]);
    const released = tableOf(run.release.tables, "online");
    const at = released.measures.indexOf("weighted_error");
    for (const { count, values } of released.rows) if (count !== null) expect(values[at]).toBeGreaterThan(0);
    expect(linesOf(released, "weighted")).not.toContainEqual(["w", "yes", 130, 162.5]);
    expect((await bundleOf(run)).tables.get("online")).toEqual(released);
  });

  test("are told of on the private pages, as is what the guarantee leaves out", async () => {
    const run = await runSmall(survey(raked));
    expect(pageOf(run, "qualite.html")).toMatch(/Calage sur les marges de l’étude : atteint en \d+ passage/);
    expect(pageOf(run, "protection.html")).toContain(
      "les poids sont calés chez vous sur les marges de l’étude",
    );
    expect(pageOf(run, "protection.html")).toContain("Le lot dit aussi si le calage a été possible");
    expect(pageOf(run, "protection.html")).toContain("Les parts sont pondérées");
  });

  test("that meet the margins in no way within the bounds leave their counts, and no estimate is made of them", async () => {
    const bounds = { least: 0.99, greatest: 1.01 };
    const narrow = { ...raked, calibration: { ...raked.calibration, bounds } };
    const run = await runSmall(survey(narrow));
    const [source] = run.outcomes.keys();
    expect(run.notRaked).toEqual([source]);
    expect((await bundleOf(run)).manifest.tables.map(({ silence }) => silence?.reason)).toEqual([
      "not_calibrated",
    ]);
    // As the file has them: nothing else is known of what they should be.
    const exact = linesOf(tableOf(run.release.exactTables, "online"), "weighted");
    expect(exact).toContainEqual(["w", "yes", 130, 130]);
    expect(pageOf(run, "qualite.html")).toContain("Les poids n’ont pas pu être calés sur les marges");
  });
});

describe("weights of the file", () => {
  const weighted = survey({ weights: "weight", weight_max: 3, weight_grain: 0.2 });

  test("are at most the greatest declared, rounded half up to the grain; how many were brought down stays", async () => {
    const run = await runSmall(weighted);
    // Ten weigh 9, brought down to 3; 1.5 is 7.5 grains of 0.2, so 8; 0.5 is 2.5, so 3.
    const exact = linesOf(tableOf(run.release.exactTables, "online"), "weighted");
    const line = (sex: string, answer: string) => exact.find(([a, b]) => a === sex && b === answer)?.[3];
    expect(line("w", "yes")).toBeCloseTo(10 * 3 + 120 * 1.6, 9);
    expect(line("m", "no")).toBeCloseTo(160 * 0.6, 9);
    expect(pageOf(run, "qualite.html")).toContain("10 poids ont été ramenés au plus grand poids déclaré, 3.");
    expect(pageOf(run, "protection.html")).toMatch(
      /Unités : poids<\/th><td class="text">3 au plus<\/td>.*?>10<\/td><\/tr>/,
    );
    expect(JSON.parse(run.privateFiles.get("quality.json") ?? "")).toMatchObject({
      units: { survey: { clipped: 10, respondents: 600 } },
    });
    const { manifest, guarantee } = await bundleOf(run);
    expect(JSON.stringify(manifest)).not.toContain("clipped");
    expect(guarantee.sources[0]?.tables.map(({ measure }) => measure)).toEqual(
      expect.arrayContaining(["count", "weighted", "squares"]),
    );
  });
});
