import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { html, type Insert } from "@vigie/documents";
import type { Person } from "../accounts/account.ts";
import { relationTo } from "../campaigns/campaign-phase.ts";
import { commentsFor, institutionsOf } from "../campaigns/comments.ts";
import { groupOfParticipant } from "../campaigns/participants.ts";
import { latestVersion, nextWindow, versionsOf } from "../campaigns/study-versions.ts";
import { teamOf } from "../campaigns/team.ts";
import type { HubTables } from "../database/schema.ts";
import { depositsByInstitution } from "../deposits/institution-budget.ts";
import type { Hub } from "../hub.ts";
import {
  buttonForm,
  choice,
  field,
  form,
  go,
  longField,
  problemItems,
  type View,
  writtenText,
} from "../pages/view.ts";
import type { BilingualProblems } from "../problems.ts";
import { allEditions, type PublishedEdition } from "../publication/published-editions.ts";
import { lastEdition } from "../publication/unpublished-editions.ts";
import { type CampaignPhase, mayInCampaign } from "../rules/campaign-phases.ts";

/** Where readers find the edition, and the last one of its study; what became of it; and, for the lead, how to take it back. */
export async function readPart(
  hub: Hub,
  view: View,
  {
    campaign,
    study,
    isLead,
  }: { readonly campaign: string; readonly study: string; readonly isLead: boolean },
): Promise<Insert> {
  const { message, day } = view;
  const { address } = hub.settings;
  const last = `/publications/${study}/`;
  const edition = (await allEditions(hub)).find((one) => one.campaign === campaign);
  const withdrawn = edition?.withdrawn ?? null;
  const correction = edition?.correction ?? null;
  return [
    withdrawn === null
      ? html`<p><a class="go" href="/publications/${campaign}/">${message("campaign.read")}</a></p>`
      : html`<p class="box doubt">${message("edition.withdrawn", { day: day(withdrawn.at), reason: withdrawn.reason })}</p>`,
    correction === null
      ? null
      : html`<p class="box doubt">${message("edition.beingCorrected", { reason: correction.reason })}</p>`,
    edition === undefined || withdrawn !== null
      ? null
      : await seriesPart(hub, view, edition, `/publications/${campaign}/`),
    html`<p>${message("campaign.last")} <a href="${last}">${address}${last}</a></p>`,
    isLead
      ? html`<ul><li><a href="/campagnes/${campaign}/rectifier">${message("correct.title")}</a></li>${
          withdrawn === null
            ? html`<li><a href="/campagnes/${campaign}/retirer">${message("withdrawEdition.title")}</a></li>`
            : null
        }</ul>`
      : null,
  ];
}

/**
 * What moved over all editions of a study, in the words of the note that this one published, and where its series are; null for
 * an edition without series.
 * @param home address of its pages
 */
export async function seriesPart(
  { settings }: Hub,
  { message, language }: View,
  { folder }: PublishedEdition,
  home: string,
): Promise<Insert> {
  // The first language of a study has no folder of its own.
  for (const inside of [`${language}/`, ""]) {
    const note = await readFile(join(settings.folder, folder, inside, "note.txt"), "utf8").catch(() => null);
    if (note === null) continue;
    const moved = note.split("\n").flatMap((line) => (line.startsWith("- ") ? [line.slice(2)] : []));
    return [
      html`<p>${message("home.series", { count: moved.length })}</p>`,
      moved.length === 0 ? null : html`<ul>${moved.map((sentence) => html`<li>${sentence}</li>`)}</ul>`,
      html`<p><a href="${home}${inside}evolution.html">${message("home.seriesLink")}</a></p>`,
    ];
  }
  return null;
}

/** The next campaign from a published one, and archiving this one. */
export async function renewPart(
  hub: Hub,
  view: View,
  { id, study }: { readonly id: string; readonly study: string },
): Promise<Insert> {
  const { message } = view;
  const versions = await versionsOf(hub, study);
  const next = nextWindow((await latestVersion(hub, study)).study.window);
  return [
    html`<h2>${message("renew.title")}</h2><p>${message("renew.text")}</p>
<p>${message("renew.periodText")}</p>`,
    form(view, `/campagnes/${id}/etude-suivante`, [
      field(view, "from", message("renew.from"), { type: "date", value: next.from }),
      field(view, "to", message("renew.to"), { type: "date", value: next.to }),
      go(message("renew.action")),
    ]),
    html`<p>${message("renew.versions")}</p><ul>${versions.map(
      ({ hash, version }) =>
        html`<li><a href="/campagnes/nouvelle?etude=${hash}&amp;apres=${id}">${message("renew.with", { version })}</a></li>`,
    )}</ul>`,
    buttonForm(view, `/campagnes/${id}/archiver`, message("archive.action")),
  ];
}

/** The last assembly, and what came of it. */
export async function assemblyPart(hub: Hub, view: View, campaign: string): Promise<Insert> {
  const { message } = view;
  const job = await hub.database
    .selectFrom("job")
    .selectAll()
    .where("subject", "=", campaign)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return [
    html`<h2>${message("assembly.title")}</h2><p>${message("assembly.text")}</p>`,
    form(view, `/campagnes/${campaign}/assembler`, go(message("assembly.action"))),
    job === undefined ? null : html`<p role="status">${message(`job.${job.state}`)}</p>`,
    job?.state === "failed" ? failure(job.message, view) : null,
  ];
}

