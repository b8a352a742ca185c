import { describe, expect, test } from "vitest";
import { divergingBars } from "../../src/diverging-bars.ts";
import type { Drawing } from "../../src/drawing.ts";
import type { DrawnInterval } from "../../src/drawn-interval.ts";
import { type LabelledBar, labelledBars } from "../../src/labelled-bars.ts";
import { stackedBars } from "../../src/stacked-bars.ts";
import { frenchFormatter } from "../french-formatter.ts";
import { marksOf, textsOf } from "../marks-of.ts";
import { canvasOf } from "./samples.ts";

const wide = canvasOf("bars", "wide", frenchFormatter);
const narrow = canvasOf("bars", "narrow", frenchFormatter);

/** Rectangles of a look, in the order of the drawing. */
function boxes(drawing: Drawing, look: string) {
  return marksOf(drawing, "rect")
    .filter((rect) => rect.look === look)
    .map(({ x, width }) => ({ x, width }));
}

/** Abscissa of what is written in bold. */
function placeOf(drawing: Drawing, wording: string): number {
  return textsOf(drawing).find(({ title, look }) => title === wording && look === "halo")?.at.x ?? Number.NaN;
}

const bars = (...shares: readonly number[]) => {
  const drawn: readonly LabelledBar[] = shares.map((share, at) => ({ label: `R${at}`, share, key: "plain" }));
  return { bars: drawn, referenceName: null };
};

describe("bars of shares", () => {
  test("one alone, and several with a long label, start at one place and have one scale", () => {
    const one = boxes(labelledBars(wide, bars(0.34)), "bar plain");
    const long = labelledBars(wide, {
      referenceName: null,
      bars: [
        { label: "Connexion à internet, au domicile ou par le téléphone", share: 0.95, key: "plain" },
        { label: "Non", share: 0.34, key: "plain" },
      ],
    });
    expect(boxes(long, "bar plain")[1]).toEqual(one[0]);
  });

  test("34 % is a third of what stands behind it", () => {
    const drawing = labelledBars(wide, bars(0.95, 0.34));
    const [, third] = boxes(drawing, "bar plain");
    const [, whole] = boxes(drawing, "stripe");
    expect((third?.width ?? 0) / (whole?.width ?? 1)).toBeCloseTo(0.34, 2);
  });

  test("small ones have an axis of their own, with its values", () => {
    const drawing = labelledBars(wide, bars(0.08, 0.03));
    expect(boxes(drawing, "stripe")).toEqual([]);
    expect(
      textsOf(drawing).filter(({ title, look }) => title === "8 %" && look === "m small q"),
    ).toHaveLength(1);
  });

  test("the value stands at the end of its bar, after its interval", () => {
    for (const canvas of [wide, narrow]) {
      const drawing = labelledBars(canvas, {
        referenceName: null,
        bars: [
          { label: "A", share: 0.2, key: "plain" },
          { label: "B", share: 0.5, interval: { lower: 0.4, upper: 0.6, of: "sampling" }, key: "plain" },
        ],
      });
      const [a, b] = boxes(drawing, "bar plain");
      const [stripe] = boxes(drawing, "stripe");
      expect(placeOf(drawing, "20 %") - ((a?.x ?? 0) + (a?.width ?? 0))).toBeCloseTo(7, 0);
      expect(placeOf(drawing, "50 %")).toBeGreaterThan((b?.x ?? 0) + 0.6 * (stripe?.width ?? 0));
      expect(placeOf(drawing, "50 %")).toBeLessThan((b?.x ?? 0) + 0.6 * (stripe?.width ?? 0) + 12);
    }
  });
});

