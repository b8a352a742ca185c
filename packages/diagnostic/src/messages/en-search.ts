import type { Messages } from "./index.ts";

/** Sentences of `fr-search.ts` in English. */
export const enSearch = {
  "search.title": "Search",
  "search.lead":
    "All that this diagnostic holds, in one list: findings, chapters, figures, tables, words of the glossary, communes.",
  "search.label": "What are you looking for?",
  "search.hint": "For example: RSA, age, desk, Bobigny. Accents and plurals do not matter.",
  "search.none": "Nothing matches. Try a shorter word, or a single one.",
  "search.one": "{count} result",
  "search.many": "{count} results",
  "search.near": "Nothing matches exactly; these come near: {count}",
  "search.findings": "Findings",
  "search.chapters": "Chapters",
  "search.figures": "Figures",
  "search.tables": "Tables",
  "search.words": "Glossary",
  "search.communes": "Communes and territories",
  "search.pairs": "Crossed tables",

  "explore.title": "Explore",
  "explore.lead":
    "Two characteristics of one population, each by the other. Only the crossings that the study asked for have left the partners: here are all of them.",
  "explore.pair": "{a} and {b}",
  "explore.first": "One characteristic",
  "explore.second": "Another",
  "explore.go": "See the crossing",
  "explore.gap": "The widest difference: {bLabel}, {share} for “{aLabel}”, against {whole} of all.",
  "explore.noGap":
    "No difference is established: shares are within one point of those of all, or their margin of error (noise added to protect people, drawing of a sample) is enough to explain what separates them.",
  "explore.drawn": "{b} by “{a}”: in % of each row",
  "explore.counts": "Counts: {a} and {b}",
  "explore.shares": "Shares, in % of each row: {across} by “{down}”",
  "explore.summed":
    "These counts are sums, over the cases where all the characteristics of the model “{title}” are known: each is known to within {margin, number} only, more than in a table asked for as such.",
  "explore.weighted": "Counts: people who answered. Shares: weighted.",
  "explore.counted": "These units are few and all known: they are counted, without shares.",
  "explore.figure": "The figure of the study",
  "explore.all": "All crossings",
  "explore.others": "Other crossings of this population",
} as const satisfies Messages;
