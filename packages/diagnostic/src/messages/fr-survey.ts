/** Surveys: weights, bases, what is too few to print. Remarks of a note have neither capital nor stop. */
export const frSurvey = {
  "cell.tooFew": "trop peu",
  "survey.tooFew": "« trop peu » : moins de {least} répondants, une part n’est pas imprimée en dessous",
  "survey.weighted":
    "les effectifs comptent des répondants, les parts sont pondérées et leurs intervalles tiennent compte des poids{raked, select, yes { (calés sur des marges connues, et pris comme donnés)} other {}} et du tirage",
  "survey.weightedWhole": "les effectifs comptent des répondants, les parts sont pondérées",
  "exploratory.added":
    "Analyse exploratoire : elle a été ajoutée à l’étude après le premier envoi de ce partenaire.",
  "survey.bases": "{least} à {most}",
  "survey.exploratory":
    "Résultat exploratoire : {base} répondants, moins que les {minimum} que l’étude demande pour conclure.",
  "survey.base.with_dont_know": "la base des parts comprend celles et ceux qui ne savent pas",
  "survey.base.asked": "la base des parts est l’ensemble de celles et ceux à qui la question a été posée",
} as const;
