import { describe, expect, test } from "vitest";
import { axisOf, dotLabel, labelShift, type PanelDot } from "../src/dot-marks.ts";

import { textWidth } from "../src/text-width.ts";

const formatShare = (share: number) => `${Math.round(share * 100)} %`;
const scale = { limit: 0.4, formatShare };

const dot = (
  share: number,
  reference: number | null,
  interval: PanelDot["interval"] = null,
): PanelDot & { readonly share: number } => ({
  share,
  wording: formatShare(share),
  reference,
  interval,
  isWorded: false,
});

describe("a share is written on the outer side of its dot", () => {
  test.each`
    title                                                  | share    | reference | lower   | upper   | side        | beyond
    ${"above its reference: after"}                        | ${0.33}  | ${0.22}   | ${null} | ${null} | ${"after"}  | ${0.33}
    ${"under its reference: before"}                       | ${0.15}  | ${0.3}    | ${null} | ${null} | ${"before"} | ${0.15}
    ${"under its reference at the very start: before"}     | ${0.01}  | ${0.02}   | ${null} | ${null} | ${"before"} | ${0.01}
    ${"beyond its interval"}                               | ${0.33}  | ${0.22}   | ${0.2}  | ${0.38} | ${"after"}  | ${0.38}
    ${"before its interval"}                               | ${0.15}  | ${0.3}    | ${0.1}  | ${0.32} | ${"before"} | ${0.1}
    ${"written as its reference: outside both, if before"} | ${0.304} | ${0.296}  | ${null} | ${null} | ${"before"} | ${0.296}
    ${"written as its reference: outside both, if after"}  | ${0.081} | ${0.084}  | ${null} | ${null} | ${"after"}  | ${0.084}
    ${"no reference: where there is room"}                 | ${0.35}  | ${null}   | ${null} | ${null} | ${"before"} | ${0.35}
  `("$title", ({ share, reference, lower, upper, side, beyond }) => {
    const interval = lower === null ? null : { lower, upper, of: "sampling" as const };
    expect(dotLabel(dot(share, reference, interval), scale)).toEqual({ side, beyond });
  });
});

describe("the axis leaves room for every share", () => {
  const dots = [dot(0.01, 0.02), dot(0.15, 0.3), dot(0.4, 0.22), dot(0.304, 0.296), dot(0.02, null)];
  for (const width of [110, 170, 270, 540])
    test(`in a panel of ${width}`, () => {
      const { before, length } = axisOf(dots, { ...scale, width });
      for (const each of dots) {
        const { side, beyond } = dotLabel(each, scale);
        const at = before + (beyond / scale.limit) * length;
        const end =
          side === "before"
            ? at - labelShift - textWidth(each.wording, 14)
            : width - (at + labelShift + textWidth(each.wording, 14));
        expect(end).toBeGreaterThanOrEqual(-0.5);
      }
    });

  test("and no more: an axis without a share on its outer side starts at once", () => {
    expect(axisOf([dot(0.2, 0.1)], { ...scale, width: 170 })).toEqual({ before: 8, length: 141 });
  });
});
