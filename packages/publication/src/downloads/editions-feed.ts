import { findingsOf, lastDayOf, markedTitle } from "@vigie/diagnostic";
import { html } from "@vigie/documents";
import type { WordedPublication } from "../formatter.ts";

/**
 * The editions of the diagnostic as an Atom feed: this one, and the one before where it was given.
 * @param folder of the language, from the site's root
 * @returns null where nobody says where the site is, or before the first bundle
 * @see RFC 4287
 */
export function editionsFeed(publication: WordedPublication, folder: string): string | null {
  const { study, bundles, previous, formatter } = publication;
  const day = lastDayOf(bundles);
  if (study.release === null || day === null) return null;
  const { url, publisher } = study.release;
  const home = `${url}${folder}`;
  const editions = [
    { version: study.version, day, summary: findingsOf(publication).join(" ") },
    ...(previous === null ? [] : [{ ...previous, summary: "" }]),
  ];
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${formatter.language}">
<id>${home}editions.atom</id>
<title>${markedTitle(formatter.text(study.title), publication)}</title>
<updated>${day}T00:00:00Z</updated>
<author><name>${formatter.text(publisher.name)}</name></author>
<link rel="self" type="application/atom+xml" href="${home}editions.atom"/>
<link rel="alternate" type="text/html" hreflang="${formatter.language}" href="${home}"/>
${editions.map(
  ({ version, day: published, summary }) => html`<entry>
<id>${home}#edition-${encodeURIComponent(version)}</id>
<title>${markedTitle(formatter.message("feed.edition", { version, day: formatter.day(published) }), publication)}</title>
<updated>${published}T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="${home}"/>
${
  summary === ""
    ? null
    : html`<summary>${summary}</summary>
`
}</entry>
`,
)}</feed>
`.text;
}
