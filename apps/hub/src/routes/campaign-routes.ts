import { html, type Insert } from "@vigie/documents";
import { type Study, textIn } from "@vigie/study";
import { receptionWithout } from "@vigie/tables";
import { localeOf, numbersIn, textValue } from "@vigie/words";
import { knownInstitutions } from "../accounts/institution.ts";
import { archiveCampaign, changeCampaign, openCampaign } from "../campaigns/campaign.ts";

import {
  allowInCampaign,
  campaignOf,
  dayIn,
  participationsOf,
  relationTo,
} from "../campaigns/campaign-phase.ts";
import { campaignsFor } from "../campaigns/campaigns-for.ts";
import { comment } from "../campaigns/comments.ts";
import { participantKey, participantsOf, partnerLabel } from "../campaigns/participants.ts";
import { type Standing, standings, standingsOf } from "../campaigns/standings.ts";

import { latestVersion, renewStudy } from "../campaigns/study-versions.ts";
import { sendAllToReview } from "../deposits/deposit.ts";
import { institutionsOverCap } from "../deposits/institution-budget.ts";
import type { Hub } from "../hub.ts";
import { logFault } from "../log.ts";
import type { HubKey, HubMessages } from "../messages.ts";
import { notify, notifyTeam } from "../notify.ts";
import {
  buttonForm,
  choice,
  field,
  form,
  go,
  hidden,
  longField,
  namedTable,
  type View,
  writtenText,
} from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { askForAssembly, runJobs } from "../publication/jobs.ts";
import { askForPublication, publishEdition } from "../publication/publish-edition.ts";
import { mayInCampaign, wasPublished } from "../rules/campaign-phases.ts";
import type { DepositState } from "../rules/deposit-states.ts";
import type { Role } from "../rules/roles.ts";
import { batchLinks } from "./batch-routes.ts";
import { assemblyPart, commentsPart, previewPart, readPart, renewPart } from "./campaign-parts.ts";
import { formOf, formText, line, linesUnder } from "./forms.ts";
import { answerPage, type HubApp, justSignedIn, signedIn, viewOf } from "./request.ts";
import { ownStudy } from "./study-routes.ts";

export function campaignRoutes(app: HubApp, hub: Hub): void {
  openingRoutes(app, hub);
  campaignPageRoute(app, hub);
  changeRoutes(app, hub);
  stepRoutes(app, hub);
}

