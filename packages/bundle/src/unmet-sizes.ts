import { type JudgedSize, type UnmetSize, unmetIn } from "@vigie/disclosure";
import type { Manifest, ManifestSource } from "./data-package.ts";

/** What a manifest says of the published sizes of a source, as noisy counts judged them; nothing where each is met. */
export function writtenSizes(sizes: readonly JudgedSize[]): Pick<ManifestSource, "unmetSizes" | "extract"> {
  const unmet = unmetIn(sizes);
  const reasons = new Set(
    sizes.filter(({ use }) => use === "unused").map(({ estimate, size }) => reasonOf(estimate < size)),
  );
  const extract = (["part", "not_published_population"] as const).filter((reason) => reasons.has(reason));
  return {
    ...(unmet.length > 0 && { unmetSizes: [...unmet] }),
    ...(extract.length > 0 && { extract }),
  };
}

function reasonOf(isUnder: boolean): NonNullable<ManifestSource["extract"]>[number] {
  return isUnder ? "part" : "not_published_population";
}

/** By source, the published sizes that the tables of a bundle do not meet. */
export function unmetSizesOf({
  sources,
}: Pick<Manifest, "sources">): ReadonlyMap<string, readonly UnmetSize[]> {
  return new Map(sources.map(({ source, unmetSizes = [] }) => [source, unmetSizes] as const));
}

/** How the tables of a source stand to published sizes. */
export interface SizesUse {
  /** Why its extract is not the whole population that was asked for; empty where nothing says so. */
  readonly extract: NonNullable<ManifestSource["extract"]>;
  /** Whether a size moved counts by more than their noise; their standard errors hold this move. */
  readonly isAdjusted: boolean;
}

/** How the tables of one source of a bundle stand to published sizes. */
export function sizesUseOf({ sources }: Pick<Manifest, "sources">, source: string): SizesUse {
  const { unmetSizes = [], extract = [] } = sources.find((each) => each.source === source) ?? {};
  return { extract, isAdjusted: unmetSizes.some(({ use }) => use === "adjusted") };
}
