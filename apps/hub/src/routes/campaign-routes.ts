import { html, type Insert } from "@vigie/documents";
import { type Study, textIn } from "@vigie/study";
import { receptionWithout } from "@vigie/tables";
import { localeOf, numbersIn } from "@vigie/words";
import { archiveCampaign } from "../campaigns/campaign.ts";

import { campaignOf, dayIn, relationTo } from "../campaigns/campaign-phase.ts";
import { comment } from "../campaigns/comments.ts";
import { participantKey, partnerLabel } from "../campaigns/participants.ts";
import { type Standing, standings, standingsOf } from "../campaigns/standings.ts";

import { latestVersion, renewStudy } from "../campaigns/study-versions.ts";
import { sendAllToReview } from "../deposits/deposit.ts";
import type { Hub } from "../hub.ts";
import { logFault } from "../log.ts";
import type { HubKey, HubMessages } from "../messages.ts";
import { notify, notifyTeam } from "../notify.ts";
import { buttonForm, namedTable, type View, writtenText } from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { askForAssembly, runJobs } from "../publication/jobs.ts";
import { askForPublication, publishEdition } from "../publication/publish-edition.ts";
import { mayInCampaign, wasPublished } from "../rules/campaign-phases.ts";
import type { DepositState } from "../rules/deposit-states.ts";
import { batchLinks } from "./batch-routes.ts";
import { assemblyPart, commentsPart, previewPart, readPart, renewPart } from "./campaign-parts.ts";
import { formOf, formText } from "./forms.ts";
import { answerPage, type HubApp, justSignedIn, signedIn, viewOf } from "./request.ts";

export function campaignRoutes(app: HubApp, hub: Hub): void {
  campaignPageRoute(app, hub);
  stepRoutes(app, hub);
}

function campaignPageRoute(app: HubApp, hub: Hub): void {
  app.get("/campagnes/:id", async (context) => {
    const { person } = signedIn(context);
    const view = viewOf(context);
    const { message, day } = view;
    const campaign = await campaignOf(hub, context.req.param("id"));
    const relation = await relationTo(hub, person, campaign.id);
    if (relation === "other_lead" && !wasPublished(campaign.state)) return refuse("hub/absent");
    const isLead = relation === "lead";
    const { study } = await latestVersion(hub, campaign.study);
    const all = await standingsOf(hub, campaign, dayIn(study.timezone, hub.now()));
    const own = all.filter(
      ({ institution }) => person.role !== "partner" || institution === person.institution,
    );
    if (person.role === "partner" && !wasPublished(campaign.state) && own.length === 0)
      return refuse("hub/absent");
    const asked = standings.find((one) => one === context.req.query("etat")) ?? null;
    const shown = own.filter(({ standing }) => asked === null || standing === asked);
    const answered = new Set(
      (
        await hub.database.selectFrom("review").select("deposit").where("reviewer", "=", person.id).execute()
      ).map(({ deposit }) => deposit),
    );
    const stateOf = ({ id, state }: { readonly id: string; readonly state: DepositState }) =>
      person.role === "reviewer" && state === "in_review"
        ? message(answered.has(id) ? "review.done" : "review.due")
        : message(stateKey(state));
    const mayReassign = mayInCampaign(relation, "change", campaign.state);
    const rows = shown.map((one): readonly Insert[] => {
      const { partner, institution, opened_at, taken_at, mapped_at, late_until, last } = one;
      return [
        person.role === "partner"
          ? html`<a href="/campagnes/${campaign.id}/partenaires/${partner}">${partnerLabel(study, partner, view.language)}</a>`
          : partnerLabel(study, partner, view.language),
        [
          institution,
          mayReassign && last === null
            ? html`<br><a href="/campagnes/${campaign.id}/partenaires/${partner}/institution">${message("reassign.link")}</a>`
            : null,
        ],
        opened_at === null
          ? message("partner.notOpened")
          : message("partner.opened", { day: day(opened_at) }),
        ...[taken_at, mapped_at].map((at) => (at === null ? message("partner.notYet") : day(at))),
        [
          last === null ? message("deposit.none") : html`<a href="/depots/${last.id}">${stateOf(last)}</a>`,
          late_until === null ? null : html`<br>${message("delays.until", { day: day(late_until) })}`,
        ],
      ];
    });
    return answerPage(context, view, campaign.title, [
      html`<p>${message("campaign.line", {
        study: textIn(study.title, view.language),
        version: study.version,
        state: message(`campaign.${campaign.state}`),
        day: day(campaign.closes_on),
      })}</p>`,
      campaign.cancel_reason === null
        ? null
        : html`<p class="box doubt">${message("cancel.done", { reason: campaign.cancel_reason })}</p>`,
      campaign.message === "" ? null : html`<p>${writtenText(campaign.message)}</p>`,
      isLead && campaign.state === "open"
        ? html`<p>${progressOf(
            all.map(({ last }) => last?.state ?? null),
            message,
          )}</p>
${
  all.some(({ last }) => last?.state === "verified")
    ? buttonForm(view, `/campagnes/${campaign.id}/relire`, message("deposit.sendAllToReview"))
    : null
}
${groupSteps(view, { study, campaign: campaign.id, late: all.filter(({ standing }) => standing === "late").length })}
<p><a href="/campagnes/${campaign.id}/modifier">${message("campaign.change")}</a> · <a href="/campagnes/${campaign.id}/annuler">${message("cancel.title")}</a></p>`
        : null,
      isLead || relation === "administrator"
        ? html`<p><a href="/campagnes/${campaign.id}/equipe">${message("team.title")}</a></p>`
        : null,
      person.role === "reviewer"
        ? await batchLinks(hub, view, { study, campaign: campaign.id, person })
        : null,
      person.role === "partner" ? null : holdersPart(view, { study, campaign: campaign.id, all, asked }),
      namedTable(
        view,
        "campaign.partners",
        [
          "campaign.partner",
          "account.institution",
          "campaign.page",
          "campaign.kit",
          "campaign.mapping",
          "campaign.bundle",
        ],
        rows,
      ),
      wasPublished(campaign.state)
        ? await readPart(hub, view, { campaign: campaign.id, study: study.id, isLead })
        : null,
      campaign.state === "open" && isLead ? await assemblyPart(hub, view, campaign.id) : null,
      campaign.state === "open"
        ? await previewPart(hub, view, { id: campaign.id, partners: all.length })
        : null,
      isLead && campaign.state === "published" ? await renewPart(hub, view, campaign) : null,
      await commentsPart(hub, view, campaign),
    ]);
  });
}

