import { html, inlinesMarkup, type Markup } from "@vigie/documents";
import { pageFormatter } from "@vigie/partner";
import type { Study, Text } from "@vigie/study";
import { localeOf, numbersIn } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { validKeys } from "../accounts/keys.ts";
import { noteStep } from "../campaigns/campaign.ts";

import { campaignOf, dayIn, participationOf, phaseFor } from "../campaigns/campaign-phase.ts";

import { participantOf, partnerLabel } from "../campaigns/participants.ts";
import { latestVersion } from "../campaigns/study-versions.ts";
import { budgetSpent } from "../deposits/institution-budget.ts";
import type { Hub } from "../hub.ts";
import { recordAlone } from "../journal/journal.ts";
import { kitOf } from "../kits/kit-of.ts";
import {
  buttonForm,
  copiedText,
  field,
  fileForm,
  go,
  longField,
  namedTable,
  type View,
} from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { mayInCampaign } from "../rules/campaign-phases.ts";
import { stateKey } from "./campaign-routes.ts";
import { formOf } from "./forms.ts";
import { answerKit, answerPage, type HubApp, type HubContext, signedIn, viewOf } from "./request.ts";

/** What a partner does in a campaign. */
export function partnerRoutes(app: HubApp, hub: Hub): void {
  app.get("/campagnes/:id/partenaires/:partner", async (context) => {
    const { person } = signedIn(context, "partner");
    const view = viewOf(context);
    const { message, day, moment } = view;
    const { id, partner } = context.req.param();
    const { campaign, participation } = await ownCampaign(hub, person, { campaign: id, partner });
    await noteStep(hub, { campaign: id, partner }, "opened_at");
    const { study } = await latestVersion(hub, campaign.study);
    const today = dayIn(study.timezone, hub.now());
    const phase = await phaseFor(hub, { campaign: id, partner, today });
    const lastDay = participation.late_until ?? campaign.closes_on;
    const deposits = await hub.database
      .selectFrom("deposit")
      .select(["id", "state", "deposited_at"])
      .where("campaign", "=", id)
      .where("partner", "=", partner)
      .orderBy("deposited_at", "desc")
      .execute();
    const keys = await validKeys(hub, person.institution);
    const path = `/campagnes/${id}/partenaires/${partner}`;
    return answerPage(context, view, partnerLabel(study, partner, view.language), [
      html`<p><a href="/campagnes/${id}">${campaign.title}</a></p>
<h2>${message("asked.title")}</h2>
${askedOf(study, partner, view)}
<h2>${message("partner.steps")}</h2>
<ol class="steps"><li><a href="${path}/dossier.zip">${message("partner.kit")}</a> ${message("partner.kitText")} <a href="${path}/etude.vigie">${message("partner.studyFile")}</a>${
        participation.taken_at === null
          ? null
          : html`<br><b>${message("partner.takenOn", { day: day(participation.taken_at) })}</b>`
      }</li>
${hub.settings.partnerPage === null ? null : html`<li><a href="/poste/">${message("partner.page")}</a></li>`}
<li>${message("partner.mapping")}${
        participation.mapped_at === null
          ? buttonForm(view, `${path}/correspondance`, message("partner.mapped"))
          : html`<br><b>${message("partner.mappedOn", { day: day(participation.mapped_at) })}</b>`
      }</li><li><a href="/cles">${message("partner.keys")}</a>${
        keys.length === 0 ? null : html`<br><b>${message("partner.keysDone", { count: keys.length })}</b>`
      }</li><li>${message("partner.deposit", { day: day(lastDay) })}</li></ol>`,
      mayInCampaign("partner", "deposit", phase)
        ? await budgetPart(hub, view, { person, study, partner })
        : null,
      mayInCampaign("partner", "deposit", phase)
        ? fileForm(view, `${path}/depots`, [
            field(view, "file", message("deposit.file"), {
              type: "file",
              hint: message("deposit.fileHint"),
            }),
            longField(view, "message", message("deposit.message"), {
              hint: message("deposit.messageHint"),
            }),
            go(message("deposit.action")),
          ])
        : html`<p>${phase === "overdue" ? message("deposit.overdue", { day: day(campaign.closes_on) }) : message("deposit.closed")}</p>`,
      html`<details><summary>${message("deposit.byCommand")}</summary><p>${copiedText(view, `vigie deposit bundle.zip --to ${hub.settings.address}/api/v1/campaigns/${id}/partners/${partner}/deposits --key cle.json`)}</p></details>`,
      deposits.length === 0
        ? null
        : namedTable(
            view,
            "deposit.yours",
            ["deposit.day", "deposit.state"],
            deposits.map((deposit) => [
              html`<a href="/depots/${deposit.id}">${moment(deposit.deposited_at)}</a>`,
              message(stateKey(deposit.state)),
            ]),
          ),
    ]);
  });
  app.post("/campagnes/:id/partenaires/:partner/correspondance", async (context) => {
    await formOf(context, {});
    const { person } = signedIn(context, "partner");
    const { id, partner } = context.req.param();
    await ownCampaign(hub, person, { campaign: id, partner });
    await noteStep(hub, { campaign: id, partner }, "mapped_at");
    return context.redirect(`/campagnes/${id}/partenaires/${partner}`, 303);
  });
  app.get("/campagnes/:id/partenaires/:partner/etude.vigie", async (context) =>
    answerKit(context, await takenStudy(context)),
  );
  app.get("/campagnes/:id/partenaires/:partner/dossier.zip", async (context) => {
    const { study, bytes } = await takenStudy(context);
    const partner = context.req.param("partner");
    const kit = await kitOf(hub, { study: bytes, partner, language: viewOf(context).language });
    return context.body(new Uint8Array(kit), 200, {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${study.id}-${partner}.zip"`,
    });
  });

  /** The study of a campaign, which the partner has taken from now on. */
  async function takenStudy(context: HubContext) {
    const { person } = signedIn(context, "partner");
    const [id, partner] = [context.req.param("id") ?? "", context.req.param("partner") ?? ""];
    const { campaign } = await ownCampaign(hub, person, { campaign: id, partner });
    const found = await latestVersion(hub, campaign.study);
    await noteStep(hub, { campaign: id, partner }, "taken_at");
    await recordAlone(hub, { account: person.id, act: "kit.taken", subject: id, detail: { partner } });
    return found;
  }
}

