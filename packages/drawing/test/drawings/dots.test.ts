import { expect, test } from "vitest";
import { type DotPlot, dotPanels } from "../../src/dot-panels.ts";
import { frenchFormatter } from "../french-formatter.ts";
import { textsOf } from "../marks-of.ts";
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
