import type { frQuality } from "./fr-quality.ts";

/** Sentences of `fr-quality.ts` in English. */
export const enQuality: Readonly<Record<keyof typeof frQuality, string>> = {
  "quality.title": "Quality report",

  "leaves.title": "What leaves",
  "leaves.counts":
    "{tables, plural, one {# table leaves} other {# tables leave}}, of {counts, plural, one {# count} other {# counts}}; {hidden, plural, =0 {none is hidden} one {# is hidden by the rule on small counts} other {# are hidden by the rule on small counts}}.",
  "leaves.protection":
    'The page <a href="protection.html">protection.html</a> says what the noise changes in each.',

  "files.caption": "Files read",
  "files.file": "File",
  "files.content": "Holds",
  "files.rows": "Rows read",
  "files.ragged": "Rows set aside",
  "files.units": "units",
  "files.contacts": "contacts",
  "files.totals": "{file}: the last row, which sums the others, is set aside.",
  "declared.caption": "Values that the file declares missing: read as empty",
  "declared.column": "Column",
  "declared.value": "Value",
  "declared.rows": "Rows",
  "source.population": "Population: {units, number} {many}.",
  "source.fromContacts":
    "Units are drawn from the contacts: those without any are not among them, and nothing tells how many they are.",

  "conversion.known":
    "{file} is of a known shape: converted, it gives {rows, plural, one {# row} other {# rows}}.",
  "conversion.caption": "What the conversion met",
  "conversion.note": "Remark",
  "conversion.effect": "Rows",
  "conversion.cases": "Cases",
  "conversion.lines": "First lines",
  "conversion.pair": "{one} and {other}",
  "conversion.pairs":
    "One place or two? {pairs, plural, one {One pair} other {# pairs}} to compare; if there is one place only, give both lines of the list the same name and the same commune",
  "conversion.metres": "Distance (m)",
  "conversion.names": "Likeness of the names",
  "conversion.address": "Same address",
  "conversion.siret": "Same Siret",
  "conversion.likeness": "{share, number, percent}",
  "conversion.same": "{is, select, true {yes} false {no} other {unknown}}",
  "effect.set_aside": "set aside",
  "effect.converted": "converted",
  "effect.noticed": "kept",

  "contacts.lost":
    "Beware, “{source}”: {kept, select, none {no contact is kept} other {fewer than half of the contacts could be classified}}. {reason, select, no_date {Most have no date: check the column “date:”.} no_channel {Most have no channel: check the column “channel:”.} unknown_unit {Most are of a unit that the units’ file lacks: leading zeros lost on one side, or files extracted apart?} outside_window {Most are outside the period: dates misread, or an extract of another period?} routine {All or nearly are routine: check the motives.} other {All or nearly are of a channel declared out of scope: check “out_of_scope:”.}} Hand over nothing before you know why.",
  "contacts.lostZeros":
    "Beware, “{source}”: {share, number, percent} of the contacts bear an identifier that the units’ file lacks, but for leading zeros: a spreadsheet probably removed them on one side, and contacts are missing. {pad, plural, =0 {Extract again with the identifiers as text.} other {Write “pad: {pad, number}” under “key:” in the mapping, then run again.}} ({contacts, plural, one {# contact} other {# contacts}}.)",
  "contacts.caption": "Contacts",
  "contacts.what": "Contacts",
  "contacts.number": "Number",
  "contacts.kept": "kept",
  "contacts.no_date": "set aside: without a date",
  "contacts.no_channel": "set aside: without a channel",
  "contacts.unknown_unit": "set aside: of a unit that the file of units lacks",
  "contacts.outside_window": "set aside: outside of the observed period",
  "contacts.out_of_scope": "set aside: by a channel declared out of scope",
  "contacts.routine": "set aside: routine ones, that the study takes apart",
  "contacts.outside": "Outside of the period: {before, number} before {from}, {after, number} after {to}.",
  "contacts.afterDay":
    "{count, plural, =0 {No contact of the period is} one {# contact of the period is} other {# contacts of the period are}} dated after {day}, the day of this calculation{count, plural, =0 {.} one {: it is not set aside for that. Check the extract.} other {: they are not set aside for that. Check the extract.}}",
  "contacts.without":
    "{units, number} {units, plural, one {{one}} other {{many}}} without any contact in the file.",
  "contacts.unknownUnits":
    "{count, plural, one {# identifier of contacts is} other {# identifiers of contacts are}} not in the file of units.",
  "contacts.belowMinimum":
    "{units, number} {units, plural, one {{one}} other {{many}}} with contacts other than routine, but no channel used enough to count: in “no contact”, or in “routine only” with some routine.",
  "contacts.duplicates":
    "{rows, plural, one {# repeated row} other {# repeated rows}}; each is {dropped, select, yes {counted only once} other {kept}}.",

  "contacts.daySpike":
    "One day has many more contacts than all others: {named, select, yes {{value}} other {too rare to be named}}, {count, plural, one {# contact} other {# contacts}}, which is {share, number, percent} of those that have a date. A default date, or data taken over from another system? Nothing is set aside for it.",
  "contacts.daysNotSought":
    "A day with many more contacts than the others was not looked for: the file is large, and is not in Parquet.",
  "contacts.duplicatesNotCounted":
    "Duplicated rows were not counted: the file is large, and the study does not ask for it.",

  "missing.caption": "Missing values",
  "missing.attribute": "Characteristic",
  "missing.unknown": "Unknown",
  "missing.outsideBands": "of which under the first band, or outside of the period",
  "missing.unasked": "Answer to a question that was not asked (set aside)",
  "missing.without": "Without an answer",
  "missing.not_asked": "question not asked: {units, number}",
  "missing.dont_know": "does not know: {units, number}",
  "missing.no_answer": "no answer: {units, number}",
  "missing.illegible": "illegible answer: {units, number}",

  "contradicted.caption":
    "Values that change from one contact to another of the same unit; they are counted as unknown:",
  "contradicted.attribute":
    "{attribute}: {units, number} {units, plural, one {{one}} other {{many}}}, which is {share, number, ::percent .#}.",

  "improbable.caption":
    "Ages or times of more than {max, number} years, or of less than zero; nothing is set aside for that, check the dates:",
  "improbable.attribute": "{attribute}: {units, number} {units, plural, one {{one}} other {{many}}}.",

  "spikes.caption":
    "Values much more frequent than all others; nothing is set aside for it. The default of a form? If it stands for no value, declare it under “missing:”:",
  "spikes.attribute":
    "{attribute}: {named, select, yes {{value}} other {a value too rare to be named}}, in {share, number, percent} of cases ({units, number} {units, plural, one {{one}} other {{many}}}).",

  "exclusives.caption": "An answer that excludes the others, given with another one (both are kept):",
  "exclusives.question": "{question}: {units, number} {many}.",

  "survey.respondents": "Survey: {respondents, plural, one {# respondent} other {# respondents}}.",
  "survey.weights": "Weights",
  "survey.sum": "Total",
  "survey.least": "The least",
  "survey.greatest": "The greatest",
  "survey.effective": "Effective size",
  "survey.given": "given by the file",
  "survey.used": "used",
  "survey.offTotal":
    "Note: the weights given do not add up to {respondents, number}, the number of respondents. Shares do not depend on it.",
  "survey.clipped":
    "{clipped, plural, =0 {No weight was} one {# weight was} other {# weights were}} brought down to the greatest declared weight, {greatest, number}.",
  "survey.notRaked":
    "Weights could not be brought to the margins of the study within their bounds. Counts leave; weighted shares do not. Tell the observatory: wider bounds, or codes put together, would allow it.",
  "survey.raked":
    "Weights brought to the margins of the study: reached in {passes, plural, one {# pass} other {# passes}}, greatest relative difference {gap}; {trimmed, plural, =0 {no weight bounded} one {# weight bounded} other {# weights bounded}}; final weight over initial weight: from {least} to {greatest}. Standard errors take these weights as given.",
};
