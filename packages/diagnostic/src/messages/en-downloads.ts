import type { Messages } from "./index.ts";

/** Sentences of `fr-downloads.ts` in English. */
export const enDownloads = {
  "figure.sourceLine": "Source: {source}.",
  "figure.svg": "The drawing (SVG)",
  "figure.png": "The image (PNG)",
  "figure.cite": "Cite",
  "cite.figure":
    "{isMarked, select, yes {{mark} – } other {}}{isPublished, select, yes {{publisher}, } other {}}“{title}”{isNumbered, select, yes {, figure {number}} other {}}, in “{study}”, version {version}{isDated, select, yes {, data received on {day}} other {}}.{hasAddress, select, yes { {address}} other {}}",
  "cite.permalink": "Address of this figure",
  "about.feed": "Feed of editions",
  "feed.title": "Editions (Atom)",
  "feed.edition": "Version {version}, data received on {day}",
  "readme.figures":
    "figures/         each figure by itself, with its title and its source: SVG, and PNG in an edition to publish",
} as const satisfies Messages;
