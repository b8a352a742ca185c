import { extname, join } from "node:path";
import { html, type Markup } from "@vigie/documents";
import { type Language, languages } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { allowInCampaign, participationOf } from "../campaigns/campaign-phase.ts";
import type { Hub } from "../hub.ts";
import { recordAlone } from "../journal/journal.ts";
import { hubMessages } from "../messages.ts";
import {
  type EditionRemark,
  editionsForReaders,
  latestEdition,
  type PublishedEdition,
  readCorrection,
} from "../publication/published-editions.ts";
import { previewsOf } from "../publication/unpublished-editions.ts";
import { answerPage, type HubApp, type HubContext, signedIn, viewOf } from "./request.ts";
import { servedFiles } from "./served-files.ts";

/** What a page of the diagnostic says of itself holds; styles of drawings are in their pages. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** What shows pages, and holds no figure by itself. */
const dressing = new Set([".css", ".js", ".woff2", ".svg", ".png"]);

/** The pages of editions: published for everybody, previewed whole by who conducts the study and who reviews, by each partner for its own bundle. */
export function editionRoutes(app: HubApp, hub: Hub): void {
  const files = servedFiles();
  app.get("/publications/:campaign", (context) => context.redirect(`${context.req.path}/`, 301));
  app.get("/publications/:campaign/*", async (context) => {
    // An edition stays at the identifier of its campaign; that of the study leads to the last one.
    const name = context.req.param("campaign");
    const all = await editionsForReaders(hub);
    const edition =
      all.find(({ campaign }) => campaign === name) ??
      latestEdition(all, name) ??
      all.find(({ studyName }) => studyName === name);
    if (edition === undefined) return context.notFound();
    if (edition.withdrawn !== null)
      return withdrawnPage(context, { all, edition, withdrawn: edition.withdrawn });
    const encodedPath = context.req.path.slice(`/publications/${name}/`.length);
    const place = { folder: join(hub.settings.folder, edition.folder), encodedPath };
    const headers = { "content-security-policy": policy, "cache-control": "public, max-age=300" };
    const banner = editionBanner(all, edition);
    if (banner === null) return files.answer(context, place, headers);
    return withBanner(context, () => files.answer(context, place, headers), banner);
  });
  app.get("/apercu/:edition/partenaires/:partner/*", async (context) => {
    const { person } = signedIn(context, "partner");
    const { edition: id, partner } = context.req.param();
    const edition = await unpublished(hub, id);
    if (edition === null) return context.notFound();
    const { institution } = await participationOf(hub, edition.campaign, partner);
    if (institution !== person.institution) return context.notFound();
    await allowInCampaign(hub, person, { campaign: edition.campaign, action: "preview_own" });
    return preview(context, { folder: join(previewsOf(hub, id), partner), id, person, partner });
  });
  app.get("/apercu/:edition/*", async (context) => {
    const { person } = signedIn(context, "lead", "reviewer");
    const id = context.req.param("edition");
    const edition = await unpublished(hub, id);
    if (edition === null) return context.notFound();
    await allowInCampaign(hub, person, { campaign: edition.campaign, action: "preview" });
    return preview(context, { folder: join(hub.settings.folder, edition.folder), id, person, partner: null });
  });

  /** A page that is not published, written in the journal. @param seen.partner whose pages alone; null for those of all */
  async function preview(
    context: HubContext,
    seen: {
      readonly folder: string;
      readonly id: string;
      readonly person: Person;
      readonly partner: string | null;
    },
  ): Promise<Response> {
    const root = `/apercu/${seen.id}/${seen.partner === null ? "" : `partenaires/${seen.partner}/`}`;
    const encodedPath = context.req.path.slice(root.length);
    if (!dressing.has(extname(encodedPath))) {
      const detail = {
        page: encodedPath.slice(0, 200),
        ...(seen.partner === null ? {} : { partner: seen.partner }),
      };
      await recordAlone(hub, { account: seen.person.id, act: "edition.previewed", subject: seen.id, detail });
    }
    return files.answer(
      context,
      { folder: seen.folder, encodedPath },
      { "content-security-policy": policy, "cache-control": "no-store" },
    );
  }
}

async function unpublished({ database }: Hub, id: string) {
  const found = await database
    .selectFrom("edition")
    .select(["campaign", "folder"])
    .where("id", "=", id)
    .where("published_at", "is", null)
    .executeTakeFirst();
  return found ?? null;
}

/** What every address of an edition that was withdrawn answers: why, since when, and where to read instead. */
function withdrawnPage(
  context: HubContext,
  {
    all,
    edition,
    withdrawn,
  }: {
    readonly all: readonly PublishedEdition[];
    readonly edition: PublishedEdition;
    readonly withdrawn: EditionRemark;
  },
): Response {
  const view = viewOf(context);
  const { message, day } = view;
  const instead = readCorrection(all, edition.campaign) ?? latestEdition(all, edition.studyName);
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
function editionBanner(
  all: readonly PublishedEdition[],
  { campaign, correction, corrects }: PublishedEdition,
): ((language: Language) => Markup) | null {
  const corrected = all.find((one) => one.campaign === corrects);
  const remark = correction ?? corrected?.correction ?? null;
  if (remark === null) return null;
  const later = readCorrection(all, campaign);
  return (language) => {
    const { message, day } = hubMessages(language);
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
async function withBanner(
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
