import type { frResults } from "./fr-results.ts";

/** Sentences of `fr-results.ts` in English. */
export const enResults = {
  "demo.fiction": "Fictitious data",
  "demo.fictionWritten": "Fictitious data written",
  "demo.fictitious": "FICTITIOUS DATA: these results describe nobody.",
  "demo.site": "the diagnostic",
  "demo.partners": "the bundles, and what stays at each partner’s",
  "demo.data": "the fictitious data",
  "demo.open": "Open {address}   (Ctrl+C to stop)",
  "serve.absent": "There is no such page.",

  "map.read": "File read",
  "map.rows": "{rows, plural, one {# row} other {# rows}}",
  "map.shape": "{rows, plural, one {# row} other {# rows}}; known shape: {shape}",
  "map.sheets": "Sheet read: “{read}”. Other sheets of the workbook, with --sheet: {others}.",
  "map.noRows":
    "this file has no row of data: the proposal rests on the header alone, and the run will refuse the file.",
  "map.total":
    "the last row of this file seems to sum the others: the run would refuse to count it as a unit. Take it out of the extract, or write “total_row: set_aside” under “units:”.",
  "map.nameless":
    "{count, plural, one {one column has no name: it is not read. Give it one in the header if the study asks for it.} other {# columns have no name: they are not read. Give them one in the header if the study asks for them.}}",
  "map.merged":
    "cells are merged over several rows (from {count, plural, one {row} other {rows}} {rows} on): the first alone keeps the value. The run will refuse the columns read that have some: in Excel, unmerge them and fill the value down.",
  "map.twice":
    "several columns have the same name ({columns}): none of them is proposed, and the run will read none; rename those that the study asks for.",
  "map.shapeKey": "the name that this shape gives to its units",
  "map.headerRow":
    "Header found on {kind, select, xlsx {row} other {line}} {line, number}: what stands above it (titles, merged cells) is not read.",
  "map.shapeSilent": "this list does not tell it: unknown",
  "map.shapeRole": "its shape is known",
  "map.shapeColumns": "Columns of the list, recognised by their names (to be corrected under “columns:”):",
  "map.conversion": "What the conversion did with its rows:",
  "conversion.noticed": "“{source}”, to be looked at in {file} (private/qualite.html tells the rest):",
  "conversion.effect":
    "{count, number} {effect, select, set_aside {set aside} converted {converted} other {kept}}",
  "conversion.note":
    "{note} ({cases, plural, one {{of, select, records {record} other {line}}} other {{of, select, records {records} other {lines}}}} {lines})",
  "conversion.pairLines":
    "{files, select, two {{file}, {one} and {otherFile}, {other}} other {{one} and {other}}}",
  "conversion.pairShown":
    "one place or two? {metres, plural, =-1 {unknown distance} =0 {at the same point} other {# m apart}}, names {names, number, percent} alike{address, select, same {, same address} other {}}{siret, select, same {, same Siret} other {}}",
  "map.role":
    "Read as the file of the {role, select, units {units} other {contacts}} of “{source}” ({partner}): {reason}.",
  "map.key": "identifier",
  "map.noKey": "no column seems to name the unit",
  "map.absent": "no column found: to be completed",
  "map.absentNear": "to be completed: {near}",
  "map.carried":
    "This log repeats what it says of units. Without a file of units, they are drawn from it, one per identifier; but who has no contact is not among them. If you have a file of units, give it to “vigie map”: it takes their place.",
  "map.lacking":
    "{count, plural, one {One field has no column: write it} other {# fields have no column: write them}} in the mapping. {lefts, plural, =0 {All the columns of the file are in use.} one {Column of the file not in use yet: {left}.} other {Columns of the file not in use yet: {left}.}}",
  "map.toCheck":
    "{count, plural, one {One choice is} other {# choices are}} to be checked: “TO CHECK” or “BEWARE”, above and in the file written.",
  "map.unknown": "Values that the study does not know, to translate or to declare out of scope:",
  "map.unknownValue": "{field}: “{value}”, {rows, plural, one {# row} other {# rows}}",
  "map.unknownRare":
    "{field}: {values, plural, one {one value too rare to be quoted} other {# values too rare to be quoted}} ({rows, plural, one {# row} other {# rows}}); the run, refused, will write {values, plural, one {it} other {them}} in valeurs-inconnues.csv, which stays with you",
  "map.nothing":
    "The study declares that “{source}” holds no persons: its counts will leave exact. If no row of it is about a person, accept that in {out}, under “accepts:”, by the line “nothing: [{source}]”.",
  "map.keep":
    "{out} stays with you, from one edition to the next: it holds values of your data, and the secret that noise is drawn by.",
  "map.secretWritten":
    "Secret written in {out}; nothing else has changed. Run the command again to map this file anew.",
  "map.next": "Open {out}, check every line, correct it; then: vigie run … --data {out}",

  "keys.written": "Private key written in {out}: keep it, send it to nobody.",
  "keys.send": "To send to the observatory, for study.yaml, under “partners”, at your name:",
  "keys.confirm":
    "Have these lines confirmed by another means than the one that carried them (by telephone, for example).",

  "run.keyOpen":
    "other accounts of this machine may read or change your private key (its mode is {mode}), and sign in your place. Keep it to yours: chmod 600 {file}",
  "run.converting": "conversion of files of known shapes",
  "plan.source": "Source “{source}”: {count, plural, one {# statement} other {# statements}}",
  "plan.population":
    "The only pass over the contacts, into a temporary table of one row per unit. Where none may be written, this query is repeated at the head of each of the following ones (WITH).",
  "plan.quality": "What the quality report counts",
  "plan.tables": "The tables, several in one statement",
  "plan.joints": "Joint counts of numbers, which stay at the partner's",

  "run.reading": "reading {files}",
  "run.classifying": "classifying contacts",
  "run.tabulating": "tables",
  "run.protecting": "protection",
  "run.writing": "writing",
  "run.contactsLost":
    "“{source}”: {kept, select, none {no contact is kept} other {fewer than half of the contacts could be classified}}. {reason, select, no_date {Most have no date: check the column “date:”.} no_channel {Most have no channel: check the column “channel:”.} unknown_unit {Most are of a unit that the units’ file lacks: leading zeros lost on one side, or files extracted apart?} outside_window {Most are outside the period: dates misread, or an extract of another period?} routine {All or nearly are routine: check the motives.} other {All or nearly are of a channel declared out of scope: check “out_of_scope:”.}} Hand over nothing before you know why.",
  "run.lostZeros":
    "“{source}”: {share, number, percent} of the contacts bear an identifier that the units’ file lacks, but for leading zeros: a spreadsheet probably removed them on one side, and contacts are missing. {pad, plural, =0 {Extract again with the identifiers as text.} other {Write “pad: {pad, number}” under “key:” in the mapping, then run again: “{key}”.}} Hand over nothing before it is mended.",
  "run.spike":
    "“{source}”, {attribute}: {share, number, percent} of the values are equal{named, select, yes { to {value}} other {, too few units to name theirs}}, ten times more than the next one. The default of a form? If it stands for no value, declare it under “missing:”.",
  "run.daySpike":
    "“{source}”: {share, number, percent} of the contacts are {named, select, yes {of {value}} other {of one day}}, ten times more than the next day. A default date, or data taken over from another system? If it stands for no date, declare it under “missing:” of “date:”.",
  "run.unitsFromContacts":
    "“{source}”: the units are drawn from the contacts. Those without any contact are not among them, and nothing tells how many they are: shares are of the others.",
  "run.contradicted":
    "“{source}”, {attribute}: the value changes from one contact to another for {share, number, ::percent .#} of the units. It is counted as unknown. To keep one of them, the last for instance, choose it when you extract the data.",
  "run.publicSizeFar":
    "“{source}”: the size already published of the universe “{universe}” is far from that of your data, and distorts the tables. private/protection.html says by how much. Tell the observatory before handing anything over.",
  "run.protected":
    "{tables, plural, one {# table} other {# tables}}, {cells, plural, one {# cell} other {# cells}}{hidden, plural, =0 {} other {, # hidden}}",

  "run.look": "Four things to look at:",
  "run.quality": "what was read and set aside: read it first",
  "run.protection": "each true count beside the one that leaves, and the error of each share",
  "run.tables": "the true counts: they stay with you",
  "run.bundle": "the bundle, the only file to send",
  "run.unsigned": "This bundle is not signed.",
  "run.signed": "This bundle is signed with the key “{key}”.",
  "run.willBeRefused":
    "the study gives this partner a key: the observatory will refuse this bundle. Run again with --key.",
  "run.keep":
    "{path} is to be kept until the diagnostic is published, six months at most if nothing else is planned at yours. Neither this folder nor what this screen says is to be sent. To erase it then:",
  "run.keepBundle":
    "A bundle that was handed over is kept elsewhere. If it is not handed over after all, its budget is given back:",
  "run.unknownValues":
    "the values that the study does not know, rare ones included, are in {file}; this file stays with you.",

  "purge.erased": "Erased: {path}, with the true counts and the reports that do not leave it.",
  "purge.nothing": "{path} is no longer there: there was nothing to erase in it.",
  "purge.refused": "Erased: {path}, what a refused run had left, unknown values included.",
  "purge.killed": "Erased: what a killed run had left beside {path}.",
  "purge.living":
    "{path} is not erased: a run that goes on works there, or another program has its number. If none is running, erase this folder yourself: it may hold a copy of the extraction.",
  "purge.unsent": "Erased: {path}, and its line in {ledger}. Its budget is given back.",
  "purge.kept": "Kept: {path}, which holds only protected tables. Once handed over, it is kept elsewhere.",
  "purge.limits":
    "Files are deleted without going through this computer’s recycle bin, but their content is not overwritten: the disk may keep it for a time.",
  "purge.left":
    "What remains for you to erase, where there is any: the extract itself, copies and backups of this folder, and whatever was recorded of the screen of “vigie run”.",

  "template.workbook": "a workbook: steps, quality, codes",
  "template.steps": "the same steps, for a spreadsheet",
  "template.quality": "the same subjects of quality",
  "template.language": "the language file, to translate and then to put in languages/",
  "template.codes": "what the codes mean",

  "verify.origin": "Origin",
  "verify.originSaid": "partner “{partner}”, on {date}",
  "verify.file": "File",
  "verify.fileSaid": "intact: written again, it is the same to the byte",
  "verify.content": "Content",
  "verify.contentSaid":
    "{tables, plural, one {# table} other {# tables}} and the guarantee, with the hashes that the manifest announces",
  "verify.data": "Data",
  "verify.dataFictitious": "FICTITIOUS: these tables describe nobody",
  "verify.guarantee": "Guarantee",
  "verify.guaranteeText":
    "{state, select, none {not applicable: no table of persons} checked {computed again from the study: budget {rho, number} per source, threshold {min, number}} other {budget {rho, number} per source, threshold {min, number}, not computed again: give the study with --study}}",
  "verify.study": "Study",
  "verify.studyGiven": "“{study}”, version {version}, the one that you gave",
  "verify.studyNotGiven":
    "“{study}”, version {version}, hash {hash}…; compare it, or give the study with --study",
  "verify.signature": "Signature",
  "verify.signatureSaid":
    "{state, select, checked {made with the partner’s key “{key}”, valid on that day} unchecked {claims the key “{key}”, not checked: give the study with --study} undeclared {claims the key “{key}”, not checked: the study gives this partner no key} other {none: nothing proves that this bundle comes from the partner}}",
  "verify.together":
    "{partner}, “{source}” from {from} to {to}: {bundles, number} bundles, budget {rho, number} of {cap, number}.",
} as const satisfies Record<keyof typeof frResults, string>;
