import { html, type Insert } from "@vigie/documents";
import { textIn } from "@vigie/study";
import { textValue } from "@vigie/words";
import { knownInstitutions } from "../accounts/institution.ts";
import { changeCampaign, openCampaign } from "../campaigns/campaign.ts";
import { allowInCampaign, campaignOf, participationsOf } from "../campaigns/campaign-phase.ts";
import { campaignsFor } from "../campaigns/campaigns-for.ts";
import { participantsOf, partnerLabel } from "../campaigns/participants.ts";
import { latestVersion } from "../campaigns/study-versions.ts";
import { institutionsOverCap } from "../deposits/institution-budget.ts";
import type { Hub } from "../hub.ts";
import type { HubKey } from "../messages.ts";
import { notify } from "../notify.ts";
import { choice, field, form, go, hidden, longField, namedTable, type View } from "../pages/view.ts";
import { refuse } from "../problems.ts";
import type { Role } from "../rules/roles.ts";
import { formOf, formText, line, linesUnder } from "./forms.ts";
import { answerPage, type HubApp, signedIn, viewOf } from "./request.ts";
import { ownStudy } from "./study-routes.ts";

/** The list of campaigns, how a lead opens one, and how its terms are changed. */
export function campaignTermsRoutes(app: HubApp, hub: Hub): void {
  openingRoutes(app, hub);
  changeRoutes(app, hub);
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

function noCampaignKey(role: Role): HubKey {
  if (role === "lead") return "campaigns.noneLead";
  return role === "partner" ? "campaigns.none" : "campaigns.noneAtAll";
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
