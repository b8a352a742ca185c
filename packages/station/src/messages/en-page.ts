import type { frPage } from "./fr-page.ts";

/** Sentences of `fr-page.ts` in English. */
export const enPage: Readonly<Record<keyof typeof frPage, string>> = {
  "page.title": "{title}: {partner}",
  "page.fiction": "Fictitious data",
  "page.of": "{partner} — study “{study}”, version {version} — {day}",
  "page.stays":
    "<strong>This report stays with you.</strong> It holds exact counts. Only the file bundle.zip is to be sent.",
  "code.total": "all",
  "code.totalOf": "{of}: all",
  "code.unknown": "unknown",
  "code.unknownOf": "{of}: unknown",
  "code.band": "{from, number} to under {to, number}",
  "code.lastBand": "{from, number} and over",
  "code.known": "number known",
};
