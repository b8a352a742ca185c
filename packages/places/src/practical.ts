import type { Opening } from "./opening-hours.ts";

/** How to reach a place, from its list. */
export interface Practical {
  readonly phone: string | null;
  /** In http or https. */
  readonly website: string | null;
  readonly opening: Opening | null;
  /** Ways to be received, and what it costs, in the words of the list. */
  readonly access: readonly string[];
}

export const nothingPractical: Practical = { phone: null, website: null, opening: null, access: [] };

/** Each from the first line that gives it. */
export function joinedPractical(kept: Practical, other: Practical): Practical {
  return {
    phone: kept.phone ?? other.phone,
    website: kept.website ?? other.website,
    opening: clearer(kept.opening, other.opening),
    access: kept.access.length > 0 ? kept.access : other.access,
  };
}

/** Structured hours are preferred to a sentence. */
function clearer(kept: Opening | null, other: Opening | null): Opening | null {
  const isRead = (opening: Opening | null) => opening !== null && "days" in opening;
  return isRead(other) && !isRead(kept) ? other : (kept ?? other);
}

/** The values of a cell that may have several. */
export function partsOf(cell: string | null): readonly string[] {
  return (cell ?? "")
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The first address of a cell that a page may link to; null where it has none. */
export function webAddress(cell: string | null): string | null {
  return partsOf(cell).find((part) => /^https?:\/\/[^\s"<>]+$/i.test(part)) ?? null;
}
