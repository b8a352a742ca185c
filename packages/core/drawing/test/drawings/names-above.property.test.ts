import fc from "fast-check";
import { expect, test } from "vitest";
import { type NamedSpan, placeNames } from "../../src/names-above.ts";
import { frenchFormatter } from "../french-formatter.ts";

const names = ["Numérique seul", "Mixte", "Direct ou matériel", "Routine seule", "Sans contact"];
const canvas = { size: "wide", id: "groups", fictitious: false, formatter: frenchFormatter } as const;

/** Five parts of a bar 720 wide, from whole weights; a part may be thinner than a tick. */
const bars = fc
  .array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 })
  .map((weights): readonly NamedSpan[] => {
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    let x = 0;
    return weights.map((weight, at) => {
      const share = weight / all;
      const span = {
        key: "plain",
        name: names[at] ?? "",
        share,
        x,
        width: share * 720,
        wording: share > 0.09 ? "9 %" : null,
      };
      x += span.width;
      return span;
    });
  });

test("no name is lost, leaves the drawing, is written over another, or is crossed by a tick", () => {
  fc.assert(
    fc.property(bars, (spans) => {
      const placed = placeNames(spans, canvas);
      expect(placed).toHaveLength(spans.length);
      for (const a of placed) {
        expect(a.left).toBeGreaterThanOrEqual(0);
        expect(a.right).toBeLessThanOrEqual(720);
        for (const b of placed) {
          if (a === b) continue;
          const isOver = a.left < b.right && b.left < a.right;
          expect(isOver && a.level === b.level).toBe(false);
          const isCrossed = b.x > a.left && b.x < a.right;
          expect(isCrossed && b.level >= a.level).toBe(false);
        }
      }
    }),
    { seed: 2022, numRuns: process.env.VIGIE_LONG ? 5000 : 200 },
  );
});
