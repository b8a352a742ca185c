import { html, type Markup } from "@vigie/documents";
import { type Language, languages } from "@vigie/words";
import { messagesIn } from "../messages.ts";
import {
  correctionOf,
  latestEdition,
  type PublishedEdition,
  type Remark,
} from "../publication/published-editions.ts";
import { answerPage, type HubContext, viewOf } from "./request.ts";

/** What every address of an edition that was withdrawn answers: why, since when, and where to read instead. */
export function withdrawnPage(
  context: HubContext,
  {
    all,
    edition,
    withdrawn,
  }: {
    readonly all: readonly PublishedEdition[];
    readonly edition: PublishedEdition;
    readonly withdrawn: Remark;
  },
): Response {
  const view = viewOf(context);
  const { message, day } = view;
  const instead = correctionOf(all, edition.campaign) ?? latestEdition(all, edition.studyName);
  context.status(410);
  return answerPage(context, view, message("gone.title"), [
    html`<p class="lead">${edition.title}</p>
<p>${message("edition.withdrawn", { day: day(withdrawn.at), reason: withdrawn.reason })}</p>`,
    instead === null
      ? html`<p><a href="/">${message("gone.home")}</a></p>`
      : html`<p><a class="go" href="/publications/${instead.campaign}/">${message("gone.instead", { title: instead.title })}</a></p>`,
  ]);
}

/** What the pages of an edition say of its correction, in the language of each; null for most editions. */
export function editionBanner(
  all: readonly PublishedEdition[],
  { campaign, correction, corrects }: PublishedEdition,
): ((language: Language) => Markup) | null {
  const corrected = all.find((one) => one.campaign === corrects);
  const remark = correction ?? corrected?.correction ?? null;
  if (remark === null) return null;
  const later = correctionOf(all, campaign);
  return (language) => {
    const { message, day } = messagesIn(language);
    const { reason } = remark;
    if (correction === null)
      return html`<p class="box doubt" role="note">${message("edition.corrects", { day: day(corrected?.published_at ?? ""), reason })}</p>`;
    return later === null
      ? html`<p class="box doubt" role="note">${message("edition.beingCorrected", { reason })}</p>`
      : html`<p class="box doubt" role="note">${message("edition.corrected", { day: day(later.published_at), reason })} <a href="/publications/${later.campaign}/">${message("edition.readCorrected")}</a></p>`;
  };
}

/**
 * Puts a banner first in the pages that `answer` gives. What the reader keeps of them, compressed, in part or dated, is not
 * compared: it may lack the banner.
 */
export async function withBanner(
  context: HubContext,
  answer: () => Promise<Response>,
  banner: (language: Language) => Markup,
): Promise<Response> {
  const { raw, path } = context.req;
  if (!/(?:\/|\.html)$/.test(path)) return answer();
  context.req.raw = new Request(raw.url, { method: raw.method });
  const response = await answer();
  if (response.headers.get("content-type")?.startsWith("text/html") !== true) return response;
  const page = await response.text();
  const [, written] = /<html lang="(\w+)"/.exec(page) ?? [];
  const language = languages.find((one) => one === written) ?? "fr";
  const shown = page.replace(/<main\b[^>]*>/, (opening) => `${opening}${banner(language).text}`);
  const headers = { ...Object.fromEntries(response.headers) };
  for (const name of ["etag", "last-modified", "accept-ranges", "content-length"]) delete headers[name];
  return context.body(shown, 200, headers);
}
