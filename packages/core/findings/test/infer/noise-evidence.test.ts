import { isPrintable } from "@vigie/study";
import { describe, expect, test } from "vitest";
import { pageSvg } from "../../../drawing/src/drawing-svg.ts";
import { exportedTable } from "../../../tables/src/exports/exported-table.ts";
import { tidyCsv } from "../../../tables/src/exports/tidy-csv.ts";
import { formatterOf } from "../../../tables/src/formatter.ts";
import { restOf, shareVariance } from "../../../tables/src/infer/noise-evidence.ts";
import type { Subject } from "../../../tables/src/subject.ts";
import { contrastOf } from "../../../tables/src/views/contrast.ts";
import { profileOf } from "../../../tables/src/views/profile.ts";
import { tableViewOf } from "../../../tables/src/views/view.ts";
import { readAs } from "../../../tables/test/fixture/read-as.ts";
import { subjectOf } from "../../../tables/test/fixture/subject.ts";
import { noisy } from "../../../tables/test/fixture/table-text.ts";
import { asDrawn } from "../../src/drawn/drawn-interval.ts";
import { figureOf } from "../../src/figure-of.ts";
import { protectionSentence } from "../../src/notes/protection.ts";
import { tableCellText } from "../../src/table-cell.ts";
import { linkSubject } from "../fixture/link-subject.ts";

const spaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const withNoise = (indicator: string, error: number) => subjectOf(indicator, (table) => noisy(table, error));
const direct = (subject: Subject) => {
  const line = profileOf(subject).lines.find(({ by }) => by === "direct");
  if (line === undefined) throw new RangeError("no such group");
  return line.line;
};

describe("variances", () => {
  test("what is left of independent parts has their noise; of an exact whole, that of the part", () => {
    expect(restOf({ value: 100, error: 10 }, { value: 40, error: 6 })).toEqual({ value: 60, error: 8 });
    expect(restOf({ value: 100, error: 0 }, { value: 40, error: 6 })).toEqual({ value: 60, error: 6 });
  });

  test("two parts of one whole have one noise, whatever is known of the whole", () => {
    // Each of σ² = 36; the whole known to V: least squares leave each part with σ²/2 + V/4.
    for (const known of [0, 20, 50, 72]) {
      const part = Math.sqrt(18 + known / 4);
      expect(restOf({ value: 100, error: Math.sqrt(known) }, { value: 40, error: part }).error).toBeCloseTo(
        part,
        12,
      );
    }
  });

  test("a share of independent cells: (σc² (1 − 2p) + p² σb²) / b²", () => {
    const found = shareVariance({ value: 30, error: 5 }, { value: 100, error: 10 });
    expect(found).toBeCloseTo((25 * (1 - 0.6) + 0.09 * 100) / 100 ** 2, 12);
  });

  test("of a base known exactly, the noise of the part alone; of one better known, no covariance", () => {
    expect(shareVariance({ value: 30, error: 5 }, { value: 100, error: 0 })).toBeCloseTo((5 / 100) ** 2, 12);
    expect(shareVariance({ value: 30, error: 5 }, { value: 100, error: 4 })).toBeCloseTo(
      (25 + 0.09 * 16) / 100 ** 2,
      12,
    );
  });

  test("it is never negative, and simulated noise has it", () => {
    // Five cells of 20 with σ 3: p = 1/5 of their sum.
    let state = 1;
    const uniform = () => {
      state = (state * 1664525 + 1013904223) % 2 ** 32;
      return (state + 0.5) / 2 ** 32;
    };
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const shares = Array.from({ length: 20_000 }, () => {
      const cells = [0, 1, 2, 3, 4].map(() => 20 + 3 * normal());
      return (cells[0] ?? 0) / cells.reduce((sum, cell) => sum + cell, 0);
    });
    const deviation = Math.sqrt(shares.reduce((sum, share) => sum + (share - 0.2) ** 2, 0) / shares.length);
    const found = Math.sqrt(shareVariance({ value: 20, error: 3 }, { value: 100, error: 3 * Math.sqrt(5) }));
    expect(found / deviation).toBeGreaterThan(0.97);
    expect(found / deviation).toBeLessThan(1.03);
  });

  test("a share is printed within five points either way", () => {
    expect([0, 0.05 / 1.959964, 0.0256].map((error) => isPrintable(error))).toEqual([true, true, false]);
  });
});

describe("a share that noise leaves too uncertain", () => {
  test("is known, compared, and not printed", async () => {
    const line = tableViewOf(await withNoise("groups", 30)).line();
    expect(line.cell("direct").computed?.share).toBe(0.095);
    expect(line.cell("direct").share).toBeNull();
    expect(
      tableViewOf(await withNoise("groups", 25))
        .line()
        .cell("direct").share,
    ).toBe(0.095);
  });

  test("says so in the table, in the drawing and its alternative, in the data; the note says why", async () => {
    const subject = await withNoise("homes", 30);
    const figure = figureOf(subject);
    const cells = figure.table.groups[0]?.rows.find(({ heading }) => heading === "Propriété")?.cells ?? [];
    expect(cells.map(tableCellText).map(spaces)).toContain("trop incertain");
    expect(spaces(pageSvg(figure.wide).text)).toContain(">trop incertain<");
    expect(spaces(figure.alternative)).toContain("Propriété : trop incertain");
    expect(figure.title).toBe("Logement des foyers au RSA");
    const line = tidyCsv(exportedTable(subject))
      .split("\n")
      .find((text) => text.startsWith("rsa,owner"));
    expect(line?.split(",").slice(4)).toEqual([
      "60",
      "30",
      "",
      "",
      "",
      "",
      "free",
      "A",
      "U",
      "Données fictives",
    ]);
  });
});

