import { shareOf } from "../tables/line.ts";
import { isDistinct } from "../share-interval.ts";
import type { Subject } from "../subject.ts";
import { alikeMax } from "../text/reference-comparison.ts";
import type { LocalRow } from "./local-rows.ts";

/**
 * Share here less that of the whole, in 0..1: `alike` under a point, or where the share here is not
 * distinct from that of the whole, whose own noise is far smaller; null where one of the two is not shown.
 */
export function localGap(
  read: Pick<Subject, "source">,
  { here, whole }: Pick<LocalRow, "here" | "whole">,
): number | "alike" | null {
  const [local, all] = [shareOf(here.line, here.code), shareOf(whole.line, whole.code)];
  if (local === null || all === null) return null;
  const isInNoise = !isDistinct(read, here, all);
  return isInNoise || Math.abs(local - all) < alikeMax - 1e-9 ? "alike" : local - all;
}
