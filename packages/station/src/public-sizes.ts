import type { JudgedSize, Release } from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { universeSize } from "./universe-size.ts";

/** A size already published, and the one that the partner's data has. */
export interface PublicSizeGap {
  readonly source: string;
  readonly universe: string;
  readonly published: number;
  readonly found: number;
  /** What noisy counts decided of it. */
  readonly use: JudgedSize["use"];
}

/** Those that differ; nothing of the true size leaves. */
export function publicSizeGaps(
  study: Study,
  { publicSizes, exactTables }: Pick<Release, "publicSizes" | "exactTables">,
): readonly PublicSizeGap[] {
  return [...publicSizes].flatMap(([source, sizes]) => {
    const tables = exactTables.filter(({ indicator }) => study.indicators.get(indicator)?.source === source);
    return sizes.flatMap(({ universe, size: published, use }) => {
      const found = universeSize(universe, tables);
      return found === null || found === published ? [] : [{ source, universe, published, found, use }];
    });
  });
}
