import { html } from "@vigie/documents";
import { inClear } from "../accounts/sealed.ts";

import { campaignOf, relationTo } from "../campaigns/campaign-phase.ts";
import { changeTeam, openLeads, teamOf } from "../campaigns/team.ts";
import type { Hub } from "../hub.ts";
import { buttonForm, choice, form, go, namedTable } from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { formOf, formText } from "./forms.ts";
import { answerPage, type HubApp, justSignedIn, signedIn, viewOf } from "./request.ts";

/** Who conducts a campaign: read by its leads, named by administrators. */
export function teamRoutes(app: HubApp, hub: Hub): void {
  app.get("/campagnes/:id/equipe", async (context) => {
    const { person } = signedIn(context, "lead", "administrator");
    const view = viewOf(context);
    const { message } = view;
    const { id, title } = await campaignOf(hub, context.req.param("id"));
    if ((await relationTo(hub, person, id)) === "other_lead") return refuse("hub/absent");
    const mayChange = person.role === "administrator";
    const team = (await teamOf(hub, id)).map((one) => inClear(hub, one));
    const members = new Set(team.map(({ account }) => account));
    const others = (await openLeads(hub)).filter((one) => !members.has(one.id));
    return answerPage(context, view, message("team.title"), [
      html`<p><a href="/campagnes/${id}">${title}</a></p><p>${message("team.text")}</p>`,
      team.length === 0
        ? html`<p>${message("team.none")}</p>`
        : namedTable(
            view,
            "team.caption",
            ["account.name", "account.institution", "accounts.state"],
            team.map(({ account, name, institution, disabled_at }) => [
              name,
              institution,
              [
                message(disabled_at === null ? "accounts.open" : "accounts.closed"),
                mayChange
                  ? buttonForm(view, `/campagnes/${id}/equipe/${account}/retirer`, message("team.remove"))
                  : null,
              ],
            ]),
          ),
      mayChange && others.length > 0
        ? form(view, `/campagnes/${id}/equipe`, [
            choice(
              view,
              "account",
              message("team.field"),
              others
                .map((one) => inClear(hub, one))
                .map(({ id: account, name, institution }) => [account, `${name}, ${institution}`] as const),
            ),
            go(message("team.action")),
          ])
        : null,
    ]);
  });
  app.post("/campagnes/:id/equipe", async (context) => {
    const { account } = await formOf(context, { account: formText });
    const { person } = justSignedIn(context, hub, "administrator");
    const campaign = context.req.param("id");
    await changeTeam(hub, person, { campaign, account, isNamed: true });
    return context.redirect(`/campagnes/${campaign}/equipe`, 303);
  });
  app.post("/campagnes/:id/equipe/:account/retirer", async (context) => {
    await formOf(context, {});
    const { person } = justSignedIn(context, hub, "administrator");
    const { id: campaign, account } = context.req.param();
    await changeTeam(hub, person, { campaign, account, isNamed: false });
    return context.redirect(`/campagnes/${campaign}/equipe`, 303);
  });
}
