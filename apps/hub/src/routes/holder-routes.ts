import { html, type Insert, type Markup } from "@vigie/documents";
import { institutionsWithAgent } from "../accounts/agents.ts";
import { invitationEnd } from "../accounts/invitation.ts";
import { spacedCode } from "../accounts/link-code.ts";
import { randomId } from "../accounts/sealed.ts";
import { allowInCampaign, campaignOf, todayOf } from "../campaigns/campaign-phase.ts";
import { extendLate } from "../campaigns/extensions.ts";
import {
  type HolderInvitation,
  holdersWithoutAgent,
  inviteHolders,
  type MadeInvitation,
} from "../campaigns/holder-invitations.ts";
import { standingsOf } from "../campaigns/standings.ts";
import type { Hub } from "../hub.ts";
import { notify, sendMail } from "../notify.ts";
import { field, form, go, hidden, namedTable, type View } from "../pages/view.ts";
import { noteDeadline } from "../tasks/daily-messages.ts";
import { formOf, formText, line } from "./forms.ts";
import { answerPage, type HubApp, signedIn, viewOf } from "./request.ts";

/** What a lead does in one go for many participants of a campaign: invites them, and reminds those who are late. */
export function holderRoutes(app: HubApp, hub: Hub): void {
  app.get("/campagnes/:id/inviter", async (context) => {
    const { person } = signedIn(context, "lead");
    const view = viewOf(context);
    const { message } = view;
    const { id, title } = await campaignOf(hub, context.req.param("id"));
    const { toInvite, waiting } = await holdersWithoutAgent(hub, person, id);
    const count = waiting.length;
    return answerPage(context, view, message("inviteAll.title"), [
      html`<p><a href="/campagnes/${id}">${title}</a></p>`,
      toInvite.length === 0 ? html`<p>${message("inviteAll.none")}</p>` : invitePart(view, id, toInvite),
      count === 0
        ? null
        : [
            html`<h2>${message("inviteAll.againTitle")}</h2><p>${message("inviteAll.againText", { count })}</p>`,
            form(view, `/campagnes/${id}/inviter`, [
              hidden("again", "yes"),
              hidden("visit", randomId()),
              html`<p><button class="plain">${message("inviteAll.againAction", { count })}</button></p>`,
            ]),
          ],
    ]);
  });
  app.post("/campagnes/:id/inviter", async (context) => {
    const { again, visit } = await formOf(context, { again: formText, visit: line });
    const { person } = signedIn(context, "lead");
    const view = viewOf(context);
    const campaign = context.req.param("id");
    const { address } = hub.settings;
    const made = await inviteHolders(hub, person, {
      campaign,
      isAgain: again !== "",
      visit,
      mail: ({ name, email, link }) => {
        const values = {
          name,
          link: `${address}/invitation/${link.token}`,
          by: person.name,
          institution: person.institution,
        };
        return sendMail(hub, { to: email, mail: "invitation", values });
      },
    });
    const until = invitationEnd(hub.now());
    return answerPage(
      context,
      view,
      view.message("inviteAll.sheetTitle"),
      sheet(view, made, { campaign, address, until }),
    );
  });

  app.get("/campagnes/:id/relancer", async (context) => {
    const { person } = signedIn(context, "lead");
    const view = viewOf(context);
    const { message, day } = view;
    const campaign = await campaignOf(hub, context.req.param("id"));
    const { id, title } = campaign;
    await allowInCampaign(hub, person, { campaign: id, action: "change" });
    const all = await standingsOf(hub, campaign, await todayOf(hub, id));
    const late = all.filter(({ standing }) => standing === "late");
    const reached = await institutionsWithAgent(hub);
    const unreached = late.filter(({ institution }) => !reached.has(institution)).length;
    return answerPage(context, view, message("remind.title"), [
      html`<p><a href="/campagnes/${id}">${title}</a></p>`,
      late.length === 0
        ? html`<p>${message("remind.none")}</p>`
        : [
            html`<p>${message("remind.text", { count: late.length })}</p>`,
            unreached === 0
              ? null
              : html`<p class="box doubt">${message("remind.unreached", { count: unreached })}</p>`,
            form(view, `/campagnes/${id}/relancer`, [
              field(view, "until", message("remind.until"), { type: "date", hint: message("remind.hint") }),
              go(message("remind.action", { count: late.length })),
            ]),
            namedTable(
              view,
              "remind.caption",
              ["account.institution", "remind.account", "remind.deadline", "campaign.page", "campaign.kit"],
              late.map(({ institution, late_until, opened_at, taken_at }) => [
                institution,
                message(reached.has(institution) ? "accounts.open" : "remind.noAccount"),
                day(late_until ?? campaign.closes_on),
                opened_at === null
                  ? message("partner.notOpened")
                  : message("partner.opened", { day: day(opened_at) }),
                taken_at === null ? message("partner.notYet") : day(taken_at),
              ]),
            ),
          ],
    ]);
  });
  app.post("/campagnes/:id/relancer", async (context) => {
    const { until } = await formOf(context, { until: line });
    const { person } = signedIn(context, "lead");
    const campaign = context.req.param("id");
    const late = await extendLate(hub, person, { campaign, until });
    if (late.length > 0) {
      const institutions = late.map(({ institution }) => institution);
      await notify(hub, "delayed", { campaign, to: "partners", institutions, day: until });
      const partners = late.map(({ partner }) => partner);
      await noteDeadline(hub, { campaign, partners, deadline: until });
    }
    return context.redirect(`/campagnes/${campaign}`, 303);
  });
}

