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
  "map.shapeKey": "the name that this shape gives to its units",
  "map.role":
    "Read as the file of the {role, select, units {units} other {contacts}} of “{source}” ({partner}).",
  "map.key": "identifier",
  "map.noKey": "no column seems to name the unit",
  "map.absent": "no column found: to be completed",
  "map.unknown": "Values that the study does not know, to translate or to declare out of scope:",
  "map.unknownValue": "{field}: “{value}”, {rows, plural, one {# row} other {# rows}}",
  "map.next": "Open {out}, check every line, correct it; then: vigie run … --data {out}",

  "keys.written": "Private key written in {out}: keep it, send it to nobody.",
  "keys.send": "To send to the observatory, for study.yaml, under “partners”, at your name:",
  "keys.confirm":
    "Have these lines confirmed by another means than the one that carried them (by telephone, for example).",

  "run.telling":
    "{count, plural, one {one table is withheld} other {# tables are withheld}}, since with the bundles already handed over {count, plural, one {it} other {they}} would tell of a few people: {tables}.{many, plural, =0 {} other { The study no longer asks {dropped}, which those bundles hold: if it keeps {many, plural, one {it} other {them}}, Vigie takes {many, plural, one {it} other {them}} into account in choosing the cells to mask, and sometimes withholds fewer tables.}}",
  "run.converting": "conversion of files of known shapes",
  "run.reading": "reading",
  "run.classifying": "classifying contacts",
  "run.tabulating": "tables",
  "run.protecting": "secrecy",
  "run.estimating": "estimates",
  "run.protected":
    "tables published: {tables, number}, withheld: {withheld, number}; cells masked: {masked, number} of {cells, number}",
  "run.look": "Four things to look at:",
  "run.quality": "what was read, set aside, withheld: read it first (in French)",
  "run.protection": "what secrecy masks, why, and what another choice would leave (in French)",
  "run.tables": "the exact tables: they stay with you",
  "run.bundle": "the bundle, the only file to send",
  "run.unsigned": "This bundle is not signed.",
  "run.signed": "This bundle is signed with the key “{key}”.",
  "run.willBeRefused":
    "the study gives this partner a key: the observatory will refuse this bundle. Run again with --key.",
  "run.unknownValues":
    "the values that the study does not know, rare ones included, are in {file}; this file stays with you.",

  "purge.erased": "{path} is erased.",
  "purge.nothing": "{path} is no longer there: there was nothing to erase.",
  "purge.limits":
    "Files are deleted, their content is not overwritten: think of backups, of the recycle bin, and of the extract itself.",

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
    "{tables, plural, one {# table} other {# tables}} and the audit, with the hashes that the manifest announces",
  "verify.audit": "Audit",
  "verify.auditSaid": "attack made again: nothing from 1 to {max}, and no masked cell found",
  "verify.study": "Study",
  "verify.studyGiven": "“{study}”, version {version}, the one that you gave",
  "verify.studyNotGiven":
    "“{study}”, version {version}, hash {hash}…; compare it, or give the study with --study",
  "verify.signature": "Signature",
  "verify.signatureSaid":
    "{state, select, checked {made with the partner’s key “{key}”, valid on that day} unchecked {claims the key “{key}”, not checked: give the study with --study} undeclared {claims the key “{key}”, not checked: the study gives this partner no key} other {none: nothing proves that this bundle comes from the partner}}",
  "verify.previous": "Previous",
  "verify.previousNone": "none: this is a first bundle",
  "verify.previousAbsent": "{hash}…, which is not among the bundles given",
  "verify.previousGiven": "“{file}”, of the same partner and study",
} as const satisfies Record<keyof typeof frResults, string>;
