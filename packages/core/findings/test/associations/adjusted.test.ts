import { estimateSilences } from "@vigie/study";
import { describe, expect, test } from "vitest";
import { pageSvg } from "../../../drawing/src/drawing-svg.ts";
import { expectGolden } from "../../../drawing/test/golden.ts";
import { hidden } from "../../../tables/test/fixture/table-text.ts";
import { figureOf } from "../../src/figure-of.ts";
import { tableCellText } from "../../src/table-cell.ts";
import { adjustedSubject, measured } from "../fixture/adjusted-subject.ts";

const spaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

test("adjusted ratios stand beside the crude ones, in the drawing and in the table", async () => {
  const figure = figureOf(await adjustedSubject());
  expect(spaces(figure.subtitle)).toMatch(
    /, en tout puis à égalité de : filière et née à l’étranger ; 1 veut/,
  );
  expect(spaces(figure.alternative)).toMatch(
    /Démocrate : 61 %, rapport des cotes 1,60 \(.*\). À égalité des autres caractéristiques : 1,52 \(de 1,21 à 1,91\)\./,
  );
  const group = figure.table.groups.at(-1);
  expect(spaces(group?.heading ?? "")).toBe("À égalité de : filière et née à l’étranger");
  expect(group?.rows.map(({ heading, cells }) => [heading, ...cells.slice(3, 5).map(tableCellText)])).toEqual(
    [
      ["Démocrate", "1,52", "de 1,21 à 1,91"],
      ["Indépendant", "0,97", "de 0,71 à 1,33"],
    ],
  );
  expect(figure.table.groups[0]?.heading).toBe("Rapports bruts");
});

test("the note says the model: what is held equal, references, respondents, events per parameter, p", async () => {
  const wording = spaces(figureOf(await adjustedSubject()).tests?.join("\n") ?? "");
  expect(wording).toContain(
    "À égalité de : filière et née à l’étranger (régression logistique sans pondération, sur environ 2 000 répondants dont tout est connu ; références : filière : Filière A et née à l’étranger : Non). Pour chaque paramètre estimé, environ 100 cas.",
  );
  expect(wording).toContain("« Démocrate », à égalité : p < 0,001.");
  expect(wording).toContain("« Indépendant », à égalité : p = 0,850.");
  expect(wording).not.toContain("fragiles");
});

test("few events a parameter: the ratios are said to be fragile", async () => {
  const of = { ...measured, "all,_T,_T": { model_base: 50, events_per_parameter: 5 } };
  expect(figureOf(await adjustedSubject(null, { of })).tests?.join(" ")).toContain("fragiles");
});

test.each(estimateSilences)("no model, %s: said in the table, and explained in the note", async (reason) => {
  const attributes = ["separation", "one_value", "reference_absent", "rank_deficient"].includes(reason)
    ? ["stream"]
    : [];
  const figure = figureOf(await adjustedSubject({ reason, attributes }));
  const cells = figure.table.groups.at(-1)?.rows.map((row) => tableCellText(row.cells[3] ?? ""));
  expect(new Set(cells).size).toBe(1);
  expect(cells?.[0]).toMatch(/^[a-zéà ]{6,}$/);
  const wording = spaces(figure.tests?.at(-1) ?? "");
  expect(wording).toMatch(/^Pas de rapport ajusté, à égalité de : filière et née à l’étranger\. .{20,}\.$/);
  if (attributes.length > 0) expect(wording).toContain("« Filière »");
  // What is known without the model is still there.
  expect(figure.alternative).toContain("1,60");
});

test("a ratio under the last decimal is said and drawn as such", async () => {
  const of = {
    ...measured,
    "all,democrat,_T": {
      adjusted_odds_ratio: 0,
      adjusted_lower: 0,
      adjusted_upper: 0.02,
      adjusted_p_value: 0,
    },
  };
  const figure = figureOf(await adjustedSubject(null, { of }));
  expect(figure.table.groups.at(-1)?.rows[0]?.cells.map(tableCellText)[3]).toBe("moins de 0,01");
  expect(pageSvg(figure.wide).text).not.toMatch(/NaN|Infinity/);
});

test("a hidden level keeps its adjusted ratio, which another table gives", async () => {
  const figure = figureOf(
    await adjustedSubject(null, {
      change: (table) => hidden(table, "all|democrat|yes", "all|democrat|no", "all|democrat|_T"),
    }),
  );
  expect(figure.table.groups.at(-1)?.rows[0]?.cells.map(tableCellText)[3]).toBe("1,52");
  expect(figure.table.groups[0]?.rows[0]?.cells.map(tableCellText)[3]).toBe("effectif masqué");
});

test("a full population has adjusted ratios, and neither interval nor p", async () => {
  const subject = await adjustedSubject();
  const figure = figureOf({ ...subject, source: { ...subject.source, inferenceTarget: null } });
  expect(JSON.stringify(figure.table.groups.at(-1))).toContain("1,52");
  expect(spaces(JSON.stringify(figure))).not.toMatch(/de 1,21 à 1,91|à égalité : p/);
});

describe("drawings", () => {
  for (const size of ["wide", "narrow"] as const)
    test(size, async () => {
      expectGolden(import.meta.dirname, `adjusted-${size}`, figureOf(await adjustedSubject())[size]);
    });
});