/** What moves a campaign on: its assembly, its publication, the study of the next, its archive, and remarks on it. */
function stepRoutes(app: HubApp, hub: Hub): void {
  app.post("/campagnes/:id/assembler", async (context) => {
    await formOf(context, {});
    const { person } = signedIn(context, "lead");
    const id = context.req.param("id");
    await askForAssembly(hub, person, id);
    void runJobs(hub).catch((error: unknown) => logFault(hub, "runJobs", error));
    return context.redirect(`/campagnes/${id}`, 303);
  });
  app.post("/campagnes/:id/demander-publication", async (context) => {
    await formOf(context, {});
    const { person } = signedIn(context, "lead");
    const id = context.req.param("id");
    await askForPublication(hub, person, id);
    await notifyTeam(hub, id, person.id);
    return context.redirect(`/campagnes/${id}`, 303);
  });
  app.post("/campagnes/:id/publier", async (context) => {
    await formOf(context, {});
    const { person } = justSignedIn(context, hub, "lead");
    const id = context.req.param("id");
    await publishEdition(hub, person, id);
    for (const to of ["partners", "reviewers"] as const) await notify(hub, "published", { campaign: id, to });
    return context.redirect(`/campagnes/${id}`, 303);
  });

  app.post("/campagnes/:id/relire", async (context) => {
    await formOf(context, {});
    const { person } = signedIn(context, "lead");
    const id = context.req.param("id");
    const count = await sendAllToReview(hub, person, id);
    if (count > 0) await notify(hub, "review", { campaign: id, to: "reviewers" });
    return context.redirect(`/campagnes/${id}`, 303);
  });

  app.post("/campagnes/:id/etude-suivante", async (context) => {
    const window = await formOf(context, { from: formText, to: formText });
    const { person } = signedIn(context, "lead");
    const campaign = context.req.param("id");
    const { hash, points } = await renewStudy(hub, person, { campaign, window });
    const view = viewOf(context);
    const { message } = view;
    return answerPage(context, view, message("renew.made"), [
      html`<p>${message("renew.review")}</p>`,
      namedTable(
        view,
        "renew.points",
        ["renew.file", "renew.line", "renew.sort", "renew.name"],
        points.map(({ file, line, sort, name }) => [file, String(line), message(`renew.sort.${sort}`), name]),
      ),
      html`<p><a href="/etudes/${hash}/etude.vigie">${message("renew.take")}</a></p>
<p><a class="go" href="/campagnes/nouvelle?etude=${hash}&amp;apres=${campaign}">${message("campaigns.openAction")}</a></p>`,
    ]);
  });
  app.post("/campagnes/:id/archiver", async (context) => {
    await formOf(context, {});
    const { person } = signedIn(context, "lead");
    const id = context.req.param("id");
    await archiveCampaign(hub, person, id);
    return context.redirect(`/campagnes/${id}`, 303);
  });
  app.post("/campagnes/:id/remarques", async (context) => {
    const sent = await formOf(context, { text: formText, to: formText });
    const { person } = signedIn(context, "lead", "partner");
    const id = context.req.param("id");
    const institution = sent.to || null;
    await comment(hub, person, { campaign: id, text: sent.text, to: institution });
    if (person.role === "partner") await notify(hub, "remark", { campaign: id, to: "leads" });
    else
      await notify(hub, "remark", {
        campaign: id,
        to: "partners",
        ...(institution === null ? {} : { institutions: [institution] }),
      });
    return context.redirect(`/campagnes/${id}#remarques`, 303);
  });
}

