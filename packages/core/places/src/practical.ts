import type { Opening } from "./opening-hours.ts";

/** How to reach a place, and what is found there, from its list. */
export interface Practical {
  readonly phone: string | null;
  /** In http or https. */
  readonly website: string | null;
  readonly opening: Opening | null;
  /** Ways to be received, and what it costs, in the words of the list. */
  readonly access: readonly string[];
  /** Kinds of help, in the words of the list; none where it says nothing of them. */
  readonly services: readonly string[];
  /** Computers that the public may use. */
  readonly posts: number | null;
}

export const nothingPractical: Practical = {
  phone: null,
  website: null,
  opening: null,
  access: [],
  services: [],
  posts: null,
};

/** Each from the first line that gives it. */
export function joinedPractical(kept: Practical, other: Practical): Practical {
  return {
    phone: kept.phone ?? other.phone,
    website: kept.website ?? other.website,
    opening: clearer(kept.opening, other.opening),
    access: kept.access.length > 0 ? kept.access : other.access,
    services: kept.services.length > 0 ? kept.services : other.services,
    posts: kept.posts ?? other.posts,
  };
}

/** Structured hours are preferred to a sentence. */
function clearer(kept: Opening | null, other: Opening | null): Opening | null {
  const isRead = (opening: Opening | null) => opening !== null && "days" in opening;
  return isRead(other) && !isRead(kept) ? other : (kept ?? other);
}

/** The values of a cell that may have several. */
export function cellParts(cell: string | null): readonly string[] {
  return (cell ?? "")
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The services of a cell, between which lists put a bar or a semicolon. */
export function servicesIn(cell: string | null): readonly string[] {
  return cellParts(cell?.replaceAll(";", "|") ?? null);
}

/** A number of posts; null where the cell holds anything else, as « 3 ou 4 ». */
export function postsIn(cell: string | null): number | null {
  return cell !== null && /^\d{1,4}$/.test(cell.trim()) ? Number(cell) : null;
}

/** The first address of a cell that a page may link to; null where it has none. */
export function webAddress(cell: string | null): string | null {
  return cellParts(cell).find((part) => /^https?:\/\/[^\s"<>]+$/i.test(part)) ?? null;
}
