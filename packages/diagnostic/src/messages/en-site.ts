import type { Messages } from "./index.ts";

/** Sentences of `fr-site.ts` in English. */
export const enSite = {
  "page.skipContents": "Skip to the contents",
  "page.languages": "Languages",
  "page.accessibility": "Accessibility: non-compliant",
  "contents.labelEnd": "Contents, at the end of the page",
  "script.sortable": "Column heads sort the rows.",
  "script.table": "The table in place of the drawing",
  "script.drawing": "Back to the drawing",
  "script.cell": "{head}: {cell}",
  "origin.tables": "{said}: {tables} ({partners})",
  "origin.elsewhere": "{said}: {what} ({source})",
  "origin.printed": "{said}: {what}, printed figure",
  "cover.chapters": "Chapters",
  "nearby.label": "Neighbouring pages",
  "nearby.before": "Previous:",
  "nearby.after": "Next:",
  "comparison.short": "Comparison with published figures",
  "chapter.awaitedPassages":
    "{passages, plural, one {One passage of the text is left out.} other {# passages of the text are left out.}}",
  "text.awaited": "(awaited)",

  "method.words": "Numbers and comparisons in the text",
  "method.wordsText":
    "Each number in the text is read from a table when these pages are made, and links to it. Words of comparison, such as “more often than”, are computed as well: where the study declares how its population is read, “more” or “less” is said only if the 95% interval of the difference does not hold zero; elsewhere, only if the difference reaches {points} percentage point.",
  "method.elsewhere": "Values cited from other sources",
  "elsewhere.caption": "What the text cites and this study did not measure",
  "elsewhere.what": "What is measured",
  "elsewhere.value": "Value",
  "elsewhere.universe": "Population",
  "elsewhere.year": "Year",
  "elsewhere.source": "Source",

  "about.title": "About",
  "about.lead":
    "This diagnostic gathers what several institutions each know of the people they serve, without any of them showing its files to the others. The study was written once; each partner ran it at home; only protected tables came out.",
  "about.study": "Study",
  "about.version": "Version",
  "about.hash": "Hash of the files (SHA-256)",
  "about.period": "Period observed",
  "about.software": "Software",
  "about.reuse": "Redo, check, reuse",
  "about.reuseText":
    "The same study files and the same bundles give the same pages again, to the byte. Tables can be downloaded from the page “Data”; each number of the text and each figure lead to theirs.",

  "glossary.title": "Glossary",
  "glossary.populations": "The populations of this study",
  "glossary.unitOf": "Unit counted: {unit}.",
  "glossary.study": "Study",
  "glossary.study.definition":
    "The files that say what is measured, with whom and how; the same for all partners.",
  "glossary.partner": "Partner",
  "glossary.partner.definition": "An institution that holds data and runs the study at home.",
  "glossary.source": "Source",
  "glossary.source.definition": "A data set of one partner, made of units of one kind.",
  "glossary.unit": "Unit",
  "glossary.unit.definition":
    "What is counted: a household, an insured person, an answer, an accompaniment. A household is not a person.",
  "glossary.universe": "Population",
  "glossary.universe.definition": "Whom a table describes.",
  "glossary.contact": "Contact",
  "glossary.contact.definition": "One use of one channel by one unit, on one day.",
  "glossary.channel": "Channel",
  "glossary.channel.definition":
    "A way to reach an administration: front desk, post, telephone, e-mail, online account…",
  "glossary.indicator": "Indicator",
  "glossary.indicator.definition": "A question that the study asks of a source; it gives a table.",
  "glossary.share": "Share",
  "glossary.share.definition": "A count over a base, in per cent.",
  "glossary.base": "Base",
  "glossary.base.definition": "The units whose value is known: those on which a share is taken.",
  "glossary.whole": "All",
  "glossary.whole.definition": "The whole population described, the group spoken of included.",
  "glossary.rest": "Rest",
  "glossary.rest.definition": "The population described, without the group spoken of.",
  "glossary.interval": "95% interval",
  "glossary.interval.definition":
    "Values compatible with the data, when these are read as a sample. A whole population has none.",
  "glossary.secrecy": "Statistical secrecy",
  "glossary.secrecy.definition":
    "What is not published because it could point to someone: any count from 1 to {max}, and what would let it be found.",
  "glossary.bundle": "Bundle",
  "glossary.bundle.definition": "The file that leaves a partner: its protected tables and their proof.",
  "glossary.hash": "Hash",
  "glossary.hash.definition":
    "A series of characters computed from a file; it changes as soon as one of its characters does.",

  "data.title": "Data",
  "data.lead":
    "All the tables that the study asks for, published or not. Each has a page that says where it comes from, and a CSV file.",
  "data.masked": "In the files, an empty count is covered by statistical secrecy: it is not a zero.",
  "data.caption": "Tables on this population: {people}",
  "data.table": "Table",
  "data.state": "State",
  "data.rows": "Rows",
  "data.file": "File",
  "data.fileOf": "{title}: {form}",
  "data.published": "published",
  "data.withheld": "kept by the partner (secret)",
  "data.awaited": "not received yet",

  "provenance.title": "Where this comes from: {title}",
  "provenance.population": "Population",
  "provenance.source": "Source",
  "provenance.period": "Period",
  "provenance.studyHash": "Hash of the study",
  "provenance.signature": "Signature",
  "provenance.unsigned": "none",
  "provenance.signedBy": "the partner’s key “{key}”, verified",
  "provenance.secrecy": "Rule of secrecy",
  "provenance.treatment": "Treatment of this table",
  "treatment.published":
    "published{merged, plural, =0 {} one {; # rare category gathered with the others} other {; # rare categories gathered together}}",
  "treatment.withheld": "kept by the partner: too small a count could point to someone",
  "provenance.uses": "Where these data are told",
  "provenance.noUse": "No chapter cites them. They are in the catalogue:",

  "accessibility.title": "Accessibility statement",
  "accessibility.lead":
    "These pages are made to be read by everyone, with or without a mouse, a screen, colours or scripts. Here is what is checked, and what is not.",
  "accessibility.state": "Compliance",
  "accessibility.stateText":
    "No audit by a person has been made yet against the French general accessibility framework (RGAA 4.1.2). Without one these pages are declared non-compliant, whatever automatic checks say.",
  "accessibility.done": "What is checked with each version of the software",
  "accessibility.automatic":
    "The tool axe-core finds nothing on a test study, at 320, 768 and 1440 pixels, in light and dark schemes and in print.",
  "accessibility.keyboard":
    "Everything is reached with the keyboard, and two links avoid going through the page.",
  "accessibility.reflow": "At 320 pixels wide nothing overflows; only tables scroll within their frame.",
  "accessibility.figures":
    "Each figure has a title that says what it shows, a description, and its table right after it.",
  "accessibility.tables": "Tables have a caption, and headers of rows and columns.",
  "accessibility.print": "No script is needed, nothing is loaded from elsewhere, and everything prints.",
  "accessibility.lacking": "What is missing",
  "accessibility.audit": "An audit by a trained person, on the pages of this study.",
  "accessibility.scroll":
    "Large tables ask for horizontal scrolling on a small screen; the CSV file is another way.",
  "accessibility.reader": "Trials with several screen readers.",
  "accessibility.contact": "Report a difficulty",
  "accessibility.contactText":
    "Write to the institution that publishes this diagnostic; it owes you an answer, and the content in another form. Without an answer, you can turn to the Défenseur des droits.",
} as const satisfies Messages;
