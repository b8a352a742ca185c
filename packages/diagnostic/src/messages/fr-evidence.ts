/** Sentences about intervals, tests and associations: see `fr.ts`. */
export const frEvidence = {
  interval: "de {lower} à {upper}",
  "pValue.small": "<\u00a00,001",
  "reading.none": "écarts sans intervalle ni test : l’étude lit cette source comme une population entière",
  "reading.sample": "intervalles à 95 % et tests, la source étant un échantillon : {note}",
  "reading.superpopulation":
    "intervalles à 95 % et tests, les cas observés étant lus comme un tirage parmi d’autres possibles : {note}",
  "profile.methods":
    "trait fin : intervalle de la part (Wilson) ; écarts au reste : Newcombe ; rapports : logarithme ; p : khi-deux, ou Fisher si des effectifs attendus sont petits, sans correction pour le nombre de comparaisons",
  "column.percent": "%",
  "column.interval": "Intervalle à 95 %",
  "column.points": "Points",
  "column.gapToRestHead": "Écart au reste",
  "column.ratioToRest": "Rapport au reste",
  "column.ratio": "Rapport",
  "column.pValue": "p",
} as const;