describe("bars against those of another population", () => {
  const compared = (share: number, reference: number) => ({
    referenceName: "Ensemble",
    bars: [{ label: "Moins de 25 ans", share, reference, key: "plain" }],
  });

  test("no value is written beside a ring", () => {
    for (const canvas of [wide, narrow])
      for (const [share, reference] of [
        [0.05, 0.1],
        [0.25, 0.34],
        [0.34, 0.25],
        [0.9, 0.99],
      ] as const) {
        const drawing = labelledBars(canvas, compared(share, reference));
        const written = frenchFormatter.percent(share);
        const [value] = textsOf(drawing).filter(
          ({ title }) => title.endsWith(written) && !title.startsWith("contre"),
        );
        const ring = marksOf(drawing, "dots").findLast(({ look }) => look === "ring")?.points[0];
        const isOnOtherLine = Math.abs((value?.at.y ?? 0) - (ring?.y ?? 0)) > 12;
        expect(isOnOtherLine || (value?.at.x ?? Number.NaN) + 12 < (ring?.x ?? 0)).toBe(true);
      }
  });

  test("the sum of rows is bracketed from the first to the last", () => {
    const drawing = labelledBars(wide, {
      ...bars(0.2, 0.3, 0.25),
      sum: { from: 1, to: 2, wording: "55 %", label: "ont plus de 50 ans" },
    });
    expect(textsOf(drawing).map(({ title }) => title)).toContain("55 % ont plus de 50 ans");
    const [bracket] = marksOf(drawing, "polylines").filter(({ look }) => look === "bracket");
    const ys = bracket?.lines.flat().map(({ y }) => y) ?? [];
    const [, second, third] = marksOf(drawing, "rect").filter(({ look }) => look === "bar plain");
    expect(Math.min(...ys)).toBeLessThanOrEqual(second?.y ?? 0);
    expect(Math.max(...ys)).toBeGreaterThanOrEqual((third?.y ?? 0) + (third?.height ?? 0));
  });
});

test("noise has no ends, volunteers have hollow bars, and each is named once", () => {
  const drawing = (of: DrawnInterval["of"], areVolunteers: boolean) =>
    labelledBars(wide, {
      ...bars(0.5),
      bars: [{ label: "A", share: 0.5, interval: { lower: 0.4, upper: 0.6, of }, key: "plain" }],
      areVolunteers,
    });
  const lines = (drawn: Drawing) =>
    marksOf(drawn, "polylines").flatMap(({ look, lines }) => (look === "edge" ? lines : []));
  expect(lines(drawing("sampling", false))).toHaveLength(3);
  expect(lines(drawing("noise", false))).toHaveLength(1);
  expect(boxes(drawing("noise", true), "bar outline")).toHaveLength(2);
  const words = textsOf(drawing("noise", true)).map(({ title }) => title);
  expect(words).toContain("bruit de protection");
  expect(words).toContain("volontaires : sans marge d’erreur");
});

test("opinions have the interval of each side in all, where there is one", () => {
  const drawn = (intervals: { against: null; for: DrawnInterval | null }) =>
    divergingBars(wide, {
      scale: [
        { key: "against-1", name: "Non" },
        { key: "for-1", name: "Oui" },
      ],
      bars: [{ label: "Tous", shares: [0.4, 0.6], totals: { against: 0.4, for: 0.6 }, intervals }],
    });
  const ticks = (drawing: Drawing) =>
    marksOf(drawing, "polylines").flatMap(({ look, lines }) => (look === "tick" ? lines : []));
  // Three lines make an interval: one on the drawing, one in its legend.
  expect(ticks(drawn({ against: null, for: { lower: 0.55, upper: 0.65, of: "sampling" } }))).toHaveLength(6);
  expect(ticks(drawn({ against: null, for: null }))).toEqual([]);
});

describe("bars that stack to 100 %", () => {
  const parts = [
    { key: "digital", name: "Numérique", share: 0.6 },
    { key: "mixed", name: "Mixte", share: 0.38 },
    { key: "direct", name: "Direct", share: 0.02 },
  ];
  const drawn = ["Un", "Deux"].map((label) => ({ label, detail: "", parts }));

  test("each has the names of its parts, not the first alone", () => {
    const wording = textsOf(stackedBars(wide, drawn)).map(({ title }) => title);
    for (const { name } of parts) expect(wording.filter((text) => text.startsWith(name))).toHaveLength(2);
  });

  test("on a phone patterns tell parts apart, in the bars and in their key", () => {
    expect(boxes(stackedBars(narrow, drawn), "pattern p-mixed")).toHaveLength(3);
  });
});
