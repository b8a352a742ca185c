import type { frProtection } from "./fr-protection.ts";

/** Sentences of `fr-protection.ts` in English. */
export const enProtection: Readonly<Record<keyof typeof frProtection, string>> = {
  "protection.title": "What leaves, and how people are protected",

  "protection.brief": "In brief",
  "brief.leaves":
    "{tables, plural, one {# table leaves} other {# tables leave}}, with {counts, plural, one {# count} other {# counts}}{measures, plural, =0 {} one { and # other number (sums, bases, measures)} other { and # other numbers (sums, bases, measures)}}.",
  "brief.noise":
    "Each count of people was changed at random, by a few units: this is the noise. Here, half of the published counts differ from the true one by {median, number} at most, and 95 in 100 by {most, number} at most.",
  "brief.hidden":
    "{hidden, plural, =0 {No count is hidden} one {# count, under the threshold of {min, number}, is hidden} other {# counts, under the threshold of {min, number}, are hidden}} by the rule on small counts.",
  "brief.noisySmall":
    "You accepted that counts under the threshold of {min, number} leave with their noise: none is hidden.",
  "brief.shares":
    "{count, plural, =0 {No share is precise enough to be printed (margin of 5 points at most, 19 times in 20).} other {{count, plural, one {# share is precise enough} other {# shares are precise enough}} to be printed (margin of 5 points at most, 19 times in 20), of {all, number}. {count, plural, one {It differs from the true one by {most, number} {most, plural, one {point} other {points}}.} other {Half differ from the true one by {median, number} {median, plural, one {point} other {points}} at most; the farthest, by {most, number} {most, plural, one {point} other {points}}.}}}}",
  "brief.nothing":
    "Nothing is protected: the study declares that this data is about nobody, and you accepted it. Counts leave as they are.",
  "brief.open":
    "Source{count, plural, one {} other {s}} without people, which you accepted by name: {sources}. {count, plural, one {Its} other {Their}} tables leave as they are, without noise.",

  "guarantee.title": "The guarantee",
  "guarantee.words":
    "Suppose that somebody knows everything about everyone else in the file, and hesitates between a yes and a no about one person: by tossing a coin, they would be right 50 times in 100. With all that leaves you in this bundle, they would be right {all, number} times in 100 at most. If only one of these tables left, with the same noise: {one, number} times in 100 at most.",
  "guarantee.whatever":
    "This holds whatever else they know, however they calculate, and whatever tables the study asks for. The noise is drawn with the secret of your mapping file, which never leaves.",
  "guarantee.budget":
    "What the whole bundle may let anybody guess about one person is set beforehand: this is the privacy budget, called rho, which the tables of each source share. The smaller it is, the greater the noise.",
  "guarantee.caption": "The privacy budget, by source",
  "guarantee.source": "Source",
  "guarantee.rho": "Budget (rho)",
  "guarantee.fromAll": "Right guesses, with the whole bundle",
  "guarantee.fromOne": "If only one table left",
  "guarantee.contributions": "Tables that count one person",
  "guarantee.epsilon": "Epsilon (delta 10⁻⁶)",
  "guarantee.inHundred": "{chance, number}\u00a0in\u00a0100",
  "guarantee.together": "Together",
  "guarantee.added":
    "The budgets of sources add up, since one person may be in several. So do those of several bundles: the ledger, beside your mapping, keeps the account.",
  "guarantee.alone":
    "The budgets of several bundles add up: the ledger, beside your mapping, keeps the account.",
  "guarantee.rows":
    "“{source}”: the study allows one person up to {rows, number} rows, and the noise is greater in proportion.",
  "guarantee.lists":
    "“{source}”: the list of combinations of channels shows only those that are frequent enough. There is one chance in {odds, number} at most that it reveals a rare one.",

  "outside.title": "What the guarantee does not cover",
  "outside.public_sizes":
    "“{source}”: the study takes up without noise {count, plural, one {a size already published} other {sizes already published}}, {sizes}. The mere fact of being in {count, plural, one {this population} other {these populations}} is therefore not protected.",
  "outside.size": "{universe} ({size, number})",
  "outside.calibrated_weights":
    "“{source}”: weights are calibrated at your place to the margins of the study, so that each weight depends a little on all answers. They stay within the declared bounds, but this dependence is not counted in the budget.",
  "outside.luck":
    "A guess may always be right by luck. And what is true of nearly all of a large group will be said of those in it too: this is what statistics are for.",
  "outside.partners":
    "Other partners may publish about the same people. Their budgets add to yours, and nobody can know for whom.",
  "outside.same":
    "Two identical calculations, on the same data and with the same secret, give the same bundle: one can see that nothing changed.",

  "public.title": "Published sizes that are not yours",
  "public.words":
    "The study copies these sizes from a publication, and your data give others. The published size leaves, and the other counts of these populations are adjusted to add up to it. The difference is told only here.",
  "public.far":
    "Beware, the difference is above 5%: it distorts the counts and shares of these populations. Hand over nothing before you have checked the extract, or asked the observatory to take this size out of the study.",
  "public.caption": "Published sizes and sizes in your data",
  "public.universe": "Population",
  "public.size": "Published",
  "public.true": "In your data",
  "public.difference": "Difference",

  "bounds.title": "Values brought to their bounds",
  "bounds.words":
    "To bound the noise, the study sets the range of numbers and the greatest weight beforehand. What lies beyond is brought to the bound. If many values are, the published mean shows it: tell the observatory.",
  "bounds.caption": "Values outside of the declared range",
  "bounds.number": "Number",
  "bounds.range": "Range",
  "bounds.known": "Known values",
  "bounds.below": "Below",
  "bounds.above": "Above",
  "bounds.interval": "{from, number} to {to, number}",
  "bounds.weights": "{source}: weights",
  "bounds.weightsRange": "{to, number} at most",

  "choices.title": "With more noise, or less",
  "choices.words":
    "This is what other budgets would give on your tables. It is a calculation, without any draw, made on your exact counts; it is about {cells, plural, one {# count} other {# counts}} of people and {shares, plural, one {# share} other {# shares}} of a sufficient count. The budget of this bundle is {rho, number}.",
  "choices.small":
    "{count, plural, =0 {Without noise, no count would be under the threshold.} one {Without noise, # count would be under the threshold.} other {Without noise, # counts would be under the threshold.}} With much noise, very small counts pass it by chance: fewer are hidden, but those mean nothing.",
  "choices.lower":
    "You may require a smaller budget: write it in your mapping, under <code>floors</code>, for instance <code>rho: 0.5</code>. A greater one is decided with the observatory, in the study; above 1, you must accept it.",
  "choices.caption": "What the budget does to your tables",
  "choices.rho": "Budget (rho)",
  "choices.current": "{rho, number} (this bundle)",
  "choices.error": "Median error of a share, in points",
  "choices.hidden": "Hidden counts, on average",
  "choices.printed": "Printable shares",
  "choices.pictureError": "Median error of a share, in points",
  "choices.pictureHidden": "Hidden counts, on average",
  "choices.pictureAxis": "Budget (rho): stronger protection to the left",
  "choices.alternative": "{title}, by budget: {values}.",
  "choices.value": "{value} at rho {rho}",

  "tables.title": "Table by table",
  "tables.words":
    "For each table: each true count beside the one that leaves, then each share as it is and as it will be read. True counts do not leave you. The same numbers, and the other measures, are in the folder private/tables.",
  "tables.overview": "What the noise does to each table",
  "tables.table": "Table",
  "tables.cells": "Counts",
  "tables.hidden": "Hidden",
  "tables.difference": "Median difference",
  "tables.printed": "Printable shares",
  "tables.shareError": "Median error, in points",
  "tables.shareWorst": "The greatest",
  "tables.printedOf": "{printed, number}\u00a0of\u00a0{shares, number}",
  "tables.model": "{title}: crossing for the model",
  "tables.modelWords":
    "This crossing only serves to compute a model. No count is hidden in it: noise protects each of them, and they are not published one by one.",
  "tables.weighted": "Shares are weighted: they are read in the sums of weights, which leave with noise too.",
  "tables.first": "The first {shown, number} rows, of {all, number}; all are in private/{path}.",
  "tables.summary":
    "{title}: {hidden, plural, =0 {no hidden count} one {# hidden count} other {# hidden counts}} of {cells, number}",
  "tables.caption": "{title}: true and published",
  "tables.cell": "Cell",
  "tables.true": "True count",
  "tables.released": "Count that leaves",
  "tables.gap": "Difference",
  "tables.trueShare": "True share",
  "tables.readShare": "Share read",
  "tables.points": "Difference, in points",
  "tables.small": "under {min, number}",
  "tables.imprecise": "{share} (imprecise)",
  "tables.centers":
    "{title}: {statistic, select, median {medians, read in the bands} other {means, values being brought to their range}}",
  "tables.group": "Group",
  "tables.trueCenter": "True value",
  "tables.readCenter": "Value read",
  "tables.percent": "{share}%",

  "protection.retention": "Keep, erase",
  "retention.keep":
    "The folder private/ holds the exact counts and this page, which tells what noise was added to each: with it, the bundle is no longer protected. Keep it until the diagnostic is published, to answer the observatory’s questions; six months at most, unless your institution has another rule.",
  "retention.erase":
    "Then erase it: <code>vigie purge</code> followed by the name of the folder where the command wrote. Think of copies and backups, and of the extract itself.",
  "retention.ledger":
    "Keep the ledger and the secret with the mapping: the ledger says what has already left, and the secret makes the same bundle again.",
};
