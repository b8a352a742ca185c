import { knownInstitutions } from "../accounts/institution.ts";
import { allowInCampaign, campaignOf, participationOf } from "../campaigns/campaign-phase.ts";
import { partnerLabel } from "../campaigns/participants.ts";

import { reassignPartner } from "../campaigns/reassignment.ts";
import { latestVersion, versionsOf } from "../campaigns/study-versions.ts";
import type { Hub } from "../hub.ts";
import { notify } from "../notify.ts";
import { choice, confirmation, field, longField, type View } from "../pages/view.ts";
import { cancelCampaign, correctEdition, withdrawEdition } from "../publication/taking-back.ts";

import { formOf, formText, line } from "./forms.ts";
import { answerPage, type HubApp, justSignedIn, signedIn, viewOf } from "./request.ts";

/** What a lead takes back or mends in a campaign, each on a page that says what it does. */
export function takingBackRoutes(app: HubApp, hub: Hub): void {
  for (const [path, action, words, hint] of [
    ["annuler", "cancel", "cancel", "cancel.reasonHint"],
    ["retirer", "withdraw_edition", "withdrawEdition", "edition.reasonHint"],
  ] as const)
    app.get(`/campagnes/:id/${path}`, async (context) => {
      const { person } = signedIn(context, "lead");
      const { id } = await campaignOf(hub, context.req.param("id") ?? "");
      await allowInCampaign(hub, person, { campaign: id, action });
      const view = viewOf(context);
      const { message } = view;
      return answerPage(
        context,
        view,
        message(`${words}.title`),
        confirmation(view, `/campagnes/${id}/${path}`, {
          says: [message(`${words}.text`), message(`${words}.after`)],
          fields: reasonField(view, message(hint)),
          label: message(`${words}.action`),
          back: `/campagnes/${id}`,
        }),
      );
    });

  app.post("/campagnes/:id/annuler", async (context) => {
    const { reason } = await formOf(context, { reason: formText });
    const { person } = justSignedIn(context, hub, "lead");
    const id = context.req.param("id");
    await cancelCampaign(hub, person, { campaign: id, reason });
    for (const to of ["partners", "reviewers"] as const) await notify(hub, "cancelled", { campaign: id, to });
    return context.redirect(`/campagnes/${id}`, 303);
  });
  app.post("/campagnes/:id/retirer", async (context) => {
    const { reason } = await formOf(context, { reason: formText });
    const { person } = justSignedIn(context, hub, "lead");
    const id = context.req.param("id");
    await withdrawEdition(hub, person, { campaign: id, reason });
    for (const to of ["partners", "reviewers"] as const) await notify(hub, "retracted", { campaign: id, to });
    return context.redirect(`/campagnes/${id}`, 303);
  });

  app.get("/campagnes/:id/rectifier", async (context) => {
    const { person } = signedIn(context, "lead");
    const { id, title, study } = await campaignOf(hub, context.req.param("id"));
    await allowInCampaign(hub, person, { campaign: id, action: "correct" });
    const others = (await versionsOf(hub, study)).filter(({ hash }) => hash !== study);
    const view = viewOf(context);
    const { message } = view;
    return answerPage(
      context,
      view,
      message("correct.title"),
      confirmation(view, `/campagnes/${id}/rectifier`, {
        says: [message("correct.text"), message("correct.bundles"), message("correct.until")],
        fields: [
          field(view, "title", message("campaigns.titleField"), {
            value: message("correct.titleOf", { title }),
          }),
          reasonField(view, message("edition.reasonHint")),
          field(view, "closes_on", message("campaigns.closes"), { type: "date" }),
          choice(view, "study", message("correct.study"), [
            [study, message("correct.sameStudy")],
            ...others.map(({ hash, version }) => [hash, message("correct.otherStudy", { version })] as const),
          ]),
        ],
        label: message("correct.action"),
        back: `/campagnes/${id}`,
      }),
    );
  });
  app.post("/campagnes/:id/rectifier", async (context) => {
    const shape = { reason: formText, title: line, closes_on: formText, study: formText };
    const { closes_on: closesOn, ...sent } = await formOf(context, shape);
    const { person } = justSignedIn(context, hub, "lead");
    const campaign = context.req.param("id");
    const correction = await correctEdition(hub, person, { ...sent, campaign, closesOn });
    for (const to of ["partners", "reviewers"] as const)
      await notify(hub, "corrected", { campaign: correction, to });
    return context.redirect(`/campagnes/${correction}`, 303);
  });

  app.get("/campagnes/:id/partenaires/:partner/institution", async (context) => {
    const { person } = signedIn(context, "lead");
    const { id, partner } = context.req.param();
    const { study: hash } = await campaignOf(hub, id);
    await allowInCampaign(hub, person, { campaign: id, action: "change" });
    const { institution } = await participationOf(hub, id, partner);
    const { study } = await latestVersion(hub, hash);
    const view = viewOf(context);
    const { message, language } = view;
    return answerPage(
      context,
      view,
      message("reassign.title", { partner: partnerLabel(study, partner, language) }),
      confirmation(view, `/campagnes/${id}/partenaires/${partner}/institution`, {
        says: [message("reassign.text", { institution })],
        fields: field(view, "institution", message("account.institution"), {
          value: institution,
          hint: message("invite.institutionHint"),
          among: await knownInstitutions(hub.database),
        }),
        label: message("reassign.action"),
        back: `/campagnes/${id}`,
      }),
    );
  });
  app.post("/campagnes/:id/partenaires/:partner/institution", async (context) => {
    const { institution: typed } = await formOf(context, { institution: line });
    const { person } = signedIn(context, "lead");
    const { id: campaign, partner } = context.req.param();
    const institution = await reassignPartner(hub, person, { campaign, partner, institution: typed });
    await notify(hub, "campaign", { campaign, to: "partners", institutions: [institution] });
    return context.redirect(`/campagnes/${campaign}`, 303);
  });
}

/** @param hint who will read it */
function reasonField(view: View, hint: string) {
  return longField(view, "reason", view.message("reason.field"), { hint });
}
