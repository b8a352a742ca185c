/** Surveys: weights, bases, what is too few to print. Remarks of a note have neither capital nor stop. */
export const frSurvey = {
  "cell.tooFew": "trop peu",
  "survey.tooFew": "« trop peu » : moins de {least} répondants, une part n’est pas imprimée en dessous",
  "survey.notCalibrated":
    "effectifs de répondants ; aucune part n’est estimée, car les poids n’ont pas pu être calés sur les marges de l’étude",
  "survey.weighted": "effectifs de répondants, parts pondérées",
  "exploratory.added":
    "Analyse exploratoire : elle a été ajoutée à l’étude après le premier envoi de ce partenaire.",
  "findings.exploratory": "Résultat exploratoire : {sources}.",
  "survey.bases": "{least} à {most}",
  "survey.exploratory":
    "Résultat exploratoire : {base} répondants, moins que les {minimum} que l’étude demande pour conclure.",
  "survey.base.with_dont_know": "celles et ceux qui ne savent pas comptent dans la base",
  "survey.base.asked": "base : toutes les personnes à qui la question a été posée",
} as const;
