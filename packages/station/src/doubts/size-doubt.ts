import type { JudgedSize } from "@vigie/disclosure";
import { type Doubt, fileDoubt } from "./doubt.ts";

/**
 * That the published sizes of a source are not those of its extract, judged on noisy counts: nothing of the true ones is in it.
 * @returns null where each size is used
 */
export function sizeDoubt(
  source: string,
  sizes: readonly JudgedSize[],
  explanations: ReadonlyMap<string, string>,
): Doubt | null {
  const unused = sizes.filter(({ use }) => use === "unused").toSorted((a, b) => shareOff(b) - shareOff(a));
  const [farthest] = unused;
  if (farthest === undefined) return null;
  const facts = {
    kind: "not_published_size",
    count: Math.abs(Math.round(farthest.estimate) - farthest.size),
    of: farthest.size,
    sizes: unused.map(({ universe, size, estimate }) => ({
      universe,
      published: size,
      estimate: Math.max(0, Math.round(estimate)),
    })),
  } as const;
  return fileDoubt(source, facts, { share: shareOff(farthest), explanations });
}

function shareOff({ size, estimate }: JudgedSize): number {
  return Math.abs(estimate - size) / Math.max(1, size);
}
