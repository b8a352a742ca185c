import { expect, test } from "vitest";
import { darkColours, lightColours } from "../src/colours.ts";

const groups = ["digital", "routine_only", "mixed", "direct", "none"];

for (const [scheme, palette] of [
  ["light", lightColours],
  ["dark", darkColours],
] as const) {
  const colours = new Map<string, string>(Object.entries(palette));
  const ratio = (a: string, b: string) => contrast(colours.get(a) ?? "", colours.get(b) ?? "");

  test(`${scheme}: texts are at 4.5 to 1 or more`, () => {
    for (const name of ["ink", "muted", "link", "alert"])
      expect(ratio(name, "paper"), name).toBeGreaterThanOrEqual(4.5);
    expect(ratio("alert", "alert-paper")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("ink", "faint")).toBeGreaterThanOrEqual(4.5);
  });

  test(`${scheme}: the groups are at 3 to 1 or more on the paper, and what is written on them in large bold too`, () => {
    for (const group of groups) {
      expect(ratio(group, "paper"), group).toBeGreaterThanOrEqual(3);
      expect(ratio(`on-${group}`, group), group).toBeGreaterThanOrEqual(3);
    }
  });
}

test("the ratio is that of WCAG 2: black on white is 21, #767676 on white 4.54", () => {
  expect(contrast("#000000", "#fff")).toBeCloseTo(21, 5);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const full = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, "$&$&") : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
