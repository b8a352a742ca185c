import { html, type Insert } from "@vigie/documents";
import { textIn } from "@vigie/study";
import type { Hub } from "../hub.ts";
import { type HubKey, type HubMessages, hubMessages } from "../messages.ts";
import { feedPath, type View } from "../pages/view.ts";
import {
  type EditionFacts,
  editionFacts,
  editionsForReaders,
  latestEdition,
  type PublishedEdition,
} from "../publication/published-editions.ts";
import { taskLine, tasksFor } from "../tasks/tasks.ts";
import { seriesPart } from "./campaign-parts.ts";
import { answerPage, type HubApp, signedIn, viewOf } from "./request.ts";

export function homeRoutes(app: HubApp, hub: Hub): void {
  const factsOf = editionFacts(hub);
  app.get("/", async (context) => {
    const view = viewOf(context);
    const { message } = view;
    const all = await editionsForReaders(hub);
    const cards: Insert[] = [];
    for (const name of new Set(all.map(({ studyName }) => studyName)))
      cards.push(await studyCard(view, name, all));
    return answerPage(context, view, message("home.title"), [
      html`<p class="lead">${message("home.text")}</p>`,
      cards.every((card) => card === null) ? html`<p>${message("home.none")}</p>` : cards,
      html`<p class="small"><a href="${feedPath}">${message("home.feed")}</a></p>`,
    ]);
  });
  app.get(feedPath, async (context) => {
    const editions = await editionsForReaders(hub);
    const { message, day } = hubMessages("fr");
    const { address, controller } = hub.settings;
    const entries = await Promise.all(
      editions.map(async (edition) => ({ ...edition, facts: await factsOf(edition) })),
    );
    const feed = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<id>${address}${feedPath}</id>
<title>${message("home.editions")}</title>
<updated>${editions.map(changedAt).toSorted().at(-1) ?? hub.now().toISOString()}</updated>
<author><name>${controller ?? message("page.name")}</name></author>
<link rel="self" type="application/atom+xml" href="${address}${feedPath}"/>
<link rel="alternate" type="text/html" href="${address}/"/>
${entries.map(({ facts, ...edition }) => {
  const home = `${address}/publications/${edition.campaign}/`;
  const { withdrawn, correction } = edition;
  const remark = withdrawn ?? correction;
  const title =
    facts === null
      ? edition.title
      : message("home.titleOfPeriod", { title: edition.title, ...periodOf(facts, day) });
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
  /** The editions of a study that readers may read, its latest first, at the identifier of the study; null where all were withdrawn. */
  async function studyCard(view: View, name: string, all: readonly PublishedEdition[]): Promise<Insert> {
    const { message, day, language } = view;
    const latest = latestEdition(all, name);
    if (latest === null) return null;
    const former = all.filter(
      (one) => one.studyName === name && one.withdrawn === null && one.campaign !== latest.campaign,
    );
    const facts = await factsOf(latest);
    const title = facts === null ? latest.title : textIn(facts.title, language);
    const home = `/publications/${name}/`;
    return html`<section class="box"><h2><a href="${home}">${title}</a></h2>${
      facts === null
        ? null
        : html`<p>${message("home.facts", { ...periodOf(facts, day), partners: facts.partners.map((label) => textIn(label, language)).join(", ") })}</p>`
    }<p>${message("home.latest", { day: day(latest.published_at) })} <a href="${home}donnees.html">${message("home.data")}</a></p>${
      latest.correction === null
        ? null
        : html`<p class="doubt">${message("edition.beingCorrected", { reason: latest.correction.reason })}</p>`
    }${await seriesPart(hub, view, latest, home)}${
      former.length === 0
        ? null
        : html`<p>${message("home.former")}</p><ul>${former.map(({ campaign, published_at, correction }) => html`<li><a href="/publications/${campaign}/">${message(correction === null ? "home.formerOf" : "home.correctedOf", { day: day(published_at) })}</a></li>`)}</ul>`
    }</section>`;
  }

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

function periodOf({ window }: EditionFacts, day: HubMessages["day"]) {
  return { from: day(window.from), to: day(window.to) };
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
      ["privacy.cookiesKept", ...(proconnect === null ? [] : (["privacy.proconnectCookie"] as const))],
    ],
    ["privacy.rights", ["privacy.byYourself", "privacy.byWriting", "privacy.cnil"]],
  ];
  const values = { controller: controller ?? "", days: keptDays };
  return parts.map(([title, lines]) => [message(title), lines.map((line) => message(line, values))]);
}

/** The first page of everybody: what waits for them. */
export function taskRoutes(app: HubApp, hub: Hub): void {
  app.get("/a-faire", async (context) => {
    const { person } = signedIn(context);
    const view = viewOf(context);
    const { message } = view;
    const tasks = await tasksFor(hub, person);
    return answerPage(context, view, message("tasks.title"), [
      tasks.length === 0
        ? html`<p>${message("tasks.none")}</p>`
        : html`<ul>${tasks.map((task) => html`<li><a href="${task.path}">${taskLine(task, view)}</a></li>`)}</ul>`,
      person.role === "administrator"
        ? null
        : html`<p><a href="/campagnes">${message("campaigns.all")}</a></p>`,
      html`<p class="small">${message("tasks.mail")} <a href="/compte#messages">${message("mailChoice.title")}</a></p>`,
    ]);
  });
}