test("noise is drawn from half a point on either side, sampling always", () => {
  expect(asDrawn({ lower: 0.2, upper: 0.209 }, "noise")).toBeNull();
  expect(asDrawn({ lower: 0.2, upper: 0.211 }, "noise")?.of).toBe("noise");
  expect(asDrawn({ lower: 0.2, upper: 0.201 }, "sampling")?.of).toBe("sampling");
});

describe("a whole population", () => {
  test("has the interval of its noise alone, which its note says; no ratio, no test", async () => {
    const subject = await withNoise("ages", 2);
    const line = direct(subject);
    const found = contrastOf(line.cell("50-plus"));
    const share = line.cell("50-plus").computed;
    expect(found?.share?.upper).toBeCloseTo((share?.share ?? 0) + 1.959964 * (share?.error ?? 0), 6);
    expect(found?.difference?.lower).toBeGreaterThan(0.3);
    expect([found?.ratio, found?.pValue]).toEqual([null, null]);
    const figure = figureOf(subject);
    expect(figure.remarks).toContain(
      "population entière\u00a0: intervalle dû au bruit ajouté pour protéger les personnes, là où il atteint un dixième de point (dessiné à partir d’un demi-point), sans test",
    );
    const heads = figure.table.columns.flatMap(({ head, under }) => [head, ...(under ?? [])]);
    expect(heads.map(spaces)).toContain("Intervalle à 95 %");
    expect(heads).not.toContain("p");
    expect(pageSvg(figure.wide).text).toMatch(/<path class="tick" d="M/);
    const header = tidyCsv(exportedTable(subject)).split("\n")[0] ?? "";
    expect(header).toContain(
      "share_lower,share_upper,reference_share,difference_to_reference,ratio_to_reference,difference_to_rest,difference_lower,difference_upper,conf",
    );
  });

  test("has none without noise, nor where noise changes no decimal that is printed", async () => {
    for (const error of [0, 0.2]) {
      const subject = await withNoise("mobile", error);
      expect(tableViewOf(subject).line().cell("yes").interval).toBeNull();
      expect(figureOf(subject).table.columns.map(({ head }) => head)).not.toContain(
        "Intervalle de la part à 95\u202f%",
      );
    }
  });
});

describe("a sample", () => {
  test("has intervals and tests that hold both sampling and noise", async () => {
    const bare = readAs(await subjectOf("ages"), "sample");
    const blurred = readAs(await withNoise("ages", 2), "sample");
    const [plain, noise] = [bare, blurred].map((subject) => contrastOf(direct(subject).cell("50-plus")));
    expect(noise?.share?.upper).toBeGreaterThan(plain?.share?.upper ?? 1);
    expect(noise?.difference?.lower).toBeLessThan(plain?.difference?.lower ?? 0);
    expect(noise?.ratio?.estimate).toBe(plain?.ratio?.estimate);
    expect(noise?.ratio?.interval?.upper).toBeGreaterThan(plain?.ratio?.interval?.upper ?? 9);
    expect(noise?.pValue).toBeGreaterThan(plain?.pValue ?? 1);
  });

  test("an association says that its test is corrected, and widens its ratios", async () => {
    const figures = await Promise.all(
      [0, 12].map(async (error) => figureOf(await linkSubject("parties", (table) => noisy(table, error)))),
    );
    const [plain, noise] = figures.map(({ tests }) => spaces((tests ?? []).join(" ")));
    expect(plain).toContain("(test du khi-deux)");
    expect(noise).toContain("(test du khi-deux, corrigé du bruit)");
    const widths = figures.map(({ alternative }) => {
      const [, lower = "", upper = ""] =
        /Démocrate : .*?\(de (\d+,\d+) à (\d+,\d+)\)/.exec(spaces(alternative)) ?? [];
      return Number(upper.replace(",", ".")) - Number(lower.replace(",", "."));
    });
    expect(widths[1]).toBeGreaterThan(widths[0] ?? 1);
  });
});

describe("the sentence on protection", () => {
  test("says two standard errors of the most uncertain cell, rounded up", async () => {
    const { table } = await withNoise("groups", 3.9);
    expect(protectionSentence([table], formatterOf("fr"))?.replaceAll(/\s/g, " ")).toBe(
      "Pour protéger les personnes, chaque effectif a été modifié de quelques unités : 8 au plus dans ce tableau, 19 fois sur 20.",
    );
    expect(protectionSentence([table], formatterOf("en"))).toBe(
      "To protect people, each count was changed by a few units: 8 at most in this table, 19 times out of 20.",
    );
  });

  test("gives no margin of counts that a published size moved, in either language", async () => {
    const { table } = await withNoise("groups", 3.9);
    const moved = { ...table, sizes: { extract: [], isAdjusted: true } };
    expect(protectionSentence([moved], formatterOf("fr"))).toMatch(/ajusté à un effectif déjà publié/);
    expect(protectionSentence([moved], formatterOf("fr"))).not.toContain("près");
    expect(protectionSentence([table, moved], formatterOf("en"))).not.toContain("within");
  });

  test("is left out where counts are exact", async () => {
    expect(protectionSentence([(await subjectOf("groups")).table], formatterOf("fr"))).toBeNull();
  });
});
