import type { Messages } from "./index.ts";

/** The accessibility statement: see `fr-accessibility.ts`. */
export const enAccessibility = {
  "accessibility.title": "Accessibility statement",
  "accessibility.lead":
    "These pages are made to be read by everyone, with or without a mouse, a screen, colours or scripts. Here is what is checked, and what is not.",
  "accessibility.entity":
    "{publisher} publishes this site and answers for its accessibility, as article 47 of French law no. 2005-102 of 11 February 2005 asks.",
  "accessibility.nobody": "The institution that publishes this diagnostic",
  "accessibility.scope": "This statement applies to this site, “{study}”.",
  "accessibility.scopeAddress": "This statement applies to this site, “{study}”, at:",
  "accessibility.scopePaper":
    "Of PDF documents, it says only that they are tagged and say what the pages say.",
  "accessibility.state": "Compliance",
  "accessibility.stateText":
    "This site partially complies with the French general accessibility framework (RGAA 4.1.2), because of the faults listed below.",
  "accessibility.results": "Results of tests",
  "accessibility.rate":
    "{share} of the criteria that apply are met: {conforming} of {applicable}. The audit covers the 106 criteria, on pages of test studies; it is made by those who make the software, not by a professional auditor.",
  "accessibility.done":
    "What follows is checked with each version of the software that makes these pages, on test studies and not on this very site:",
  "accessibility.automatic":
    "The tool axe-core, in the browser Chromium, finds nothing on a test study, at 320, 768 and 1440 pixels, in light and dark schemes and in print, nor on any page of a large study, with and without script.",
  "accessibility.keyboard":
    "Everything is reached with the keyboard, and two links avoid going through the page.",
  "accessibility.reflow":
    "At 320 pixels wide nothing overflows; only large tables scroll within their frame.",
  "accessibility.figures":
    "Each figure has a title that says what it shows, a description, and its table right after it.",
  "accessibility.tables": "Tables have a caption, and headers of rows and columns.",
  "accessibility.print": "No script is needed, nothing is loaded from elsewhere, and everything prints.",
  "accessibility.contents": "Contents that are not accessible",
  "accessibility.contentsText":
    "The following criteria are not met. No exemption for a disproportionate burden is claimed.",
  "accessibility.beside": "Known besides:",
  "accessibility.scroll":
    "Some large tables ask for horizontal scrolling on a small screen; the CSV file is another way.",
  "accessibility.reader": "Nothing has been tried with a screen reader.",
  "accessibility.established": "When this statement was made",
  "accessibility.establishedOn": "It was made with this edition, whose latest data were received on {date}.",
  "accessibility.establishedUndated": "It was made with this edition, which still awaits its data.",
  "accessibility.technologies":
    "Technologies: HTML5, CSS, SVG, WAI-ARIA, and JavaScript that one can do without.",
  "accessibility.tools":
    "Tool and browser of the automatic checks: axe-core and Chromium. No assistive technology has been tried.",
  "accessibility.contact": "Feedback and contact",
  "accessibility.contactText":
    "If you cannot read some content or use a page, {publisher} owes you an answer, and the content in another form.",
  "accessibility.writeTo": "Write to",
  "accessibility.seeSite": "Through its site:",
  "accessibility.noAddress":
    "These pages give no address: ask the reception or the secretariat of that institution for the person in charge of accessibility.",
  "accessibility.remedies": "Remedies",
  "accessibility.remediesText":
    "If you reported a fault that keeps you from some content or service of this site, and were not given a satisfactory answer, you can:",
  "accessibility.form": "write to the Défenseur des droits through",
  "accessibility.formLink": "its online form",
  "accessibility.post":
    "send a letter, free of charge and without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07, France.",
  "accessibility.auditTitle": "The audit, criterion by criterion",
  "accessibility.theme": "{theme}. {name}",
  "accessibility.criterion": "Criterion",
  "accessibility.result": "Result",
  "accessibility.result.conforms": "Met",
  "accessibility.result.fails": "Not met",
  "accessibility.result.not_applicable": "Does not apply",
  "accessibility.proof": "Verified",
  "accessibility.proof.browser": "by a test, in a browser",
  "accessibility.proof.reading": "by reading",
  "accessibility.finding": "Finding",
} as const satisfies Messages;
