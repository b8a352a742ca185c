import type { Markup } from "@vigie/documents";

/** One page of the site of the documentation. */
export interface SitePage {
  /** In the site, with `/`. */
  readonly path: string;
  readonly title: string;
  readonly language: "fr" | "en";
  readonly main: Markup;
  /** What its head holds besides what every page has. */
  readonly head?: Markup;
  /** Its titles, by anchor: listed in the contents beneath it, and found by the search. */
  readonly titles: readonly PageTitle[];
  /** What the search finds besides. */
  readonly entries?: readonly PageTitle[];
}

export interface PageTitle {
  readonly anchor: string;
  readonly title: string;
  /** Where it is not that of its page. */
  readonly language?: "fr" | "en";
}

/** The list of messages. */
export const messagesPath = "messages/index.html";

/** Pages under one heading of the contents. */
export interface SitePart {
  readonly title: string;
  readonly language: "fr" | "en";
  readonly pages: readonly { readonly path: string; readonly label: string }[];
}

/** From one page of the site to another, or to itself. */
export function addressFrom(from: string, to: string): string {
  return `${"../".repeat(from.split("/").length - 1)}${to}`;
}
