/**
 * What the pages that stay at the partner's say, both of them, in ICU MessageFormat: HTML, whose values are escaped.
 * Apostrophes are typographic.
 */
export const frPage = {
  "page.title": "{title} : {partner}",
  "page.fiction": "Données fictives",
  "page.of": "{partner} — étude « {study} », version {version} — {day}",
  "page.stays":
    "<strong>Ce rapport reste chez vous.</strong> Il contient des effectifs exacts. Seul le fichier bundle.zip se transmet.",
  "code.total": "ensemble",
  "code.totalOf": "{of} : ensemble",
  "code.unknown": "inconnu",
  "code.unknownOf": "{of} : inconnu",
  "code.band": "{from, number} à moins de {to, number}",
  "code.lastBand": "{from, number} et plus",
  "code.known": "nombre connu",
} as const;
