import { type MessageValue, textValue } from "@vigie/words";
import { distance } from "fastest-levenshtein";

/** Beyond it a name is not compared with every other: a file made to be slow must not be. */
const comparedMax = 1000;

/** The known name that a mistyped one most likely stood for, or null when none is near enough to suggest. */
export function nearest(name: string, known: Iterable<string>): string | null {
  const typed = comparableName(name);
  let best: string | null = null;
  let least = farthest(typed.length) + 1;
  let compared = 0;
  for (const candidate of known) {
    if (Math.abs(candidate.length - typed.length) >= least) continue;
    if (++compared > comparedMax) break;
    const away = distance(typed, comparableName(candidate));
    if (away < least) {
      least = away;
      best = candidate;
    }
  }
  return best;
}

/**
 * How many letters may differ: two swapped ones are two, and are forgiven from four letters on. Past three, the names
 * are two.
 */
function farthest(length: number): number {
  return length < 4 ? 1 : Math.min(3, Math.max(2, Math.floor(length / 3)));
}

/**
 * Words for a sentence that ends with a suggestion: `near` says whether there is one.
 * @param left known names that nothing stands for yet: where there is one alone, a name that is near none was likely its own
 */
export function suggestion(
  name: string,
  known: Iterable<string>,
  left: readonly string[] = [],
): Readonly<Record<"near" | "nearest", MessageValue>> {
  const [only = null, ...others] = left;
  const close = nearest(name, known) ?? (others.length === 0 ? only : null);
  return { near: textValue(close === null ? "no" : "yes"), nearest: textValue(close ?? "") };
}

/**
 * Finds the nearest among names that have labels: where no name is near, the one whose label shares most words with what was written
 * (`tranche_age` for `age_band`, « Âge »).
 */
export function suggestionByLabel(
  name: string,
  known: readonly string[],
  labelOf: (known: string) => string | undefined,
): Readonly<Record<"near" | "nearest", MessageValue>> {
  const close = nearest(name, known);
  if (close !== null) return suggestion(name, [close]);
  const own = wordsOf(name);
  const [best] = known
    .slice(0, comparedMax)
    .map((id) => {
      const label = labelOf(id) ?? "";
      const share = Math.max(
        shareOfCommon(own, wordsOf(label)),
        shareOfCommon(own, wordsOf(`${id} ${label}`)),
      );
      return { id, share };
    })
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share);
  return suggestion(name, [], best === undefined ? [] : [best.id]);
}

function shareOfCommon(own: readonly string[], others: readonly string[]): number {
  const common = own.filter((word) => others.includes(word)).length;
  return common / new Set([...own, ...others]).size;
}

/** Words of three letters or more, without accents or plural. */
function wordsOf(text: string): readonly string[] {
  const words = comparableName(text.replace(/['’]/g, " ")).split(/[^\p{L}\p{N}]+|_/u);
  return [...new Set(words.filter((word) => word.length > 2).map((word) => word.replace(/s$/, "")))];
}

/** A name that may stand for what a person wrote, as identifiers are written; empty where no letter is in it. */
export function asIdentifier(text: string): string {
  return comparableName(text)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "");
}

/** Letters without case or accents, spaces and hyphens as underscores. */
export function comparableName(name: string): string {
  if (/^[a-z0-9_]{0,100}$/.test(name)) return name;
  return name.slice(0, 100).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[\s-]/g, "_");
}
