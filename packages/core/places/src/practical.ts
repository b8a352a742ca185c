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
