import { type JudgedSize, unusedIn } from "@vigie/disclosure";
import type { Manifest, ManifestSource } from "./data-package.ts";

/** What a manifest says of the published sizes of a source, as noisy counts judged them; nothing where each is met. */
export function writtenSizes(sizes: readonly JudgedSize[]): Pick<ManifestSource, "unmetSizes" | "extract"> {
  const unmet = sizes.flatMap(({ universe, use }) => (use === "met" ? [] : [{ universe, use }]));
  const reasons = new Set(
    sizes.filter(({ use }) => use === "unused").map(({ estimate, size }) => reasonOf(estimate < size)),
  );
  const extract = (["part", "not_published_population"] as const).filter((reason) => reasons.has(reason));
  return {
    ...(unmet.length > 0 && { unmetSizes: unmet }),
    ...(extract.length > 0 && { extract }),
  };
}

function reasonOf(isUnder: boolean): NonNullable<ManifestSource["extract"]>[number] {
  return isUnder ? "part" : "not_published_population";
}

/** By source, the universes whose published size the tables of a bundle do not use. */
export function unusedSizesOf({
  sources,
}: Pick<Manifest, "sources">): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(sources.map(({ source, unmetSizes = [] }) => [source, unusedIn(unmetSizes)] as const));
}
