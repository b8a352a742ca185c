import { distance } from "fastest-levenshtein";
import { type Sayable, said } from "./vigie-error.ts";

/** The known name that a mistyped one most likely stood for, or null when none is near enough to suggest. */
export function nearest(name: string, known: Iterable<string>): string | null {
  const typed = plain(name);
  let best: string | null = null;
  let least = farthest(typed.length) + 1;
  for (const candidate of known) {
    const away = distance(typed, plain(candidate));
    if (away < least) {
      least = away;
      best = candidate;
    }
  }
  return best;
}

/** How many letters may differ: two swapped ones are two, and are forgiven from four letters on. */
function farthest(length: number): number {
  return length < 4 ? 1 : Math.max(2, Math.floor(length / 3));
}

/** Words for a sentence that ends with a suggestion: `near` says whether there is one. */
export function suggestion(
  name: string,
  known: Iterable<string>,
): Readonly<Record<"near" | "nearest", Sayable>> {
  const close = nearest(name, known);
  return { near: said(close === null ? "no" : "yes"), nearest: said(close ?? "") };
}

function plain(name: string): string {
  return name.slice(0, 100).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[\s-]/g, "_");
}
