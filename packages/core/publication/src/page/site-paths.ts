import type { PaperExtent } from "../pdf/paper.ts";

const paperNames = {
  synthesis: "synthese",
  note: "note",
  easy: "facile",
  diagnostic: "diagnostic",
  annexes: "annexes",
} as const satisfies Record<PaperExtent, string>;

/** Where each page is, from the folder of its language. */
export const sitePaths = {
  cover: "index.html",
  chapter: (id: string) => `chapitres/${id}.html`,
  synthesis: "synthese.html",
  note: "note.html",
  /** The note for the body of a message. */
  noteText: "note.txt",
  easy: "facile.html",
  search: "recherche.html",
  /** Script of what a search finds beside the list of its page. */
  searchTexts: "recherche-textes.js",
  explore: "explorer.html",
  crosstab: (id: string) => `explorer/${id}.html`,
  communes: "communes.html",
  commune: (code: string) => `communes/${code}.html`,
  annexes: "annexes.html",
  annex: (source: string) => `annexes/${source}.html`,
  associations: "associations.html",
  comparison: "comparaison.html",
  changes: "evolution.html",
  method: "methode.html",
  glossary: "glossaire.html",
  data: "donnees.html",
  accessibility: "accessibilite.html",
  about: "a-propos.html",
  provenance: (indicator: string) => `provenance/${indicator}.html`,
  drawing: (figure: string) => `figures/${figure}.svg`,
  image: (figure: string) => `figures/${figure}.png`,
  /** Image that goes with a page shared elsewhere. */
  card: (page: string) => `partage/${page}.png`,
  paper: (extent: PaperExtent) => `papier/${paperNames[extent]}.pdf`,
  feed: "editions.atom",
  table: (indicator: string) => `donnees/${indicator}.csv`,
  catalogue: "donnees/catalogue.jsonld",
  logo: (kind: "svg" | "png") => `logo.${kind}`,
  /** Style of printed pages that depends on the edition. */
  runningHeads: "impression.css",
} as const;

/** Scripts of the site: that of every page, then that of the page that searches. */
export const scriptNames = ["script.js", "recherche.js"] as const;
export type ScriptName = (typeof scriptNames)[number];
