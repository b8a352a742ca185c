import type { frProtection } from "./fr-protection.ts";

/** Sentences of `fr-protection.ts` in English. */
export const enProtection: Readonly<Record<keyof typeof frProtection, string>> = {
  "protection.title": "What secrecy masks",

  "protection.brief": "In brief",
  "protection.leaving":
    "{tables, plural, one {# table leaves} other {# tables leave}}. Of {tables, plural, one {its} other {their}} {cells, number} cells, {masked, plural, =0 {none is masked} one {# is masked} other {# are masked}}. {withheld, plural, =0 {No table is withheld.} one {# table is withheld.} other {# tables are withheld.}}",
  "protection.cell":
    "A cell is one number of a table: how many people are in what its row and its column say. Masked, it is empty in the bundle. A withheld table is not there at all.",
  "protection.telling":
    "{count, plural, one {One table is withheld} other {# tables are withheld}}, since with the bundles already sent {count, plural, one {it} other {they}} would tell of a few people:",
  "protection.dropped":
    "The study no longer asks {many, plural, one {the indicator {dropped}, which those bundles hold: ask the observatory to keep it} other {the indicators {dropped}, which those bundles hold: ask the observatory to keep them}} in <code>indicators.yaml</code>. Vigie will then take {many, plural, one {it} other {them}} into account in choosing the cells to mask, and sometimes withhold fewer tables.",
  "protection.reasons": "Why cells are masked",
  "protection.reason": "Why",
  "protection.cells": "Cells",

  "reason.threshold": "too few people are in it",
  "reason.zero": "nobody is in it, and the study does not say so",
  "reason.group_disclosure": "everyone in the row is in it, or nearly: their answer would be known",
  "reason.earlier_release": "already masked in an earlier bundle",
  "reason.linked": "so that the others cannot be found by subtraction",
  "reason.withheld_table": "table withheld",

  "protection.rules": "The rules",
  "rule.threshold":
    "A count from 1 to {most, number} is not published. {zeros, select, published {A count of zero is.} other {A count of zero is not published either.}}",
  "rule.line":
    "A row where everyone{allBut, plural, =0 {} other { but #}} would be in one and the same cell is not published: to know that somebody is part of it would be enough to know their answer.",
  "rule.linked":
    "Other cells are masked, so that nobody finds the first ones by subtraction: each masked cell keeps at least {min, number} possible values, and at least two in the eyes of whoever would be alone in another.",

  "protection.tables": "Table by table",
  "protection.whole":
    "{count, plural, =0 {} one {# table leaves whole, and is not in the list.} other {# tables leave whole, and are not in the list.}}",
  "protection.overview": "What each table loses",
  "protection.overviewAlternatives": "What each table loses, and what another choice of the study would give",
  "protection.table": "Table",
  "protection.masked": "Masked",
  "protection.withheld": "withheld",
  "protection.merged": "Rare codes gathered",
  "protection.rounded": "Rounded to {base, number}",
  "alternative.none": "not applicable",
  "alternative.masked": "{masked, plural, =0 {none masked} other {# masked}} of\u{a0}{cells, number}",
  "alternatives.words":
    "“Rare codes gathered”: rare answers are first added to one another, under “others”; the table has fewer cells, and loses fewer of them. “Rounded to {base, number}”: each count is replaced by a multiple of {base, number} close to it, and totals still add up; what is published is no longer exact.",
  "alternatives.how":
    "The study chooses: to change, ask the observatory to write it in <code>study.yaml</code>, under <code>disclosure</code>, table by table (<code>merge</code> to gather, <code>round</code> to round).",
  "alternatives.untried":
    "Trying other choices here would take too long: too many cells are touched. To compare one, write it in a copy of the study, in <code>study.yaml</code>, under <code>disclosure</code>, and run again: gather rare codes (<code>merge</code>), or round (<code>round</code>). The bundle to send is that of the observatory’s study: the study chooses.",
  "protection.details":
    "Below, each masked cell. “What may be known of it”: the values that somebody who has all the tables of the bundle, and calculates well, cannot rule out. Its exact count does not leave yours.",
  "protection.summary":
    "{title}: {masked, plural, one {# masked cell} other {# masked cells}} of {cells, number}",
  "protection.summaryWithheld": "{title}: table withheld",
  "protection.maskedCells": "Masked cells",
  "protection.smallCells": "Cells that are the cause",
  "protection.cellName": "Cell",
  "protection.count": "Count",
  "protection.known": "What may be known of it",
  "protection.range": "{low, number} to\u{a0}{high, number}",

  "treatment.withheld": "This table does not leave: {reason}.",
  "treatment.rounded": "Each count is rounded to a multiple of {base, number}.",
  "treatment.open": "This source protects nobody: the table leaves as it is.",
  "treatment.optimal":
    "Cells are chosen as sparingly as can be: no fewer could be masked, each small cell being taken for that of one person.",
  "treatment.bounded":
    "Cells are chosen almost as sparingly as can be: slightly fewer could perhaps be masked, and how many fewer at most is known.",
  "treatment.greedy": "Cells are chosen one after another, the least costly first.",
  "treatment.gaussian":
    "Cells are chosen by a fast calculation, then others are added until nothing can be found: slightly fewer could probably be masked.",

  "withheld.group_disclosure":
    "a row would tell the answer of everyone in it, and masking other cells does not change that",
  "withheld.never_masked": "a total that the study never masks is too small",
  "withheld.earlier_release": "a bundle already sent and this one would tell together who changed",
  "withheld.rounding": "no rounding lets the totals add up",
  "withheld.untried":
    "the study defines it by too many answers at once for what they tell together to be tried; a set or a universe of fewer answers would help it leave",
  "withheld.too_linked":
    "masked rows link it to too many other tables for what to mask to be found; gathering its rare codes would help it leave",
  "withheld.audit":
    "with all the masks that were tried, a cell would be too easy to find; totals by group are only where the study lets them (“never”)",

  "measures.title": "The numbers that do not leave",
  "measures.brief":
    "The study asks, beside the counts of these tables, for computed numbers: weighted shares, means, medians, adjusted ratios. They do not leave. Of persons, the bundle only says that they are secret, since saying why would tell too much: the reason stays here.",
  "measures.caption": "Numbers kept back",
  "measures.indicator": "Indicator",
  "measures.secret":
    "they would give back a masked count, or the number of a few persons who have the same answer and the same weight",
  "measures.small_category":
    "a category has too few persons with the outcome, or without it, for a model to leave",
  "measures.few_combinations": "the model would only say the counts again",
  "measures.reference_absent":
    "nobody, among those of whom everything is known, is in the reference of {attributes}",
  "measures.one_value": "all those of whom everything is known have the same value of {attributes}",
  "measures.no_variation": "all those of whom everything is known have the outcome, or none has it",
  "measures.rank_deficient": "{attributes} follows from the other characteristics",
  "measures.separation": "{attributes} predicts without error the outcome of all or of some",
  "measures.not_converged": "the computation of the weights or of the model does not settle",

  "protection.attacker": "What is supposed to be known",
  "attacker.knows":
    "To judge what can be found, somebody is supposed to have all the published tables, the study and these rules, and to calculate well.",
  "attacker.links":
    "These links between characteristics are supposed to be known too: the study declares them or your data shows them, and the bundle holds them.",
  "attacker.relation": "{one} and {other}",
  "attacker.partial":
    "There are too many combinations of characteristics for all to be examined: tables were compared through the characteristics that they share only.",
  "attacker.limits":
    "Comparisons with other files than this bundle and those that came before it are not covered.",

  "protection.retention": "Keep, then erase",
  "retention.keep":
    "The folder private/ holds the exact tables and this page, which tells which cells are small. Keep it until the diagnostic is published, to answer the observatory’s questions; six months at most, if nothing else is planned at yours.",
  "retention.erase":
    "Then erase it: <code>vigie purge</code> followed by the name of the folder that the command wrote. Think of copies and backups, and of the extract itself.",
  "retention.bundle":
    "The bundle, bundle.zip, remains: keep it for as long as the study is made again, since the next run must be given it.",
};
