import { knownInstitutions } from "../accounts/institution.ts";
import { partnerName } from "../campaigns/campaign.ts";
import { campaignOf, participationOf } from "../campaigns/campaign-of.ts";
import { allowInCampaign } from "../campaigns/campaign-phase.ts";
import { cancelCampaign } from "../campaigns/cancellation.ts";
import { reassignPartner } from "../campaigns/reassignment.ts";
import { latestVersion } from "../campaigns/study-versions.ts";
import type { Hub } from "../hub.ts";
import { notify } from "../notify.ts";
import { confirmation, field, longField, type View } from "../pages/view.ts";
import { answerPage, formOf, type HubApp, justSignedIn, signedIn, textOf, viewOf } from "./request.ts";

/** What a lead takes back or mends in a campaign, each on a page that says what it does. */
export function takingBackRoutes(app: HubApp, hub: Hub): void {
  app.get("/campagnes/:id/annuler", async (context) => {
    const { person } = signedIn(context, "lead");
    const { id } = await campaignOf(hub, context.req.param("id"));
    await allowInCampaign(hub, person, { campaign: id, action: "cancel" });
    const view = viewOf(context);
    const { message } = view;
    return answerPage(
      context,
      view,
      message("cancel.title"),
      confirmation(view, `/campagnes/${id}/annuler`, {
        says: [message("cancel.text"), message("cancel.after")],
        fields: reasonField(view, message("cancel.reasonHint")),
        label: message("cancel.action"),
        back: `/campagnes/${id}`,
      }),
    );
  });
  app.post("/campagnes/:id/annuler", async (context) => {
    const sent = await formOf(context);
    const { person } = justSignedIn(context, hub, "lead");
    const id = context.req.param("id");
    await cancelCampaign(hub, person, { campaign: id, reason: textOf(sent, "reason") });
    for (const to of ["partners", "reviewers"] as const) await notify(hub, "cancelled", { campaign: id, to });
    return context.redirect(`/campagnes/${id}`, 303);
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
      message("reassign.title", { partner: partnerName(study, partner, language) }),
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
    const sent = await formOf(context);
    const { person } = signedIn(context, "lead");
    const { id: campaign, partner } = context.req.param();
    const given = { campaign, partner, institution: textOf(sent, "institution") };
    const institution = await reassignPartner(hub, person, given);
    await notify(hub, "campaign", { campaign, to: "partners", institution });
    return context.redirect(`/campagnes/${campaign}`, 303);
  });
}

/** @param hint who will read it */
function reasonField(view: View, hint: string) {
  return longField(view, "reason", view.message("reason.field"), { hint });
}