/** A campaign and what the partner did in it, for the agents of the institution that is this partner of it. */
async function ownCampaign(
  hub: Hub,
  { institution }: Person,
  { campaign, partner }: { readonly campaign: string; readonly partner: string },
) {
  const participation = await participationOf(hub, campaign, partner);
  return participation.institution === institution
    ? { campaign: await campaignOf(hub, campaign), participation }
    : refuse("hub/absent");
}

/** What is left of the budgets that the next bundle spends from: it is refused above them. */
async function budgetPart(
  hub: Hub,
  { message, day, language }: View,
  { person, study, partner }: { readonly person: Person; readonly study: Study; readonly partner: string },
): Promise<Markup> {
  const { rounded } = numbersIn(localeOf(language));
  const { text } = pageFormatter(language);
  const { caps } = hub.settings;
  const spent = await budgetSpent(hub, person.institution);
  const asked = new Set(participantOf(study, partner)?.partner.sources ?? []);
  const shown = (rho: number, cap: number) => ({
    spent: rounded(rho, 2),
    cap: rounded(cap, 2),
    left: rounded(Math.max(0, cap - rho), 2),
  });
  const named = (id: string) => text(study.sources.get(id)?.label ?? { fr: id });
  return html`<h2>${message("budget.title")}</h2><p>${message("budget.all", shown(spent.all, caps.all))}</p><ul>${spent.sources
    .filter(({ sources }) => sources.some((source) => asked.has(source)))
    .map(
      ({ sources, window, rho }) =>
        html`<li>${message("budget.source", { ...shown(rho, caps.window), sources: sources.map(named).join(", "), from: day(window.from), to: day(window.to) })}</li>`,
    )}</ul>`;
}

/** What the study asks of a partner, source by source. */
function askedOf(study: Study, partner: string, { message, language }: View): Markup {
  const formatter = pageFormatter(language);
  const label = (of: Text) => inlinesMarkup(formatter.label(of));
  const sources = participantOf(study, partner)?.partner.sources ?? [];
  return html`<ul>${sources.map((id) => {
    const source = study.sources.get(id);
    const indicators = [...study.indicators.values()].filter((indicator) => indicator.source === id);
    return html`<li><b>${source === undefined ? id : label(source.label)}</b><details><summary>${message("asked.indicators", { count: indicators.length })}</summary><ul>${indicators.map(({ title }) => html`<li>${label(title)}</li>`)}</ul></details></li>`;
  })}</ul>`;
}
