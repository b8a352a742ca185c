/** Surveys: weights, bases, what is too few to print. Remarks of a note have neither capital nor stop. */
export const enSurvey = {
  "cell.tooFew": "too few",
  "survey.tooFew": "“too few”: under {least} respondents, no share is printed",
  "survey.weighted":
    "counts are respondents, shares are weighted and their intervals take into account weights{raked, select, yes { (raked to known margins, and taken as given)} other {}} and sampling",
  "survey.weightedWhole": "counts are respondents, shares are weighted",
  "exploratory.added": "Exploratory analysis: it was added to the study after this partner’s first bundle.",
  "survey.bases": "{least} to {most}",
  "survey.exploratory":
    "Exploratory result: {base} respondents, fewer than the {minimum} that the study asks for to conclude.",
  "survey.base.with_dont_know": "shares are taken on those who answered and those who do not know",
  "survey.base.asked": "shares are taken on all who were asked the question",
} as const;
