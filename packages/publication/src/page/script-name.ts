/** Scripts of the site: that of every page, then those of the pages that search and explore. */
export const scriptNames = ["script.js", "recherche.js", "explorer.js"] as const;
export type ScriptName = (typeof scriptNames)[number];
