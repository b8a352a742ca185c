import { z } from "zod";
import type { Indicator } from "../model/indicator.ts";
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
export const kinds = {
  distribution,
  overlap,
  profile,
  multiple,
  cross,
  summary,
  agreement,
  rate,
  association,
} as const satisfies Record<string, IndicatorKind>;

export const indicatorShape = z
  .discriminatedUnion("kind", atLeastOne(Object.values(kinds).map(({ schema }) => schema)))
  .describe("Une question posée à une source ; elle donne un tableau.");

export type IndicatorFile = z.infer<typeof indicatorShape>;

const byName: ReadonlyMap<string, IndicatorKind> = new Map(Object.entries(kinds));

/** @throws {RangeError} when the registry has no such kind */
export function kindNamed(name: string): IndicatorKind {
  const found = byName.get(name);
  if (found === undefined) throw new RangeError("a kind of indicator that is not in the registry");
  return found;
}

export function kindOf({ kind }: Indicator): IndicatorKind {
  return kindNamed(kind);
}

export function areOfOneKind(one: Indicator, other: Indicator): boolean {
  return kindOf(one) === kindOf(other);
}

function atLeastOne<Item>([first, ...others]: readonly Item[]): readonly [Item, ...Item[]] {
  if (first === undefined) throw new RangeError("no kind of indicator");
  return [first, ...others];
}
