import type { OpinionKey } from "@vigie/drawing";
import type { Attribute, Code } from "@vigie/study";

/** The codes of an opinion scale, from the most against to the most in favour. */
export type OpinionScale = readonly { readonly code: Code; readonly key: OpinionKey }[];

/**
 * Each code on its side, as the code list says; in each side the furthest from the middle is the strongest. Null where
 * the attribute is not an opinion, or has one side only.
 */
export function sidesOf({ codes }: Pick<Attribute, "codes">): OpinionScale | null {
  const known = codes.filter(({ missing }) => missing === null);
  const on = (stance: Code["stance"]) => known.filter((code) => code.stance === stance);
  if (known.some(({ stance }) => stance === undefined)) return null;
  const [against, inFavour] = [on("against"), on("for")];
  if (against.length === 0 || inFavour.length === 0) return null;
  // Written from the best to the worst or the other way round: the middle is where sides meet.
  const isDescending = known.findIndex(({ stance }) => stance === "for") === 0;
  const ordered = (side: readonly Code[]) => (isDescending ? side.toReversed() : side);
  return [
    ...ordered(against).map(
      (code, at) => ({ code, key: at === 0 && against.length > 1 ? "against-2" : "against-1" }) as const,
    ),
    ...on("neutral").map((code) => ({ code, key: "neutral" }) as const),
    ...ordered(inFavour).map(
      (code, at, all) =>
        ({ code, key: at === all.length - 1 && all.length > 1 ? "for-2" : "for-1" }) as const,
    ),
  ];
}
