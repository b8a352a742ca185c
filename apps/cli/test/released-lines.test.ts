import type { TableSummary } from "@vigie/partner";
import { loadStudy, type Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { beforeAll, describe, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { messagesIn } from "../src/messages.ts";
import { releasedLines, releasedSizeOf } from "../src/partner/released-lines.ts";
import { wrappedText } from "../src/terminal/terminal.ts";

let study: Study;
let first: string;
let title: string;
beforeAll(async () => {
  const loaded = await loadStudy(newStudy());
  if ("errors" in loaded) throw new RangeError("the new study does not load");
  study = loaded.study;
  for (const { id, title: output } of study.indicators.values()) {
    first ??= id;
    title ??= output.fr;
  }
});

const summary = (changes: Partial<TableSummary> = {}): TableSummary => ({
  name: first,
  indicator: first,
  source: "allocataires",
  cells: 60,
  hidden: 9,
  measures: new Map(),
  countError: 4,
  isAdjusted: false,
  shares: 50,
  printed: 41,
  centers: null,
  shareErrorMax: 0.04,
  ...changes,
});
const lines = (
  tables: readonly TableSummary[],
  language: "fr" | "en" = "fr",
  notRaked: readonly string[] = [],
) => releasedLines(tables, { study, min: 11, notRaked }, messagesIn(language));

describe("before anything is handed over", () => {
  test("each table says its cells, those hidden, how near its counts are and what can be read", () => {
    expect(lines([summary()])).toEqual([
      "Ce qui sort, tableau par tableau :",
      `  ${title}`,
      // 1.96 standard errors of 4, rounded up.
      "    60 cases, dont 9 masquées (moins de 11) ; effectifs à 8 près ; 41 parts lisibles sur 50",
      "Précision d’un tableau : 19 fois sur 20, l’effectif vrai ne s’écarte pas davantage de celui qui sort, pour la moitié au moins de ses effectifs.",
      "Une part est lisible à 5 points près, une moyenne ou une médiane à 5 % près de l’étendue déclarée, 19 fois sur 20.",
    ]);
  });

  test("exact tables say so, and nothing of how near", () => {
    const exact = summary({ hidden: 0, countError: 0, shares: 0, printed: 0 });
    expect(lines([exact]).slice(1)).toEqual([`  ${title}`, "    60 cases ; effectifs exacts"]);
  });

  test("counts that a published size moved are said to be adjusted, without how near they are", () => {
    const adjusted = lines([summary({ isAdjusted: true })]);
    expect(adjusted[2]).toMatch(/ ; effectifs ajustés à un effectif publié ; 41 parts lisibles sur 50$/);
    expect(adjusted.join()).not.toContain("Précision");
    expect(lines([summary({ isAdjusted: true })], "en")[2]).toContain(
      "; counts adjusted to a published size;",
    );
  });

  test("a table whose counts are all hidden has none that could be exact", () => {
    const hidden = summary({ cells: 12, hidden: 12, countError: 0, shares: 0, printed: 0 });
    expect(lines([hidden])[2]).toBe("    12 cases, dont 12 masquées (moins de 11)");
    expect(lines([hidden], "en")[2]).toBe("    12 cells, 12 of them hidden (under 11)");
  });

  test.each([
    ["fr", "mean", " ; 3 moyennes lisibles sur 4"],
    ["fr", "median", " ; 3 médianes lisibles sur 4"],
    ["en", "mean", "; 3 means of 4 readable"],
    ["en", "median", "; 3 medians of 4 readable"],
  ] as const)("means and medians that can be read are counted (%s, %s)", (language, statistic, output) => {
    const summed = summary({ shares: 0, printed: 0, centers: { statistic, groups: 4, read: 3 } });
    expect(lines([summed], language)[2]).toMatch(new RegExp(`${output}$`));
  });

  test.each([
    ["fr", " ; aucune part : les poids n’ont pas été calés"],
    ["en", "; no share: weights were not calibrated"],
  ] as const)("of a survey that could not be calibrated, no share is counted (%s)", (language, output) => {
    const [, , line = ""] = lines([summary()], language, ["allocataires"]);
    expect(line.endsWith(output)).toBe(true);
    expect(line).not.toContain("41");
  });

  test("the crossing of a model is named as one", () => {
    const model = summary({ name: `${first}.model`, hidden: 0, shares: 0, printed: 0 });
    expect(lines([model])[1]).toBe(`  ${title} (croisement dont se déduit le modèle)`);
  });

  test("many tables are cut at twenty lines of a usual terminal, and the rest is counted", () => {
    const all = lines(Array.from({ length: 31 }, () => summary()));
    const at = all.findIndex((line) => line.startsWith("  et "));
    const shown = all.slice(1, at).flatMap((line) => wrappedText(line, 80).split("\n"));
    const count = all.slice(1, at).length / 2;
    expect(shown.length).toBeLessThanOrEqual(20);
    expect(count).toBeGreaterThan(3);
    expect(all[at]).toBe(`  et ${31 - count} autres : voir private/protection.html`);
  });

  test("in English too, and where nothing leaves", () => {
    expect(lines([summary()], "en")[2]).toBe(
      "    60 cells, 9 of them hidden (under 11); counts within 8; 41 of 50 shares readable",
    );
    expect(lines([])).toEqual(["Aucun tableau ne sort."]);
  });
});

test("of a table of a bundle, the middle error is said, hidden counts are counted, and what no unit can be is left out", () => {
  const row = (count: number | null, error: number) => ({
    codes: ["all", "a"],
    count,
    values: [error, null],
  });
  const table: ReleasedTable = {
    name: "a",
    indicator: "a",
    dimensions: [],
    measures: ["count_error", "base"],
    rows: [row(12, 3), row(null, 9), row(40, 1), row(0, 0)],
  };
  expect(releasedSizeOf(table, false)).toEqual({ cells: 3, hidden: 1, countError: 3, isAdjusted: false });
});
