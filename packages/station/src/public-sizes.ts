import type { Release } from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { universeSize } from "./universe-size.ts";

/** A size already published, and the one that the partner's data has. */
export interface PublicSizeGap {
  readonly source: string;
  readonly universe: string;
  readonly published: number;
  readonly found: number;
  /** Whether they differ by more than one part in twenty: counts are adjusted to the published size, and distorted. */
  readonly isFar: boolean;
}

const farFrom = 0.05;

/** Those that differ; nothing of it leaves. */
export function publicSizeGaps(study: Study, { guarantee, exactTables }: Release): readonly PublicSizeGap[] {
  return guarantee.sources.flatMap(({ source, public: sizes }) => {
    const tables = exactTables.filter(({ indicator }) => study.indicators.get(indicator)?.source === source);
    return sizes.flatMap(({ universe, size: published }) => {
      const found = universeSize(universe, tables);
      if (found === null || found === published) return [];
      return [
        { source, universe, published, found, isFar: Math.abs(found - published) > farFrom * published },
      ];
    });
  });
}
