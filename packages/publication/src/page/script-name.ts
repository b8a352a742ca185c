/** Scripts of the site: that of every page, then that of the page that searches. */
export const scriptNames = ["script.js", "recherche.js"] as const;
export type ScriptName = (typeof scriptNames)[number];