/** @param stored `BilingualProblems`, as JSON */
function failure(stored: string, view: View): Insert {
  const problems: BilingualProblems = JSON.parse(stored);
  return problemItems(problems[view.language], view);
}

/** How the figures will read: to the lead, who publishes them, and to reviewers, those of all; to a partner, its own. */
export async function previewPart(
  hub: Hub,
  view: View,
  { id: campaign, partners }: { readonly id: string; readonly partners: number },
): Promise<Insert> {
  const { message } = view;
  const person = view.session?.person;
  const edition = await lastEdition(hub, campaign);
  if (edition === undefined || person === undefined || person.role === "administrator") return null;
  const moment = view.moment(edition.created_at);
  if (person.role === "partner") {
    const ours = await partnersIn(hub, edition, person.institution);
    if (ours.length === 0) return null;
    return [
      html`<h2>${message("preview.title")}</h2><p>${message("preview.textOwn")}</p>`,
      ours.map(
        (partner) =>
          html`<p><a href="/apercu/${edition.id}/partenaires/${partner}/">${message("assembly.preview", { moment })}</a></p>`,
      ),
    ];
  }
  const isLead = person.role === "lead";
  return [
    isLead ? null : html`<h2>${message("preview.title")}</h2>`,
    html`<p>${message("preview.text")}</p>
<p><a href="/apercu/${edition.id}/">${message("assembly.preview", { moment })}</a></p>`,
    isLead ? await publicationPart(hub, view, { campaign, edition, partners, person }) : null,
  ];
}

/** Two leads publish: one asks, and another one does it. */
async function publicationPart(
  hub: Hub,
  view: View,
  {
    campaign,
    edition: { deposits, asked_by, asked_at },
    partners,
    person,
  }: {
    readonly campaign: string;
    readonly edition: Pick<HubTables["edition"], "deposits" | "asked_by" | "asked_at">;
    readonly partners: number;
    readonly person: Person;
  },
): Promise<Insert> {
  const { message, moment } = view;
  const held: readonly unknown[] = JSON.parse(deposits);
  const team = await teamOf(hub, campaign);
  const isAlone = !team.some(({ account, disabled_at }) => account !== person.id && disabled_at === null);
  const alone = isAlone ? html`<p class="doubt">${message("publish.alone")}</p>` : null;
  const text = html`<p>${message("publish.text", { held: held.length, partners })}</p>`;
  if (asked_by === null || asked_at === null)
    return [
      text,
      html`<p>${message("publish.byTwo")}</p>`,
      alone,
      form(view, `/campagnes/${campaign}/demander-publication`, go(message("publish.ask"))),
    ];
  const asked = { moment: moment(asked_at) };
  if (asked_by === person.id)
    return [html`<p role="status">${message("publish.askedByYou", asked)}</p>`, alone];
  return [
    html`<p role="status">${message("publish.asked", asked)}</p>`,
    text,
    form(view, `/campagnes/${campaign}/publier`, go(message("publish.action"))),
  ];
}

/** The partners that an institution is alone, and whose bundle an edition holds. */
async function partnersIn(
  { database }: Hub,
  { deposits }: { readonly deposits: string },
  institution: string,
): Promise<readonly string[]> {
  const ids: readonly string[] = JSON.parse(deposits);
  if (ids.length === 0) return [];
  const found = await depositsByInstitution(database)
    .select("deposit.partner")
    .where("deposit.id", "in", ids)
    .where("participation.institution", "=", institution)
    .orderBy("deposit.partner")
    .execute();
  return found.flatMap(({ partner }) => (groupOfParticipant(partner) === null ? [partner] : []));
}

/** What partners and the lead write to one another before publication. */
export async function commentsPart(
  hub: Hub,
  view: View,
  { id, state }: { readonly id: string; readonly state: CampaignPhase },
): Promise<Insert> {
  const { message, moment } = view;
  const person = view.session?.person ?? null;
  if (person === null) return null;
  const comments = await commentsFor(hub, person, id);
  const relation = await relationTo(hub, person, id);
  const mayWrite = mayInCampaign(relation, "comment", state);
  if (comments.length === 0 && !mayWrite) return null;
  const isLead = relation === "lead";
  const institutions = isLead ? await institutionsOf(hub, id) : [];
  return [
    html`<h2 id="remarques">${message("comments.title")}</h2>`,
    comments.length === 0
      ? html`<p>${message("comments.none")}</p>`
      : html`<ul class="comments">${comments.map(
          ({ name, institution, to, text, written_at }) =>
            html`<li><p class="small">${message("comments.who", { name, institution, moment: moment(written_at) })}${
              to === null ? null : html`<br>${message("comments.to", { institution: to })}`
            }</p><p>${writtenText(text)}</p></li>`,
        )}</ul>`,
    mayWrite
      ? form(view, `/campagnes/${id}/remarques`, [
          isLead
            ? choice(view, "to", message("comments.toField"), [
                ["", message("comments.toAll")],
                ...institutions.map((one) => [one, one] as const),
              ])
            : null,
          longField(view, "text", message("comments.field"), {
            hint: message(isLead ? "comments.hintLead" : "comments.hint"),
          }),
          go(message("comments.action")),
        ])
      : null,
  ];
}
