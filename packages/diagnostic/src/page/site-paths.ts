/** Where each page is, from the folder of its language. */
export const sitePaths = {
  cover: "index.html",
  chapter: (id: string) => `chapitres/${id}.html`,
  synthesis: "synthese.html",
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
  table: (indicator: string) => `donnees/${indicator}.csv`,
  catalogue: "donnees/catalogue.jsonld",
} as const;
