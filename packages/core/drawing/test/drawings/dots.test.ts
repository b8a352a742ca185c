import { expect, test } from "vitest";
import { type DotPlot, dotPanels } from "../../src/dot-panels.ts";
import type { Drawing } from "../../src/drawing.ts";
import { frenchFormatter } from "../french-formatter.ts";
import { marksOf, textsOf } from "../marks-of.ts";
import { canvasOf } from "./samples.ts";

test("dots of no row at all are an empty drawing, whatever the panels", () => {
  const plot: DotPlot = {
    rows: [],
    panels: ["Oui", "Non"].map((name) => ({ name, detail: "", key: "plain", dots: [] })),
    referenceName: "Ensemble",
    referenceKind: "whole",
  };
  for (const size of ["wide", "narrow"] as const) {
    const drawing = dotPanels(canvasOf("dots", size, frenchFormatter), plot);
    expect(drawing.height).toBeGreaterThanOrEqual(0);
    for (const { at } of textsOf(drawing)) expect([at.x, at.y].every(Number.isFinite)).toBe(true);
    expect(textsOf(drawing).map(({ title }) => title)).not.toContain("Oui");
  }
});

test("one share that all rows are compared with is one line, in the drawing and in the legend", () => {
  const plot = (references: readonly number[]) => ({
    rows: references.map((_, at) => `R${at}`),
    referenceName: "Ensemble",
    referenceKind: "whole" as const,
    panels: [
      {
        name: "Oui",
        detail: "",
        key: "plain",
        dots: references.map((reference) => ({
          share: 0.3,
          wording: "30 %",
          reference,
          interval: null,
          isWorded: false,
        })),
      },
    ],
  });
  const drawn = (references: readonly number[]) =>
    dotPanels(canvasOf("one", "wide", frenchFormatter), plot(references));
  const lines = (drawing: Drawing) =>
    marksOf(drawing, "polylines").filter(({ look }) => look === "reference-line");
  expect(lines(drawn([0.2, 0.2, 0.2]))).toHaveLength(2);
  expect(marksOf(drawn([0.2, 0.2, 0.2]), "circle")).toEqual([]);
  expect(lines(drawn([0.2, 0.2, 0.4]))).toEqual([]);
  expect(marksOf(drawn([0.2, 0.2, 0.4]), "circle")).toHaveLength(3);
});
