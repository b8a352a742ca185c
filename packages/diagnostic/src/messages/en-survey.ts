/** Surveys: weights, bases, what is too few to print. Remarks of a note have neither capital nor stop. */
export const enSurvey = {
  "cell.tooFew": "too few",
  "survey.tooFew": "“too few”: under {least} respondents, no share is printed",
  "survey.notCalibrated":
    "counts of respondents; no share is estimated, because weights could not be calibrated to the margins of the study",
  "survey.weighted": "counts of respondents, weighted shares",
  "exploratory.added": "Exploratory analysis: it was added to the study after this partner’s first bundle.",
  "findings.exploratory": "Exploratory result: {sources}.",
  "survey.bases": "{least} to {most}",
  "survey.exploratory":
    "Exploratory result: {base} respondents, fewer than the {minimum} that the study asks for to conclude.",
  "survey.base.with_dont_know": "those who do not know count in the base",
  "survey.base.asked": "base: all who were asked the question",
} as const;
