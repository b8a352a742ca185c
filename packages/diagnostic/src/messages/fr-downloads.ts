/** What one may take away of a figure, how to cite it, and the feed of editions. */
export const frDownloads = {
  "figure.sourceLine": "Source : {source}.",
  "figure.svg": "Le dessin (SVG)",
  "figure.png": "L’image (PNG)",
  "figure.cite": "Citer",
  "cite.figure":
    "{isMarked, select, yes {{mark} – } other {}}{isPublished, select, yes {{publisher}, } other {}}« {title} »{isNumbered, select, yes {, figure {number}} other {}}, dans « {study} », version {version}{isDated, select, yes {, données reçues le {day}} other {}}.{hasAddress, select, yes { {address}} other {}}",
  "cite.permalink": "Adresse de cette figure",
  "about.feed": "Fil des éditions",
  "feed.title": "Les éditions (Atom)",
  "feed.edition": "Version {version}, données reçues le {day}",
  "readme.figures":
    "figures/         chaque figure seule, avec son titre et sa source : SVG, et PNG dans une édition à publier",
} as const;
