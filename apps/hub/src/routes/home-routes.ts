import { html } from "@vigie/html";
import type { Hub } from "../hub.ts";
import { type HubKey, type HubMessages, messagesIn } from "../messages.ts";
import { feedPath, namedTable } from "../pages/view.ts";
import { allEditions, type PublishedEdition, publishedEditions } from "../publication/published-editions.ts";
import { answerPage, type HubApp, viewOf } from "./request.ts";

export function homeRoutes(app: HubApp, hub: Hub): void {
  app.get("/", async (context) => {
    const view = viewOf(context);
    const { message, day } = view;
    const published = await publishedEditions(hub);
    return answerPage(context, view, message("home.title"), [
      html`<p class="lead">${message("home.text")}</p>`,
      published.length === 0
        ? html`<p>${message("home.none")}</p>`
        : namedTable(
            view,
            "home.editions",
            ["home.edition", "home.day"],
            published.map(({ campaign, title, published_at, correction }) => [
              html`<a href="/publications/${campaign}/">${correction === null ? title : message("feed.corrected", { title })}</a>`,
              day(published_at),
            ]),
          ),
    ]);
  });
  app.get(feedPath, async (context) => {
    const editions = await allEditions(hub);
    const { message } = messagesIn("fr");
    const { address, controller } = hub.settings;
    const feed = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<id>${address}${feedPath}</id>
<title>${message("home.editions")}</title>
<updated>${editions.map(changedAt).toSorted().at(-1) ?? hub.now().toISOString()}</updated>
<author><name>${controller ?? message("page.name")}</name></author>
<link rel="self" type="application/atom+xml" href="${address}${feedPath}"/>
<link rel="alternate" type="text/html" href="${address}/"/>
${editions.map((edition) => {
  const home = `${address}/publications/${edition.campaign}/`;
  const { title, withdrawn, correction } = edition;
  const remark = withdrawn ?? correction;
  const named =
    withdrawn !== null
      ? message("feed.withdrawn", { title })
      : correction !== null
        ? message("feed.corrected", { title })
        : title;
  return html`<entry><id>${home}</id><title>${named}</title><updated>${changedAt(edition)}</updated><link rel="alternate" type="text/html" href="${home}"/>${
    remark === null ? null : html`<summary>${remark.reason}</summary>`
  }</entry>
`;
})}</feed>
`;
    return context.body(feed.text, 200, {
      "content-type": "application/atom+xml",
      "cache-control": "public, max-age=300",
    });
  });
  app.get("/donnees-personnelles", (context) => {
    const view = viewOf(context);
    const { message } = view;
    return answerPage(context, view, message("privacy.title"), [
      html`<p class="lead">${message("privacy.lead")}</p>`,
      privacyParts(hub, message).map(
        ([title, lines]) =>
          html`<h2>${title}</h2>${
            lines.length === 1
              ? html`<p>${lines}</p>`
              : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
          }`,
      ),
    ]);
  });
}

/** When readers were last told something of an edition. */
function changedAt({ published_at, withdrawn, correction }: PublishedEdition): string {
  return withdrawn?.at ?? correction?.at ?? published_at;
}

/** What the General Data Protection Regulation has whoever keeps data say of them (article 13), title by title. */
function privacyParts(
  { settings: { controller, keptDays, secret, proconnect } }: Hub,
  message: HubMessages["message"],
): readonly (readonly [title: string, lines: readonly string[]])[] {
  const parts: readonly (readonly [title: HubKey, lines: readonly HubKey[]])[] = [
    ["privacy.who", [controller === null ? "privacy.controllerUnsaid" : "privacy.controller"]],
    ["privacy.why", ["privacy.purpose"]],
    [
      "privacy.what",
      [
        ...(["privacy.identity", "privacy.secrets", "privacy.deeds", "privacy.machine"] as const),
        ...(secret === null ? [] : (["privacy.sealed"] as const)),
      ],
    ],
    ["privacy.whoSees", ["privacy.seenInside", "privacy.seenOutside"]],
    [
      "privacy.howLong",
      ["privacy.accountsKept", "privacy.bundlesKept", "privacy.journalKept", "privacy.shortlyKept"],
    ],
    [
      "privacy.cookies",
      ["privacy.twoCookies", ...(proconnect === null ? [] : (["privacy.proconnectCookie"] as const))],
    ],
    ["privacy.rights", ["privacy.byYourself", "privacy.byWriting", "privacy.cnil"]],
  ];
  const values = { controller: controller ?? "", days: keptDays };
  return parts.map(([title, lines]) => [message(title), lines.map((line) => message(line, values))]);
}
