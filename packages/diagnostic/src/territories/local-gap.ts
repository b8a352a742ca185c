import { isDistinct } from "../tables/contrast.ts";
import { alikeMax } from "../text/reference-comparison.ts";
import type { LocalRow } from "./local-rows.ts";

/**
 * Share here less that of the whole, in 0..1: `alike` under a point, or where the share here is not
 * distinct from that of the whole, whose own noise is far smaller; null where one of the two is not shown.
 */
export function localGap({ here, whole }: Pick<LocalRow, "here" | "whole">): number | "alike" | null {
  const [local, all] = [here.share, whole.share];
  if (local === null || all === null) return null;
  const isInNoise = !isDistinct(here, all);
  return isInNoise || Math.abs(local - all) < alikeMax - 1e-9 ? "alike" : local - all;
}