/** Who would be invited, and how each would be told. */
function invitePart(view: View, campaign: string, toInvite: readonly HolderInvitation[]): Insert {
  const { message } = view;
  const count = toInvite.length;
  return [
    html`<p>${message("inviteAll.text", { count })}</p><p>${message("inviteAll.codes")}</p>`,
    form(view, `/campagnes/${campaign}/inviter`, [
      hidden("visit", randomId()),
      go(message("inviteAll.action", { count })),
    ]),
    namedTable(
      view,
      "inviteAll.caption",
      ["account.institution", "inviteAll.how"],
      toInvite.map(({ institution, email, isTaken }) => [
        institution,
        email === null
          ? message(isTaken ? "inviteAll.onPaperTaken" : "inviteAll.onPaper")
          : message("inviteAll.byMail", { email }),
      ]),
    ),
  ];
}

/** The codes of invitations, to print and to cut into one strip per holder. */
function sheet(
  view: View,
  made: readonly MadeInvitation[],
  { campaign, ...shared }: { readonly campaign: string; readonly address: string; readonly until: string },
): Insert {
  const { message } = view;
  const back = html`<p class="unprinted"><a href="/campagnes/${campaign}">${message("inviteAll.back")}</a></p>`;
  if (made.length === 0) return [html`<p>${message("inviteAll.none")}</p>`, back];
  const mailed = made.filter(({ isMailed }) => isMailed).length;
  return [
    html`<p class="unprinted" role="status">${message("inviteAll.done", { count: made.length, mailed })}</p>
<p class="unprinted">${message("inviteAll.sheet")}</p>`,
    mailed === made.length
      ? null
      : html`<p class="unprinted">${message("inviteAll.papers", { count: made.length - mailed })}</p>`,
    back,
    made.map((one) => strip(view, one, shared)),
  ];
}

function strip(
  { message, day }: View,
  { institution, name, email, link, isMailed }: MadeInvitation,
  { address, until }: { readonly address: string; readonly until: string },
): Markup {
  const url = isMailed ? address : `${address}/invitation/${link.token}`;
  return html`<section class="strip"><h2>${institution}</h2>
<p>${name === institution ? null : html`${message("strip.for", { name })} `}${isMailed ? message("strip.mailed", { email: email ?? "" }) : message("strip.onPaper")}</p>
<dl><div class="${isMailed ? "service" : "paper-link"}"><dt>${message("strip.address")}</dt><dd>${url}</dd></div>
<div><dt>${message("link.code")}</dt><dd>${spacedCode(link)}</dd></div><div><dt>${message("invite.until")}</dt><dd>${day(until)}</dd></div></dl></section>`;
}
