import type { Messages } from "./index.ts";

/** Sentences of `fr-evidence.ts` in English. */
export const enEvidence = {
  interval: "{lower} to {upper}",
  "pValue.small": "< 0.001",
  "pValue.said": "p = {p}",
  "pValue.saidSmall": "p < 0.001",
  "reading.none": "a whole population, without interval or test",
  "reading.noise":
    "a whole population: interval due to the noise added to protect people, where it reaches a tenth of a point, without test",
  "reading.unsampled":
    "answers collected without a random draw: no margin of error, they hold for those who answered only; a thin line tells the noise added to protect them and no more",
  "reading.sample": "95% intervals and tests, as for a sample",
  "reading.superpopulation": "95% intervals and tests, the cases observed being read as a draw",
  "profile.methods": "thin line: interval of the share",
  "column.shareInterval": "95% interval of the share",
  "column.percent": "%",
  "column.interval": "95% interval",
  "column.points": "Points",
  "column.gapToRestHead": "Difference with the rest",
  "column.gapToHead": "Difference with: {people}",
  "column.ratioToRestHead": "Ratio to the rest",
  "column.ratioToHead": "Ratio with: {people}",
  "column.ratio": "Ratio",
  "column.pValue": "p",
  "column.outcome": "With the outcome",
  "column.base": "Respondents",
  "column.oddsRatio": "Odds ratio",
  "column.relativeRisk": "Ratio of shares",
  "column.residual": "Adjusted residual",
  "column.association": "Association",
  "column.cramersV": "Cramér’s V",
  "column.corrected": "Corrected p",
  "column.remark": "Remark",

  "ratio.small": "less than 0.01",
  "silence.secret": "hidden count",
  "silence.no_reference": "reference absent from the data",
  "silence.empty_line": "nobody",
  "silence.zero_count": "a count of zero",
  "silence.no_variation": "no difference possible",
  "silence.one_line": "a single value",
  "silence.no_informative_stratum": "no stratum to compare",
  "silence.small_category": "too few cases",
  "silence.reference_absent": "reference absent from the data",
  "silence.one_value": "a single value",
  "silence.rank_deficient": "redundant characteristics",
  "silence.separation": "separation",
  "silence.not_converged": "unstable computation",
  "silence.not_calibrated": "weights not calibrated",
  "silence.not_homogeneous": "not given: strata differ",

  "association.outcome": "{attribute}: {label}",
  "association.level": "{attribute}: {label}",
  "association.crude": "All strata together",
  "association.stratum": "{attribute}: {label}",
  "association.unadjusted": "Crude ratios",
  "association.adjusted": "With equal: {attributes}",
  "association.model":
    "With equal: {attributes} (logistic regression without weights, on about {base} respondents of whom all is known; references: {references}). For each parameter estimated, about {events, plural, =0 {no case} one {# case} other {# cases}}.",
  "association.modelReference": "{attribute}: {label}",
  "association.modelThin": "Fewer than ten cases per parameter: these adjusted ratios are fragile.",
  "association.modelTest": "“{label}”, all else equal: {p}.",
  "association.noModel": "No adjusted ratio, with equal: {attributes}. {why}",
  "association.noModel.secret": "The table that it is computed from is not in the partner’s bundle.",
  "association.noModel.small_category":
    "A category of {attributes} has too few respondents with the outcome, or without it, for the noise added to protect people.",
  "association.noModel.reference_absent":
    "Nobody, among the respondents of whom all is known, is in the reference of {attributes}.",
  "association.noModel.one_value":
    "The respondents of whom all is known have all the same value of {attributes}.",
  "association.noModel.no_variation":
    "The respondents of whom all is known have all the outcome, or none has it.",
  "association.noModel.rank_deficient":
    "{attributes} follows from the other characteristics: the model cannot tell them apart.",
  "association.noModel.separation":
    "Separation: {attributes} {count, plural, one {predicts} other {predict}} without error the outcome of all respondents or of some, and the ratio has no finite value.",
  "association.noModel.not_converged": "The computation of the model does not settle.",
  "association.noModel.not_calibrated":
    "The weights of the survey could not be calibrated to the margins of the study.",
  "association.pooled": "Within equal strata (Mantel-Haenszel)",
  "association.without": "Without “{flag}” in the outcome",
  "association.withoutAwaited": "Table not received yet",
  "association.titleWithout": "{title} (without “{flag}” in the outcome)",
  "association.reference": "{label} (reference)",
  "association.title": "{outcome}: {share} of cases “{label}”, against {against} of cases “{reference}”",
  "association.subtitle":
    "{attribute}: share of “{outcome}” {of}, in %, then odds ratio, each category compared with “{reference}”{ways}; 1 means no link",
  "association.sharesHead": "Shares",
  "association.ratiosHead": "Odds ratios",
  "association.ways": ", in all then {ways}",
  "association.withinStrata": "within: {strata}",
  "association.heldEqual": "with equal: {attributes}",
  "association.alternative": "{label}: {share}, odds ratio {ratio}.",
  "association.alternativeSilent": "{label}: {share}; no odds ratio ({ratio}).",
  "association.alternativeAdjusted": "With the other characteristics equal: {ratio}.",
  "association.alternativeReference": "{label}, the reference: {share}.",
  "association.reading":
    "in the case “{label}”, “{outcome}” holds for {count} {people} out of {base} ({share}), against {against} for “{reference}”: an odds ratio of {ratio}.",
  "association.oddsExplained":
    "an odds ratio above 1 says “more frequent than in the reference”, not how many times",
  "association.strength": "Cramér’s V: {v}, on a scale from 0 (no link) to 1 (total link).",
  "association.test":
    "{p}: if the two were not linked, a link at least as strong would be seen in this proportion of cases ({method}). A link is not a cause.",
  "association.method.chi_square":
    "chi-square {statistic}, {df, plural, one {# degree} other {# degrees}} of freedom",
  "association.method.noisy_chi_square":
    "chi-square corrected for noise {statistic}, {df} degrees of freedom",
  "association.method.fisher": "Fisher’s exact test, expected counts being small",
  "association.method.monte_carlo":
    "chi-square compared with {draws} draws of seed {seed}, expected counts being small",
  "association.corrected":
    "Corrected ({correction}), {p}, among {tests, plural, one {the only test} other {the # tests}} of the family “{family}”.",
  "correction.holm": "Holm",
  "correction.benjamini_hochberg": "Benjamini-Hochberg",
  "association.noTest.secret": "No test: a count of the table is hidden by statistical secrecy.",
  "association.noTest.one_line":
    "No test: the data have a single value of the outcome or of the characteristic, there is nothing to compare.",
  "association.wholePopulation":
    "Whole population: the ratios are those of all of it, without interval or test. The study can declare another reading.",
  "association.stratifiedTest": "“{label}”, within equal strata: {p} (Mantel-Haenszel).",
  "association.homogeneous":
    "“{label}”: nothing shows that the link changes from one stratum to another (Breslow-Day, Tarone: {p}).",
  "association.heterogeneous":
    "“{label}”: the link changes from one stratum to another (Breslow-Day, Tarone: {p}). A single ratio would hide it; read those of the strata.",
  "association.exploratory":
    "Exploratory analysis: {base} respondents, fewer than the minimum of {minimum, number} that the study declares.",
  "association.simpson":
    "Simpson’s paradox: “{label}” changes direction when compared within equal strata. The overall ratio comes from how categories are spread among strata.",
  "association.circular":
    "The outcome gathers several answers: the link may come from one of them. The ratio of “{label}”, {before} in all, becomes {changes}.",
  "association.circularChange": "{after} without “{flag}”",
  "association.circularUnknown": "unknown without “{flag}”, whose table is not received yet",
  "association.legendCrude": "crude ratio",
  "association.legendPooled": "within equal strata",
  "association.legendAdjusted": "with the other characteristics equal",
  "note.warning": "Caution:",
  "note.tests": "Tests:",
  "note.method": "Method:",
  "note.methodMore": "See “{part}”",

  "associations.title": "Associations",
  "associations.caption": "Each association that the study declares, the strength of the link and its test",
  "associations.lead":
    "A characteristic and an outcome are associated when one is more frequent with the other. It is not a cause. V goes from 0 (no link) to 1 (total link); p is the proportion of cases in which a link at least as strong would be seen if there were none.",
  "associations.row": "{outcome}, {by}",
  "associations.family":
    "“{family}”: p corrected together ({correction}), for the {tests, plural, one {# test declared} other {# tests declared}}.",
  "associations.exploratory": "exploratory",
  "associations.awaited": "not received yet",
  "associations.wholePopulation": "whole population: no test",
} as const satisfies Messages;