/** What the lead does for many participants in one go. */
function groupSteps(
  { message }: View,
  { study, campaign, late }: { readonly study: Study; readonly campaign: string; readonly late: number },
): Insert {
  const hasGroup = [...study.partners.values()].some(({ group }) => group !== null);
  return [
    hasGroup ? html`<p><a href="/campagnes/${campaign}/inviter">${message("inviteAll.title")}</a></p>` : null,
    late > 0
      ? html`<p><a href="/campagnes/${campaign}/relancer">${message("remind.link", { count: late })}</a></p>`
      : null,
  ];
}

/** How many holders of each group sent a bundle, whose territories they serve, and the links that show some lines only. */
function holdersPart(
  { message, language }: View,
  {
    study,
    campaign,
    all,
    asked,
  }: {
    readonly study: Study;
    readonly campaign: string;
    readonly all: Awaited<ReturnType<typeof standingsOf>>;
    readonly asked: Standing | null;
  },
): Insert {
  const received = new Set(
    all.flatMap(({ partner, standing }) => (standing === "received" ? [partner] : [])),
  );
  const numbers = numbersIn(localeOf(language));
  const lines = [...study.partners.values()].flatMap(({ id, label, group }) => {
    if (group === null) return [];
    const isOut = (holder: { readonly id: string }) =>
      !received.has(participantKey({ partner: id, holder: holder.id }));
    const { residents, ...counts } = receptionWithout(group, isOut, study);
    const values = { expected: counts.expected, received: counts.received, group: textIn(label, language) };
    return residents === null
      ? message("holders.coverage", values)
      : message("holders.coverageResidents", { ...values, residents: numbers.percent(residents) });
  });
  if (lines.length === 0) return null;
  const choices = [null, ...standings].map((standing) => {
    const count = all.filter((one) => standing === null || one.standing === standing).length;
    const text = message(`holders.${standing ?? "all"}`, { count });
    const address = `/campagnes/${campaign}${standing === null ? "" : `?etat=${standing}`}`;
    return standing === asked
      ? html`<li><a href="${address}" aria-current="true">${text}</a></li>`
      : html`<li><a href="${address}">${text}</a></li>`;
  });
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
<nav aria-label="${message("holders.filter")}"><ul class="filters">${choices}</ul></nav>`;
}

/** How many partners' bundles are where; those to be sent again are awaited. */
function progressOf(states: readonly (DepositState | null)[], message: HubMessages["message"]): string {
  const count = (state: DepositState) => states.filter((one) => one === state).length;
  const [approved, in_review, verified] = [count("approved"), count("in_review"), count("verified")];
  const awaited = states.length - approved - in_review - verified;
  return message("campaign.progress", { approved, in_review, verified, awaited });
}

export function stateKey(state: DepositState): HubKey {
  return `state.${state}`;
}
