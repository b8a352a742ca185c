import type { CliKey } from "../speech.ts";
import { enResults } from "./en-results.ts";

/** Sentences of `fr.ts` in English. */
export const en = {
  "usage.seeHelp": "See “{help}”.",
  "usage.noCommand": "There is no command “{verb}”.",
  "usage.noLanguage": "The option “--lang” expects a language: {languages}.",
  "usage.noOption": "There is no option “{option}”.",
  "usage.valueExpected": "The option “{option}” expects a value.",
  "usage.badForm":
    "The option “{option}” expects {form, select, day {a day of the calendar, written as 2026-12-31} pastDay {a day of the calendar, today at the latest, written as 2025-12-31} memory {an amount of memory, written as 800MB or 4GB} other {a port number, from 0 to 65535}}.",
  "usage.twice": "The option “{option}” is given only once.",
  "usage.noValue": "The option “{option}” takes no value.",
  "usage.optionMissing": "The option “--{option} {value}” is missing.",
  "usage.argumentMissing": "The argument {argument} is missing.",
  "usage.argumentExtra": "The argument “{argument}” is one too many.",

  "error.expected": "Expected: {expected}",
  "error.cure": "Cure: {cure}",
  "error.count": "{count, plural, one {# error.} other {# errors.}}",
  "error.untranslated": "Some of these messages are not translated yet: they are given in French.",
  "error.defect": "Defect of Vigie {version}: {name}",
  "error.defectCure": "This is no mistake of yours. Report these lines; they hold no data.",
  stopped: "Interrupted: nothing is left half-written.",
  warning: "Beware: {text}",

  "help.title": "Vigie {version}: shared observatories of access to rights",
  "help.lead":
    "A study is a folder of files. Each partner runs it at home, on its data; only protected tables come out; the observatory assembles and publishes them.",
  "help.usage": "Usage: vigie COMMAND …",
  "help.each":
    "“vigie COMMAND --help” explains each, with an example.\nIn the folder of the project, “vigie” is written “npm run vigie --”.\nTo see the whole way on fictitious data: vigie demo\nIn French: vigie --lang fr",
  "help.exitCodes":
    "Exit codes: 0 done; 1 input to mend; 2 wrong usage; 3 refused, to protect people; 70 a defect of Vigie, to report.",
  "help.commandUsage": "Usage: {usage}",
  "help.required": "{help} (required)",
  "help.json": "writes the result in JSON, for a program",
  "help.lang": "language of messages: fr or en; that of the system by default",
  "help.langValue": "LANGUAGE",

  "study.read": "Study read",
  "study.version": "version {version}",
  "bundles.verified": "Bundles verified",
  "bundles.unsigned": "{count}, of which {unsigned} unsigned",
  "earlier.verified": "Bundles of the edition before verified",
  "site.telling": "text, figures and tests (simulations included)",
  "site.exporting": "data to take away",
  "site.publishing": "pages",
  "site.written": "Diagnostic written",
  "site.files": "{count, plural, one {# file} other {# files}}",
  "site.index": "the diagnostic, to open in a browser",
  "site.published": "the comparison with figures already published",
  "site.withoutLanguage":
    "the study also declares “{languages}” and has no text in that language: that edition is not made.",
  "pdf.making": "typesetting the PDF",
  "pdf.made": "PDF typeset",
  "pdf.pages": "{count, plural, one {# page} other {# pages}}",
  "pdf.file": "the diagnostic as a PDF",

  "check.right": "The study “{title}” (version {version}) is right.",
  "check.counts":
    "Partners: {partners}. Sources: {sources}. Code lists: {codelists}. Indicators: {indicators}.",
  "check.hash": "Hash: {hash}",

  "check.unused":
    "nothing uses {count, plural, one {this field} other {these fields}} of the source “{source}”: {fields}. Ask only for what is used: take {count, plural, one {it} other {them}} out, unless a bundle already sent counts by {count, plural, one {it} other {them}}.",
  "check.unread":
    "nothing reads {path}, which is no part of the hash{near, select, yes {; did you mean “{meant}”?} other {.}}",

  "new.next": "Read {file}, then: vigie check {folder}",

  "inspect.bundle": "Bundle of the partner “{partner}”, made on {date} with Vigie {version}.",
  "inspect.study": "Study “{study}”, version {version}, hash {hash}.",
  "inspect.unsigned": "It is not signed: nothing proves that it comes from this partner.",
  "inspect.signed": "It claims to be signed with the key “{key}”; “vigie verify” checks it, with the study.",
  "inspect.previous": "It follows the bundle with hash {previous}.",
  "inspect.fictitious": "FICTITIOUS DATA: these tables describe nobody.",
  "inspect.rule":
    "Rule of secrecy: no count published from 1 to {max}, and each masked cell keeps {min} possible values; the attack, made again, confirms it.",
  "inspect.withheld": "withheld: covered by statistical secrecy",
  "inspect.rows":
    "{rows, plural, one {# cell} other {# cells}}{masked, plural, =0 {} other {, # masked}}{base, plural, =0 {} other {, rounded to #}}{merged, plural, =0 {} one {, # rare code gathered} other {, # rare codes gathered}}",
  "audit.bundle": "{file}: {partner}, {date}, study {study} {version}",
  "audit.tables":
    "{tables, plural, one {# table} other {# tables}} of people, {cells, plural, one {# cell} other {# cells}} of which {masked} masked",
  "audit.weaker":
    "{population}: too many combinations of characteristics; the attacker only joins tables that share one.",
  "audit.knows":
    "The attacker knows the tables, the rules{linked, plural, =0 {; no characteristic is linked to another} other {, and what links these characteristics to one another: {fields}}}.",
  "audit.narrowest": "The narrowest: {indicator}, {codes}: from {low} to {high}.",
  "audit.holds":
    "No masked cell is found: each keeps {min} values at least, and {insider} for whoever is alone in another.",
  "audit.fails": "The attack succeeds: see the reasons below.",
  "audit.together":
    "Together, {count} bundles of {partner}: {holds, select, yes {they tell no more than apart} other {they tell more than apart, see below}}{moved, plural, =0 {} other { (in {tables}, counts have changed: the others are taken to hold)}}.",
  "audit.apart":
    "{count} bundles of {partner}: none counts the same people over the same period as another; they are not attacked together.",
  "audit.silent":
    "{file} has no table of persons: there is nothing to put together with the other bundles of {partner}.",
  leftOut:
    "{file}: {why, select, window {{count, plural, one {this table counts} other {these tables count}} other people, over another period: {count, plural, one {it is not compared} other {they are not compared}} with the other bundles} codes {{count, plural, one {this table is not compared} other {these tables are not compared}} with the bundles that follow, where the codes are others} meanings {{count, plural, one {this table is counted} other {these tables are counted}} by names that stand for something else in a bundle that follows: what both tell together is not wholly known} other {{count, plural, one {this table is compared} other {these tables are compared}} only by the cells whose codes are still in the bundles that follow}} ({tables}).",

  "inspect.hash": "Hash of the bundle: {hash}",
  ...enResults,
} as const satisfies Record<CliKey, string>;
