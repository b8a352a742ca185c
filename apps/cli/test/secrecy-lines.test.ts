import type { Losses, TableLoss } from "@vigie/station";
import { loadStudy, newStudy, type Study } from "@vigie/study";
import { beforeAll, describe, expect, test } from "vitest";
import { secrecyLines } from "../src/secrecy-lines.ts";
import { speechOf } from "../src/speech.ts";
import { wrapped } from "../src/wrapped.ts";

let study: Study;
let first: string;
let title: string;
beforeAll(async () => {
  const loaded = await loadStudy(newStudy());
  if ("errors" in loaded) throw new RangeError("the new study does not load");
  study = loaded.study;
  for (const { id, title: said } of study.indicators.values()) {
    first ??= id;
    title ??= said.fr;
  }
});

const loss = (own: Partial<TableLoss> = {}): TableLoss => ({
  indicator: first,
  cells: 60,
  telling: 4,
  linked: 8,
  withheld: null,
  masked: [],
  merged: null,
  rounded: { masked: 0, cells: 60 },
  ...own,
});
const told = (losses: Partial<Losses>, language: "fr" | "en" = "fr") =>
  secrecyLines({ tables: [], whole: 0, base: 15, ...losses }, study, speechOf(language));
/** Without what comes before and after the tables. */
const tableLines = (own: Partial<TableLoss>, language: "fr" | "en" = "fr") => {
  const lines = told({ tables: [loss(own)] }, language);
  return lines.slice(1, lines.indexOf(""));
};

describe("before anything is handed over", () => {
  test("each table says what it loses, why, and what another choice would mask", () => {
    expect(tableLines({ merged: { masked: 2, cells: 42 } })).toEqual([
      `  ${title}`,
      "    12 cases masquées sur 60 : 4 à cacher, 8 pour les protéger",
      "    sinon, codes rares réunis : 2 sur 42 ; arrondi à 15 : aucune sur 60",
    ]);
  });

  test.each([
    [{ telling: 1, linked: 8 }, "    9 cases masquées sur 60 : 1 à cacher, 8 pour la protéger"],
    [{ telling: 1, linked: 0 }, "    1 case masquée sur 60 : 1 à cacher"],
    [{ telling: 0, linked: 4 }, "    4 cases masquées sur 60, pour protéger d’autres tableaux"],
  ])("the sentence fits %o", (own, sentence) => {
    expect(tableLines(own)[1]).toBe(sentence);
  });

  test("a withheld table says why, and whether another choice would let it leave", () => {
    const withheld = { withheld: "group_disclosure", telling: 0, linked: 0 } as const;
    expect(told({ tables: [loss(withheld)] }).join("\n")).not.toContain("case à cacher");
    expect(tableLines({ ...withheld, merged: { masked: null, cells: 42 } })).toEqual([
      `  ${title}`,
      "    retenu : une ligne dirait la réponse de tous ceux qui y sont",
      "    sinon, codes rares réunis : retenu ; arrondi à 15 : aucune sur 60",
    ]);
  });

  test("masked cells are named where their codes fit in a line, and not otherwise", () => {
    const cell = ["mixed", "france"];
    expect(tableLines({ masked: [cell, ["direct", "france"]] })[2]).toBe(
      "    codes : mixed/france, direct/france",
    );
    expect(tableLines({ masked: Array.from({ length: 6 }, () => cell) }).join("\n")).not.toContain("france");
  });

  test("many tables are cut at twenty lines of a usual terminal, and the rest is counted", () => {
    const lines = told({ tables: Array.from({ length: 31 }, () => loss()), whole: 3 });
    const at = lines.findIndex((line) => line.startsWith("  et "));
    const shown = lines.slice(1, at).flatMap((line) => wrapped(line, 80).split("\n"));
    const count = shown.filter((line) => line.startsWith("    sinon")).length;
    expect(shown.length).toBeLessThanOrEqual(20);
    expect(count).toBeGreaterThan(3);
    expect(lines[at]).toBe(`  et ${31 - count} autres : voir private/protection.html`);
    expect(lines[at + 1]).toBe("  3 tableaux sortent en entier.");
  });

  test("where other choices were not tried, it says how to", () => {
    const lines = told({ tables: [loss({ rounded: null })], base: null });
    expect(lines[0]).toBe("Ce que masque le secret statistique :");
    expect(lines.join("\n")).not.toContain("sinon");
    expect(lines.at(-2)).toContain("dit comment en essayer un");
  });

  test("it says what the words mean, who chooses, and where the rest is", () => {
    const end = told({ tables: [loss()] }).slice(-3);
    expect(end[0]).toMatch(/^Une case à cacher compte trop peu de personnes/);
    expect(end[1]).toMatch(/multiple de 15\. L’étude choisit/);
    expect(end[2]).toMatch(/private\/protection\.html\.$/);
  });

  test("where nothing is masked, one line says so", () => {
    expect(told({ whole: 5 })).toEqual([
      "Le secret statistique ne masque rien : chaque tableau sort en entier.",
    ]);
  });

  test("an English terminal says it in English", () => {
    const rare = { masked: 2, cells: 42 };
    expect(tableLines({ merged: rare }, "en").slice(1)).toEqual([
      "    12 cells masked of 60: 4 to hide, 8 to protect them",
      "    otherwise, rare codes gathered: 2 of 42; rounded to 15: none of 60",
    ]);
    expect(tableLines({ withheld: "too_linked" }, "en")[1]).toMatch(/^ {4}withheld: masked lines/);
  });
});
