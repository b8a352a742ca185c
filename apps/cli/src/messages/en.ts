import type { CliKey } from "../speech.ts";
import { enGuarantee } from "./en-guarantee.ts";
import { enResults } from "./en-results.ts";

/** Sentences of `fr.ts` in English. */
export const en = {
  "usage.seeHelp": "See “{help}”.",
  "usage.noCommand": "There is no command “{verb}”.",
  "usage.noLanguage": "The option “--lang” expects a language: {languages}.",
  "usage.noOption": "There is no option “{option}”.",
  "usage.valueExpected": "The option “{option}” expects a value.",
  "usage.badForm":
    "The option “{option}” expects {form, select, day {a day of the calendar, written as 2026-12-31} pastDay {a day of the calendar, today at the latest, written as 2025-12-31} rho {a budget, written as 3 or 0.5} memory {an amount of memory, written as 800MB or 4GB} dialect {a database: postgres, clickhouse or duckdb} other {a port number, from 0 to 65535}}.",
  "usage.twice": "The option “{option}” is given only once.",
  "usage.noValue": "The option “{option}” takes no value.",
  "usage.optionMissing": "The option “--{option} {value}” is missing.",
  "usage.argumentMissing": "The argument {argument} is missing.",
  "usage.argumentExtra":
    '“{argument}” is one too many. {wanted, plural, =0 {} other {If it is the rest of a path with a space in it, write that path within quotes: "{path}". }}Type: {usage}',

  "error.expected": "Expected: {expected}",
  "error.cure": "Cure: {cure}",
  "error.count": "{count, plural, one {# error.} other {# errors.}}",
  "error.alike":
    "{count, plural, one {One more error of the same cause} other {# more errors of the same cause}}{lines, select, none {.} other {: lines {lines}}}",
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
  "bundles.verifying": "verifying bundles",
  "places.read": "Places of help read",
  "places.aside":
    "{places}{elsewhere, plural, =0 {} other {, # of other territories}}{unplaced, plural, =0 {} other {, # without a known commune}}",
  "site.writing": "writing the site",
  "site.telling": "text, figures and tests (simulations included)",
  "site.exporting": "data to take away",
  "site.publishing": "pages",
  "site.written": "Diagnostic written",
  "site.files": "{count, plural, one {# file} other {# files}}",
  "site.index": "the diagnostic, to open in a browser",
  "site.published": "the comparison with figures already published",
  "site.withoutLanguage":
    "the study also declares “{languages}” and has no text in that language: that edition is not made.",
  "site.withoutPrevious":
    "this edition is made without the one before (--previous, --previous-study): it does not say what changed, and the feed of editions announces it alone.",
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

  "check.remark": "{file}, line {line}: {what}",
  "check.untitled":
    "{file}: nobody has given a title to {count, plural, one {a figure} other {# figures}}, and Vigie would make one ({count, plural, one {line} other {lines}} {lines})",

  "new.next": "Read {file}, then: vigie check {folder}",

  "inspect.bundle": "Bundle of the partner “{partner}”, made on {date} with Vigie {version}.",
  "inspect.study": "Study “{study}”, version {version}, hash {hash}.",
  "inspect.unsigned": "It is not signed: nothing proves that it comes from this partner.",
  "inspect.signed": "It claims to be signed with the key “{key}”; “vigie verify” checks it, with the study.",
  "inspect.fictitious": "FICTITIOUS DATA: these tables describe nobody.",
  "inspect.comment": "What the partner says of it: “{comment}”",
  "inspect.later":
    "This partner had already made a bundle for this study: an indicator added since is exploratory.",
  "inspect.noise":
    "To protect people, each count was changed at random by a few units (budget {rho, number}); those under {min} are {small, select, hidden {hidden} other {left, changed like the others}}.",
  "inspect.hash": "Hash of the bundle: {hash}",
  ...enResults,
  ...enGuarantee,
} as const satisfies Record<CliKey, string>;
