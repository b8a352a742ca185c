import { describe, expect, test } from "vitest";
import { divergingBars } from "../../../drawing/src/diverging-bars.ts";
import { type LabelledBar, labelledBars } from "../../../drawing/src/labelled-bars.ts";
import { stackedBars } from "../../../drawing/src/stacked-bars.ts";
import { wordsOf } from "../../src/words.ts";
import { canvasOf } from "./samples.ts";

const wide = canvasOf("bars", "wide", wordsOf("fr"));
const narrow = canvasOf("bars", "narrow", wordsOf("fr"));

interface Box {
  readonly x: number;
  readonly width: number;
}

/** Rectangles of a class, in the order of the drawing. */
function boxes(drawing: string, mark: string): readonly Box[] {
  return [
    ...drawing.matchAll(new RegExp(`<rect class="${mark}" x="([\\d.]+)" y="[\\d.]+" width="([\\d.]+)"`, "g")),
  ].map(([, x, width]) => ({ x: Number(x), width: Number(width) }));
}

/** Abscissa of what is written. */
function placeOf(drawing: string, said: string): number {
  const found = drawing
    .replaceAll(/[\u00a0\u202f]/g, " ")
    .match(new RegExp(`x="([\\d.]+)" y="[\\d.]+"><tspan class="b">${said}`));
  return Number(found?.[1]);
}

const bars = (...shares: readonly number[]) => {
  const drawn: readonly LabelledBar[] = shares.map((share, at) => ({ label: `R${at}`, share, key: "plain" }));
  return { bars: drawn, referenceName: null };
};

describe("bars of shares", () => {
  test("one alone, and several with a long label, start at one place and have one scale", () => {
    const one = boxes(labelledBars(wide, bars(0.34)).text, "bar plain");
    const long = labelledBars(wide, {
      referenceName: null,
      bars: [
        { label: "Connexion à internet, au domicile ou par le téléphone", share: 0.95, key: "plain" },
        { label: "Non", share: 0.34, key: "plain" },
      ],
    });
    expect(boxes(long.text, "bar plain")[1]).toEqual(one[0]);
  });

  test("34 % is a third of what stands behind it", () => {
    const drawing = labelledBars(wide, bars(0.95, 0.34)).text;
    const [, third] = boxes(drawing, "bar plain");
    const [, whole] = boxes(drawing, "stripe");
    expect((third?.width ?? 0) / (whole?.width ?? 1)).toBeCloseTo(0.34, 2);
  });

  test("small ones have an axis of their own, with its values", () => {
    const drawing = labelledBars(wide, bars(0.08, 0.03)).text;
    expect(boxes(drawing, "stripe")).toEqual([]);
    expect(drawing.replaceAll(/[\u00a0\u202f]/g, " ")).toContain(">8 %</text>");
  });

  test("the value stands at the end of its bar, after its interval", () => {
    for (const canvas of [wide, narrow]) {
      const drawing = labelledBars(canvas, {
        referenceName: null,
        bars: [
          { label: "A", share: 0.2, key: "plain" },
          { label: "B", share: 0.5, interval: { lower: 0.4, upper: 0.6 }, key: "plain" },
        ],
      }).text;
      const [a, b] = boxes(drawing, "bar plain");
      const [stripe] = boxes(drawing, "stripe");
      expect(placeOf(drawing, "20 %") - ((a?.x ?? 0) + (a?.width ?? 0))).toBeCloseTo(7, 0);
      expect(placeOf(drawing, "50 %")).toBeGreaterThan((b?.x ?? 0) + 0.6 * (stripe?.width ?? 0));
      expect(placeOf(drawing, "50 %")).toBeLessThan((b?.x ?? 0) + 0.6 * (stripe?.width ?? 0) + 12);
    }
  });
});

test("opinions have the interval of each side in all, where there is one", () => {
  const drawn = (intervals: { against: null; for: { lower: number; upper: number } | null }) =>
    divergingBars(wide, {
      scale: [
        { key: "against-1", name: "Non" },
        { key: "for-1", name: "Oui" },
      ],
      bars: [{ label: "Tous", shares: [0.4, 0.6], totals: { against: 0.4, for: 0.6 }, intervals }],
    }).text;
  expect(drawn({ against: null, for: { lower: 0.55, upper: 0.65 } })).toContain('class="tick"');
  expect(drawn({ against: null, for: null })).not.toContain('class="tick"');
});

describe("bars that stack to 100 %", () => {
  const parts = [
    { key: "digital", name: "Numérique", share: 0.6 },
    { key: "mixed", name: "Mixte", share: 0.38 },
    { key: "direct", name: "Direct", share: 0.02 },
  ];
  const drawn = ["Un", "Deux"].map((label) => ({ label, detail: "", parts }));

  test("each has the names of its parts, not the first alone", () => {
    const drawing = stackedBars(wide, drawn).text;
    for (const { name } of parts) expect(drawing.split(`>${name}`)).toHaveLength(3);
  });

  test("on a phone patterns tell parts apart, in the bars and in their key", () => {
    expect(stackedBars(narrow, drawn).text.match(/class="pattern p-mixed"/g)).toHaveLength(3);
  });
});
