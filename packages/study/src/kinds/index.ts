import { z } from "zod";
import type { Indicator } from "../indicator.ts";
import { agreement } from "./agreement.ts";
import { association } from "./association.ts";
import { cross } from "./cross.ts";
import { distribution } from "./distribution.ts";
import type { IndicatorKind } from "./indicator-kind.ts";
import { multiple } from "./multiple.ts";
import { overlap } from "./overlap.ts";
import { profile } from "./profile.ts";
import { rate } from "./rate.ts";
import { summary } from "./summary.ts";

/** Every kind of indicator, by the name that its file bears. */
const kinds = {
  distribution,
  overlap,
  profile,
  multiple,
  cross,
  summary,
  agreement,
  rate,
  association,
} as const satisfies Record<Indicator["kind"], IndicatorKind>;

export const indicatorShape = z
  .discriminatedUnion("kind", atLeastOne(Object.values(kinds).map(({ schema }) => schema)))
  .describe("Une question posée à une source ; elle donne un tableau.");

export type IndicatorFile = z.infer<typeof indicatorShape>;

export function kindOf({ kind }: Pick<Indicator, "kind">): IndicatorKind<z.ZodType, Indicator> {
  return kinds[kind];
}

function atLeastOne<Item>([first, ...others]: readonly Item[]): readonly [Item, ...Item[]] {
  if (first === undefined) throw new RangeError("no kind of indicator");
  return [first, ...others];
}