/** The list of campaigns, and how a lead opens one. */
function openingRoutes(app: HubApp, hub: Hub): void {
  app.get("/campagnes", async (context) => {
    const { person } = signedIn(context);
    const view = viewOf(context);
    const { message, day } = view;
    const campaigns = await campaignsFor(hub, person);
    return answerPage(context, view, message("campaigns.title"), [
      campaigns.length === 0
        ? html`<p>${message(noCampaignKey(person.role))}</p>`
        : namedTable(
            view,
            "campaigns.caption",
            ["campaigns.campaign", "campaigns.state", "campaigns.closes", "campaigns.bundles"],
            campaigns.map(({ id, title, state, closes_on, partners, deposits }) => [
              html`<a href="/campagnes/${id}">${title}</a>`,
              message(`campaign.${state}`),
              day(closes_on),
              message("campaigns.bundlesOf", { deposits, partners }),
            ]),
          ),
    ]);
  });

  app.get("/campagnes/nouvelle", async (context) => {
    const { person } = signedIn(context, "lead");
    const view = viewOf(context);
    const { message } = view;
    const hash = context.req.query("etude") ?? "";
    const previous = context.req.query("apres") ?? "";
    const { study } = await ownStudy(hub, person, hash);
    const before = previous === "" ? null : await campaignOf(hub, previous);
    if (before !== null) await allowInCampaign(hub, person, { campaign: before.id, action: "renew" });
    const known = await knownInstitutions(hub.database);
    const institutions = new Map(
      before === null
        ? []
        : (await participationsOf(hub, before.id)).map(
            ({ partner, institution }) => [partner, institution] as const,
          ),
    );
    const over = before === null ? [] : await institutionsOverCap(hub, study, institutions);
    return answerPage(context, view, message("campaigns.open"), [
      over.length === 0
        ? null
        : html`<p class="box doubt">${message("campaigns.overCap", { institutions: over.join(", "), count: over.length })}</p>`,
      form(view, "/campagnes", [
        hidden("study", hash),
        hidden("previous", previous),
        ...termsFields(view, {
          title: `${study.title.fr} (${study.version})`,
          message: before?.message ?? "",
          closesOn: "",
        }),
        html`<h2>${message("campaigns.institutions")}</h2><p>${message("campaigns.institutionsText")}</p>`,
        participantsOf(study).map(({ key, partner: { label }, holder }) =>
          holder === null
            ? field(view, `partner.${key}`, label.fr, {
                value: institutions.get(key) ?? label.fr,
                among: known,
              })
            : null,
        ),
        [...study.partners.values()].map(({ label, group }) =>
          group === null
            ? null
            : html`<p>${message("campaigns.holders", { group: textIn(label, view.language), count: group.holders.size })}</p>`,
        ),
        go(message("campaigns.openAction")),
      ]),
    ]);
  });
  app.post("/campagnes", async (context) => {
    const { study, previous, ...terms } = await formOf(context, {
      ...termsShape,
      study: formText,
      previous: formText,
    });
    const { person } = signedIn(context, "lead");
    const id = await openCampaign(hub, person, {
      ...termsOf(terms),
      study,
      previous: previous || null,
      institutions: linesUnder(context, "partner."),
    });
    await notify(hub, "campaign", { campaign: id, to: "partners" });
    return context.redirect(`/campagnes/${id}`, 303);
  });
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

function changeRoutes(app: HubApp, hub: Hub): void {
  app.get("/campagnes/:id/modifier", async (context) => {
    const { person } = signedIn(context, "lead");
    const view = viewOf(context);
    const { message: text } = view;
    const { id, title, message, closes_on, study: hash } = await campaignOf(hub, context.req.param("id"));
    await allowInCampaign(hub, person, { campaign: id, action: "change" });
    const { study } = await latestVersion(hub, hash);
    const partners = await participationsOf(hub, id);
    const named = partners.map(
      ({ partner }) => [partner, partnerLabel(study, partner, view.language)] as const,
    );
    const extended = Map.groupBy(partners, ({ late_until }) => late_until ?? "");
    const days = [...extended].filter(([day]) => day !== "").toSorted(([a], [b]) => a.localeCompare(b));
    return answerPage(context, view, text("campaign.change"), [
      html`<p><a href="/campagnes/${id}">${title}</a></p>`,
      form(view, `/campagnes/${id}/modifier`, [
        ...termsFields(view, { title, message, closesOn: closes_on }),
        html`<h2>${text("delays.title")}</h2><p>${text("delays.text")}</p>`,
        days.map(([day, those]) => {
          const names = those.map(({ partner }) => partnerLabel(study, partner, view.language));
          const label = text("delays.field", { day: view.day(day), count: those.length });
          const hint = text("delays.hint", {
            partners: names.slice(0, 5).join(", "),
            more: Math.max(0, those.length - 5),
          });
          return field(view, `late.${day}`, label, { type: "date", value: day, hint, required: false });
        }),
        choice(view, "partner", text("delays.partner"), [["", text("delays.nobody")], ...named]),
        field(view, "until", text("delays.partnerUntil"), {
          type: "date",
          hint: text("delays.partnerHint"),
          required: false,
        }),
        go(text("campaign.changeAction")),
      ]),
    ]);
  });
  app.post("/campagnes/:id/modifier", async (context) => {
    const { partner, until, ...terms } = await formOf(context, { ...termsShape, partner: line, until: line });
    const { person } = signedIn(context, "lead");
    const id = context.req.param("id");
    if (partner === "" && until !== "")
      return refuse("hub/field-missing", { field: textValue(viewOf(context).message("delays.partner")) });
    const moved = linesUnder(context, "late.");
    const extended = (await participationsOf(hub, id)).flatMap(({ partner, late_until }) => {
      const day = moved.get(late_until ?? "") ?? late_until;
      return day === late_until ? [] : [[partner, day ?? ""] as const];
    });
    const lateUntil = new Map([...extended, ...(partner === "" ? [] : [[partner, until] as const])]);
    const institutions = await changeCampaign(hub, person, id, { ...termsOf(terms), lateUntil });
    if (institutions.length > 0) await notify(hub, "changes", { campaign: id, to: "partners", institutions });
    return context.redirect(`/campagnes/${id}`, 303);
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

function noCampaignKey(role: Role): HubKey {
  if (role === "lead") return "campaigns.noneLead";
  return role === "partner" ? "campaigns.none" : "campaigns.noneAtAll";
}

/** How many partners' bundles are where; those to be sent again are awaited. */
function progressOf(states: readonly (DepositState | null)[], message: HubMessages["message"]): string {
  const count = (state: DepositState) => states.filter((one) => one === state).length;
  const [approved, in_review, verified] = [count("approved"), count("in_review"), count("verified")];
  const awaited = states.length - approved - in_review - verified;
  return message("campaign.progress", { approved, in_review, verified, awaited });
}

function termsFields(
  view: View,
  terms: { readonly title: string; readonly message: string; readonly closesOn: string },
): readonly Insert[] {
  const { message } = view;
  return [
    field(view, "title", message("campaigns.titleField"), { value: terms.title }),
    field(view, "closes_on", message("campaigns.closes"), { type: "date", value: terms.closesOn }),
    longField(view, "message", message("campaigns.message"), {
      hint: message("campaigns.messageHint"),
      value: terms.message,
    }),
  ];
}

const termsShape = { title: line, message: formText, closes_on: formText };

function termsOf({ title, message, closes_on: closesOn }: Readonly<Record<keyof typeof termsShape, string>>) {
  return { title, message, closesOn };
}

export function stateKey(state: DepositState): HubKey {
  return `state.${state}`;
}
