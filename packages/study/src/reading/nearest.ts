import { type MessageValue, textValue } from "@vigie/words";
import { distance } from "fastest-levenshtein";

/** Beyond it a name is not compared with every other: a file made to be slow must not be. */
const comparedMax = 1000;

/** The known name that a mistyped one most likely stood for, or null when none is near enough to suggest. */
export function nearest(name: string, known: Iterable<string>): string | null {
  const typed = plain(name);
  let best: string | null = null;
  let least = farthest(typed.length) + 1;
  let compared = 0;
  for (const candidate of known) {
    if (Math.abs(candidate.length - typed.length) >= least) continue;
    if (++compared > comparedMax) break;
    const away = distance(typed, plain(candidate));
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

function plain(name: string): string {
  if (/^[a-z0-9_]{0,100}$/.test(name)) return name;
  return name.slice(0, 100).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[\s-]/g, "_");
}
