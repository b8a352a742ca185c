import type { Messages } from "./index.ts";

/** Sentences of `fr.ts` in English. */
export const enCore = {
  "number.underOnePercent": "less than 1%",
  period: "from {from} to {to}",
  "period.day": "on {day}",

  "people.wholeWord": "all",
  "people.of": "of {name}",
  "people.the": "{name}",
  "people.ofAll": "overall",
  "people.theAll": "the whole",
  "people.among": "among {name}",
  "people.others": "other {many}",
  "people.whole": "{shape, select, whole {{name}} other {all {name}}}",

  "code.total": "All",
  "code.unknown": "Unknown",
  "code.answer": "{attribute}: {label}",
  "code.yes": "Yes",
  "code.no": "No",
  "cell.under": "under {min}",
  "cell.few": "under {min} cases",
  "cell.uncertain": "too uncertain",
  "cell.notShown": "not shown",
  "cell.notShownShort": "n/a",
  "cell.underShort": "< {min}",
  "cell.noReference": "no reference",
  "cell.notEstimated": "not estimated",
  "cell.outside": "not in base",
  "cell.nothing": "–",
  "cell.unknown": "unknown",

  "dimension.by": "by {name}",
  "dimension.byAnswer": "by the answer to “{name}”",
  "dimension.universe": "Population",
  "dimension.group": "Group of use",
  "dimension.subgroup": "Channels used",
  "group.digital": "Digital only",
  "group.mixed": "Mixed",
  "group.direct": "Direct or material",
  "group.routine_only": "Routine only",
  "group.none": "No contact",
  "group.digital.with": "with digital channels only",
  "group.mixed.with": "with mixed channels",
  "group.direct.with": "with direct or material channels only",
  "group.routine_only.with": "with routine contacts only",
  "group.none.with": "without contact",
  "group.digital.did": "used digital channels only",
  "group.mixed.did": "mixed digital channels with direct or material ones",
  "group.direct.did": "used direct or material channels only",
  "group.routine_only.did": "had routine contacts only",
  "group.none.did": "had no contact",
  "family.digital": "Digital channels",
  "family.direct": "Direct channels",
  "family.material": "Material channels",
  "family.digital.short": "digital",
  "family.direct.short": "direct",
  "family.material.short": "material",
  "subgroup.others": "Other combinations ({group})",

  "column.population": "Population",
  "column.question": "Question",
  "column.count": "Count",
  "column.share": "Share",
  "column.gapTo": "Difference with: {people} (points)",
  "column.gapToWhole": "Difference from the whole (points)",
  "column.gapToRest": "Difference from the rest (points)",

  "drawing.whole": "overall",
  "drawing.wholeIs": "overall: {share}",
  "drawing.rest": "others",
  "drawing.restIs": "others: {share}",
  "drawing.against": "against {reference}",
  "fictitious.mark": "Fictitious data",
  "unverified.mark": "Origin not verified",

  "groups.title": "{share} {of} used a direct or material channel",
  "groups.titleAgainst": "{share} {of} used a direct or material channel, against {against} {ofReference}",
  "groups.subtitle": "Distribution {of} by channels used, in %",
  "groups.alternative": "{people}: {shares}.",
  "groups.reading": "out of {all} {people}, {count} ({share}) {did}.",
  "groups.readingAgainst": "out of {all} {people}, {count} ({share}) {did}, against {against} {ofReference}.",

  "subgroups.title":
    "The most frequent combination of channels, {channels, plural, =1 {“{label}” with no other channel} other {“{label}”}}, is that of {share} {of}",
  "subgroups.subtitle":
    "Exact combinations of channels, in % {of}; all those frequent enough to be named are in the table",
  "subgroups.alternative": "Most frequent combinations of channels: {shares}.",
  "subgroups.reading": "out of {size} {people}, {share} used “{label}”, and no other channel.",
  "subgroups.rest": "Others ({group})",
  "subgroups.left": "“Others” gathers, group by group, the combinations less frequent than those drawn",
  "subgroups.gathered":
    "“Other combinations” gathers, group by group, those too rare to be named, whose number is not known",
  "subgroups.without": "not drawn, without a combination of channels: {groups}",

  "shares.title": "{label}: {share} {of}",
  "shares.titleSmall": "{label}: {share}",
  "shares.titleAgainst": "{label}: {share} {of}, against {against} {ofReference}",
  "shares.titleAlike": "{attribute}: less than {points} points between the two populations",
  "shares.subtitle": "{attribute}: in % {of}",
  "shares.subtitleFlag": "In % of the {base} {people}",
  "shares.alternative": "{label}: {share}.",
  "shares.alternativeAgainst": "{label}: {share}, against {against} {among}.",
  "shares.readingFlag":
    "out of {base} {people}, {count} ({share}) are in the case “{label}”{compared, select, yes {, against {against} {ofReference}} other {}}.",
  "shares.readingAnswer":
    "out of {base} {people}, {count} ({share}) answered “{label}”{compared, select, yes {, against {against} {ofReference}} other {}}.",
  "shares.reading":
    "out of {base} {people}, the {attribute} of {count} ({share}) is “{label}”{compared, select, yes {, against {against} {ofReference}} other {}}.",

  "profile.inGroup": "{people} {group}",
  "profile.inCode": "{people} ({line})",
  "profile.title": "{label}: {share} {line}, against {reference} {ofReference}",
  "profile.titleBy": "{label}: {share} for “{line}”, against {reference} {ofReference}",
  "profile.titleAlike":
    "{attribute}: groups divide almost alike (less than {points} points away from {theReference})",
  "profile.subtitle":
    "{attribute}: in % of each group {of}{rest, plural, =0 {} one {; one more category in the table} other {; # more categories in the table}}",
  "profile.alternative": "{label}, {share} {line} against {reference} {ofReference}",
  "profile.alternativeBy": "{label}, {share} for “{line}” against {reference} {ofReference}",
  "profile.alternatives": "Widest differences from {theReference}: {gaps}.",
  "profile.alternativeNone": "No share can be shown.",
  "profile.readingFlag":
    "of {base} {line}, {share} are in the case “{label}”, against {reference} {ofReference} ({size, plural, =0 {less than a point apart} one {# point {more, select, yes {more} other {less}}} other {# points {more, select, yes {more} other {less}}}}).",
  "profile.subtitleBy":
    "{attribute}, {by}: in % {of}{rest, plural, =0 {} one {; one more category in the table} other {; # more categories in the table}}",
  "profile.readingSmall":
    "of {base, number} {line}, {count, plural, =0 {no case} one {# case} other {# cases}} “{label}”, against {reference} {ofReference}.",
  "profile.readingAnswer":
    "of {base} {line}, {share} answered “{label}”, against {reference} {ofReference} ({size, plural, =0 {less than a point apart} one {# point {more, select, yes {more} other {less}}} other {# points {more, select, yes {more} other {less}}}}).",
  "profile.reading":
    "of {base} {line}, the {attribute} of {share} is “{label}”, against {reference} {ofReference} ({size, plural, =0 {less than a point apart} one {# point {more, select, yes {more} other {less}}} other {# points {more, select, yes {more} other {less}}}}).",

  "note.outside":
    "{outside, plural, one {# case without a known value is} other {# cases without a known value are}} outside the base of shares",
  "note.outsideUnknown": "the number of cases without a known value is not shown",
  "note.cutPoints": "cut points of “{label}”: {publication}",
  "note.ungrouped":
    "{count, plural, one {{cases} case} other {{cases} cases}} without a known value of “{by}”, left out of comparisons between groups",
  "note.unstratified":
    "{count, plural, one {{cases} case} other {{cases} cases}} without a known value of “{by}”, left out of every row, strata pooled or not",
  "note.noReference": "no difference is computed: the table does not hold the population “{people}”",
  "note.rounded": "shares are rounded one by one: their printed sum differs by 1",

  "fictitious.sentence":
    "These figures were made up to show the tool: they describe nobody. Only those followed by the word “real” were published elsewhere.",
  "real.mark": "real",
  "unverified.sentence":
    "Some of the data received is not signed with a key that the study gives to its partner: nothing proves that it comes from there.",

  "page.skip": "Skip to the content",
  "page.edition": "{partners}. Contacts observed {period}. Version {version} of the study.",
  "page.editionDated":
    "{partners}. Contacts observed {period}. Version {version} of the study, data received on {date}.",
  "page.foot":
    "Study {study}, version {version}. Diagnostic made with Vigie, free software: the same bundles give the same pages again.",
  "contents.label": "Contents",

  "findings.title": "Key findings",
  "findings.direct": "{share} used direct or material channels only.",
  "findings.apart": "What sets this group most apart: {gaps}.",
  "findings.gap": "“{label}” ({share} against {reference})",
  "findings.overview": "Depending on the population, {least} to {most} used a direct or material channel",
  "findings.overviewReading":
    "{share} {of} used a direct or material channel: {mixed} besides digital ones, {direct} without.",
  "findings.overviewSubtitle": "Distribution of each population by channels used, in %",

  "chapter.source": "{partner}, {period}",
  "chapter.size": "{count} {people}.",
  "chapter.sizeAgainst": "{count} {people}, to compare with {against} {reference}.",
  "chapter.awaited":
    "{partner}: this partner has not answered yet. What depends on it is missing from this edition.",

  "figure.nobody": "Nothing to draw: no known value in this population.",
  "figure.table": "The table",
  "figure.provenance": "Where this comes from",
  "figure.data": "The data (CSV)",
  "figure.provenances": "Where each bar comes from:",
  "figure.dataSeveral": "The data of each bar (CSV):",

  "note.reading": "Reading:",
  "note.scopeHead": "Population:",
  "note.sourceHead": "Source:",
  "note.separator": "; ",
  "note.scope": "{people}, {period}",
  "note.scopeBeside": "{people} and, to compare, {others}, {period}",
  "note.source": "{partner}; study “{study}”, version {version}; {secrecy}",
  "note.secrecy": "statistical secrecy: a count under {min} is hidden",
  "note.secrecyShown": "statistical secrecy: counts changed at random, none is hidden",
  "note.noSecrecy": "data about no person, without statistical secrecy",
  "note.protection":
    "To protect people, each count was changed by a few units; here, it is right to within {margin, number}.",
  "note.uncertain":
    "“too uncertain”: a share that the noise added to protect people leaves uncertain by more than 5 points either way",

  "provenance.indicator": "Indicator",
  "provenance.partner": "Partner",
  "provenance.date": "Date of the bundle",
  "provenance.bundle": "Hash of the bundle (SHA-256)",
  "provenance.study": "Study and version",
  "provenance.software": "Software",
  "provenance.data": "Data",

  "comparison.title": "Comparison with figures already published",
  "comparison.nothing": "The study declares no figure published elsewhere.",
  "comparison.fictitious":
    "These data are fictitious: they were made from printed figures. That a figure agrees is therefore intended, and proves the calculation only, not that the printed figure is right.",
  "comparison.caption": "Figures printed by the published study, and what the tables of this edition give",
  "comparison.what": "Figure or claim",
  "comparison.published": "Printed",
  "comparison.publishedReal": "Printed (real figures)",
  "comparison.computed": "Computed here",
  "comparison.verdict": "Verdict",
  "comparison.summary": "{all, plural, one {# published figure} other {# published figures}}: {counts}.",
  "comparison.several": "Several populations",
  "comparison.elsewhere": "Not computed yet: this version of the study does not declare their source",
  "comparison.claim": "claim",
  "comparison.holds": "holds",
  "comparison.fails": "does not hold",
  "comparison.about": "about {value}",
  "comparison.over": "over {value}",
  "comparison.quoted": "“{said}”",
  "comparison.deduced": "not printed ({value}, by subtraction)",
  "comparison.contradicts": "Contradicted by other printed figures: {figures}.",
  "comparison.other": "“{what}” ({value})",
  "comparison.data": "These comparisons (JSON)",
  "verdict.agrees": "agrees",
  "verdict.agrees.noise": "agrees within the noise",
  "verdict.differs": "differs",
  "verdict.inconsistent": "printed figures contradict one another",
  "verdict.not_precise": "too noisy to conclude",
  "verdict.masked": "hidden count",
  "verdict.not_judged": "not judged",
  "verdict.not_computed": "not computed yet",
  "verdict.agrees.count": "{count, plural, one {# agrees} other {# agree}}",
  "verdict.differs.count": "{count, plural, one {# differs} other {# differ}}",
  "verdict.inconsistent.count": "{count, plural, one {# contradicts others} other {# contradict others}}",
  "verdict.not_precise.count": "{count, plural, one {# is too noisy} other {# are too noisy}} to conclude",
  "verdict.masked.count": "{count, plural, one {# is hidden} other {# are hidden}} by statistical secrecy",
  "verdict.not_judged.count": "{count, plural, one {# is shown} other {# are shown}} without a verdict",
  "verdict.not_computed.count": "{count, plural, one {# is not computed yet} other {# are not computed yet}}",

  "method.title": "Method and sources",
  "method.groups": "The groups of use",
  "method.groupsText":
    "Each unit is in one group and one only, by the channels that it used in the period. Having an account, visiting a site or opening an application are not contacts.",
  "group.digital.definition": "one or several digital channels, no other",
  "group.mixed.definition": "at least one digital channel and at least one direct or material channel",
  "group.direct.definition": "one or several direct or material channels, no digital channel",
  "group.routine_only.definition": "routine contacts, set aside, and no other",
  "group.none.definition": "no contact in the period: this is a result, not a missing value",
  "method.routine": "Routine contacts, set aside",
  "method.shares": "Shares and differences",
  "method.sharesText":
    "Shares are taken on the cases whose value is known; the number of the others is in the note of the figure. The difference with all compares a group with its whole population, of which it is a part; the difference with the rest compares it with all the other groups together. A population of comparison that contains the one described is taken without it. Each share is rounded by itself: printed shares may not add up to a printed sum (rounding).",
  "method.margins": "Margins of error and tests",
  "method.marginsText":
    "Intervals, at 95%, take into account the noise added to protect people. Where the study declares how its population is read, they take sampling into account as well: they are Wilson’s for a share, Newcombe’s for a difference, and that of the logarithm for a ratio, widened by the noise; differences, ratios and p are against the rest of the population compared with. A whole population has no sampling error: its interval is that of the noise alone, and it has no test. p comes from chi-square, or from Fisher’s test where expected counts are small; on noisy counts, from a corrected chi-square (Rao and Scott, 1981; Gaboardi and others, 2016). There is no correction for the number of comparisons. Of a weighted survey, counts are those of respondents, shares are weighted, and their intervals take weights, sampling and noise into account, the margins of raking being taken as given.",
  "method.reading.none": "Read as whole populations: no test, and no other interval than that of the noise.",
  "method.reading.unsampled":
    "Answers collected without a random draw: they hold for those who answered only. A margin of error would mean nothing; the only interval is that of the noise.",
  "method.reading.rest": "{some, select, yes {Other sources} other {All sources}}",
  "method.reading.sample": "Read as a sample: {note}.",
  "method.reading.superpopulation":
    "The cases observed are read as one draw among other possible ones: {note}.",
  "method.associationsText":
    "Odds are the number of those with the outcome for one without. The ratio of two odds says whether the outcome is more frequent than in the reference (above 1) or less (below), not how many times: the ratio of shares says that, and it is less far from 1.",
  "method.rates": "Rates by territory",
  "method.ratesText":
    "A rate is a number of units for 100,000 inhabitants. The gap to the mean is how many units there are more or fewer than the mean of all would give to as many inhabitants. “Within reach” takes distance into account: each place is shared among the inhabitants within the distance said, in a straight line, each placed at the centre of its commune (Luo and Wang, 2003). What is outside the territory is not seen.",
  "method.secrecy": "Statistical secrecy",
  "method.secrecyText":
    "Each partner keeps its data and sends tables only. Before sending them, it adds to every count, zeros included, a small number drawn at random (differential privacy): what it sends would be almost as likely had any one person answered everything otherwise. Tables stay consistent with one another: their counts add up. A count under {min} is hidden: it is not a zero. A share that this noise leaves uncertain by more than 5 points either way is not printed: it is said to be too uncertain.",
  "guarantee.chance":
    "Budget rho of {rho}, that is epsilon {epsilon} for delta {delta}: someone who knew everything about everyone else, and hesitated evenly between yes and no about one person, would guess right at most {chances} times in 100.",
  "guarantee.openLists": "With a probability of at most {delta} more, for the lists of combinations.",
  "guarantee.outside.public_sizes":
    "Outside this guarantee: being counted in a population whose size is already published ({universes}).",
  "guarantee.outside.calibrated_weights":
    "Outside this guarantee: weights raked at the partner’s, which depend a little on every respondent.",
  "guarantee.together": "All these sources together",
  "method.bundles": "Bundles received",
  "method.bundlesCaption": "What each partner sent",
  "bundles.partner": "Partner",
  "bundles.date": "Date",
  "bundles.published": "Tables published",
  "bundles.signature": "Origin",
  "bundles.verified": "signature verified",
  "bundles.bundle": "Hash of the bundle (SHA-256)",
  "bundles.awaited": "not received yet",

  "readme.study": "Study {study}, version {version}, hash {hash}",
  "readme.bundle": "Bundle of {partner} of {date}, hash {hash}",
  "readme.index": "index.html       the diagnostic, to open in a browser",
  "readme.published": "published.json   the comparison with figures already published",
  "readme.data":
    "donnees/         the published tables: CSV (an empty count is hidden, being too small), CSV for spreadsheets, XLSX, Data Package",
  "readme.fonts":
    "polices/         Atkinson Hyperlegible Next, under the SIL Open Font Licence 1.1 (OFL.txt)",
} as const satisfies Messages;
