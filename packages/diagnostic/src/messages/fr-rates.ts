/** Sentences about rates by territory: see `fr.ts`. */
export const frRates = {
  "rates.title": "{most} compte {mostRate} {many} pour 100 000 habitants, {least} {leastRate}",
  "rates.subtitle": "{many} pour 100 000 habitants, par {of}",
  "rates.reading":
    "{territory} : {units} {many} le {date}, pour {inhabitants} habitants, soit {rate} pour 100 000 habitants.",
  "rates.alternative": "{territory} : {rate}.",
  "rates.mean": "moyenne de l’ensemble : {rate}",
  "rates.date": "liste au {date}",
  "rates.population": "{label} : {source}, année {year}",
  "rates.populationNoYear": "{label} : {source}, qui n’en dit pas l’année",
  "rates.denominator": "{label} ({year})",
  "rates.inhabitants": "Habitants",
  "rates.rate": "Taux",
  "rates.gap": "Écart à la moyenne",
  "rates.access": "À portée, pour 100 000",
  "rates.whole": "{name}, en tout",
  "rates.accessNone": "Sans {many} à moins de {reach} km : {territories}",
  "rates.accessTitle":
    "À moins de {reach} km, {most} dispose de {mostRate} {many} pour 100 000 habitants, {least} de {leastRate}",
  "rates.accessSubtitle":
    "{many} à moins de {reach} km, pour 100 000 habitants qui se les partagent, par {of}",
  "rates.accessReading":
    "{territory} : {units} {many} le {date} ; à moins de {reach} km du centre, {access} pour 100 000 habitants qui se les partagent.",
  "rates.bothReadings": "pour 100 000 habitants, taux brut puis à portée : {wholes}",
  "rates.bothOfWhole": "{name} {rate} puis {access}",
  "rates.centres": "centres : {source}",
  "rates.notPlaced": "Commune inconnue",
  "rates.notPlacedRemark":
    "{count, plural, one {# sans commune connue, compté dans l’ensemble seulement} other {# sans commune connue, comptés dans l’ensemble seulement}}",
  "rates.gapRemark": "écart à la moyenne en nombre de {many}",
  "rates.accessRemark": "à portée : à moins de {reach} km à vol d’oiseau, lieux partagés entre les habitants",
  "rates.noAccess.no_boundaries":
    "accès selon la distance non calculé : l’étude n’a ni les contours ni les centres de tous ces territoires",
  "rates.noAccess.secret":
    "accès selon la distance non calculé : un effectif est masqué par le secret statistique",
  "rates.noAccess.no_population": "accès selon la distance non calculé : une population manque",
} as const;
