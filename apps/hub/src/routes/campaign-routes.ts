import { html, type Insert } from "@vigie/html";
import type { Study } from "@vigie/study";
import { datesIn, localeOf } from "@vigie/words";
import { campaignOf, noteStep, openCampaign, participationOf, partnerName } from "../campaigns/campaign.ts";
import { latestVersion } from "../campaigns/study-versions.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { type HubKey, messagesIn } from "../messages.ts";
import { field, fileForm, form, go, hidden, hubPage, longField, table } from "../pages/view.ts";
import { askForAssembly, publishEdition, runJobs } from "../publication/assemble-edition.ts";
import { type DepositState, isCurrent } from "../rules/deposit-states.ts";
import { answer, formOf, type HubApp, signedIn, textOf, viewOf } from "./request.ts";

export function campaignRoutes(app: HubApp, hub: Hub): void {
  app.get("/campagnes", async (context) => {
    const { person } = signedIn(context);
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const { day } = datesIn(localeOf(view.language));
    const campaigns = await hub.database
      .selectFrom("campaign")
      .selectAll("campaign")
      .select(({ selectFrom }) => [
        selectFrom("participation")
          .select(({ fn }) => fn.countAll<number>().as("count"))
          .whereRef("participation.campaign", "=", "campaign.id")
          .as("partners"),
        selectFrom("deposit")
          .select(({ fn }) => fn.countAll<number>().as("count"))
          .whereRef("deposit.campaign", "=", "campaign.id")
          .where("deposit.state", "in", ["verified", "in_review", "approved", "published"])
          .as("deposits"),
      ])
      .where(({ or, and, eb, exists, selectFrom }) =>
        person.role !== "partner"
          ? and([])
          : or([
              eb("campaign.state", "=", "published"),
              exists(
                selectFrom("participation")
                  .select("participation.partner")
                  .whereRef("participation.campaign", "=", "campaign.id")
                  .where("participation.institution", "=", person.institution),
              ),
            ]),
      )
      .orderBy("created_at", "desc")
      .limit(500)
      .execute();
    return answer(
      context,
      hubPage(
        view,
        message("campaigns.title"),
        campaigns.length === 0
          ? html`<p>${message(person.role === "lead" ? "campaigns.noneLead" : "campaigns.none")}</p>`
          : table(
              message("campaigns.title"),
              [
                message("campaigns.campaign"),
                message("campaigns.state"),
                message("campaigns.closes"),
                message("campaigns.bundles"),
              ],
              campaigns.map(({ id, title, state, closes_on, partners, deposits }) => [
                html`<a href="/campagnes/${id}">${title}</a>`,
                message(`campaign.${state}`),
                day(closes_on),
                message("campaigns.bundlesOf", { deposits: Number(deposits), partners: Number(partners) }),
              ]),
            ),
      ),
    );
  });

  app.get("/campagnes/nouvelle", async (context) => {
    signedIn(context, "lead");
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const hash = context.req.query("etude") ?? "";
    const previous = context.req.query("apres") ?? "";
    const { study } = await latestVersion(hub, hash);
    const before = previous === "" ? null : await campaignOf(hub, previous);
    const institutions = new Map(
      before === null
        ? []
        : (
            await hub.database
              .selectFrom("participation")
              .selectAll()
              .where("campaign", "=", before.id)
              .execute()
          ).map(({ partner, institution }) => [partner, institution] as const),
    );
    return answer(
      context,
      hubPage(
        view,
        message("campaigns.open"),
        form(view, "/campagnes", [
          hidden("study", hash),
          hidden("previous", previous),
          field("title", message("campaigns.titleField"), { value: `${study.title.fr}, ${study.version}` }),
          field("closes_on", message("campaigns.closes"), { type: "date" }),
          longField("message", message("campaigns.message"), message("campaigns.messageHint")),
          html`<h2>${message("campaigns.institutions")}</h2><p>${message("campaigns.institutionsText")}</p>`,
          [...study.partners.values()].map(({ id, label }) =>
            field(`partner.${id}`, label.fr, { value: institutions.get(id) ?? label.fr }),
          ),
          go(message("campaigns.openAction")),
        ]),
      ),
    );
  });
  app.post("/campagnes", async (context) => {
    const sent = await formOf(context);
    const { person } = signedIn(context, "lead");
    const id = await openCampaign(hub, person, {
      study: textOf(sent, "study"),
      title: textOf(sent, "title"),
      message: textOf(sent, "message"),
      closesOn: textOf(sent, "closes_on"),
      previous: textOf(sent, "previous") || null,
      institutions: new Map(
        [...sent.keys()]
          .filter((name) => name.startsWith("partner."))
          .map((name) => [name.slice("partner.".length), textOf(sent, name)] as const),
      ),
    });
    return context.redirect(`/campagnes/${id}`, 303);
  });

  app.get("/campagnes/:id", async (context) => {
    const { person } = signedIn(context);
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const { day } = datesIn(localeOf(view.language));
    const campaign = await campaignOf(hub, context.req.param("id"));
    const { study } = await latestVersion(hub, campaign.study);
    const all = await hub.database
      .selectFrom("participation")
      .selectAll()
      .where("campaign", "=", campaign.id)
      .orderBy("partner")
      .execute();
    const shown = all.filter(
      ({ institution }) => person.role !== "partner" || institution === person.institution,
    );
    const deposits = await hub.database
      .selectFrom("deposit")
      .select(["id", "partner", "state", "deposited_at"])
      .where("campaign", "=", campaign.id)
      .orderBy("deposited_at", "desc")
      .execute();
    const rows = shown.map(({ partner, institution, opened_at, taken_at }): readonly Insert[] => {
      const own = deposits.filter((deposit) => deposit.partner === partner);
      const last = own.find(({ state }) => state === "published" || isCurrent(state)) ?? own[0];
      return [
        person.role === "partner"
          ? html`<a href="/campagnes/${campaign.id}/partenaires/${partner}">${partnerName(study, partner)}</a>`
          : partnerName(study, partner),
        institution,
        opened_at === null
          ? message("partner.notOpened")
          : message("partner.opened", { day: day(opened_at.slice(0, 10)) }),
        taken_at === null ? "" : day(taken_at.slice(0, 10)),
        last === undefined
          ? message("deposit.none")
          : html`<a href="/depots/${last.id}">${message(stateKey(last.state))}</a>`,
      ];
    });
    return answer(
      context,
      hubPage(view, campaign.title, [
        html`<p>${message("campaign.line", {
          study: study.title.fr,
          version: study.version,
          state: message(`campaign.${campaign.state}`),
          day: day(campaign.closes_on),
        })}</p>`,
        campaign.message === "" ? null : html`<p>${campaign.message}</p>`,
        table(
          message("campaign.partners"),
          [
            message("campaign.partner"),
            message("account.institution"),
            message("campaign.page"),
            message("campaign.kit"),
            message("campaign.bundle"),
          ],
          rows,
        ),
        person.role === "lead" ? await leadPart(campaign) : null,
        campaign.state === "published"
          ? html`<p><a class="go" href="/publications/${campaign.id}/">${message("campaign.read")}</a></p>`
          : null,
      ]),
    );

    async function leadPart({ id, state }: typeof campaign): Promise<Insert> {
      const job = await hub.database
        .selectFrom("job")
        .selectAll()
        .where("subject", "=", id)
        .orderBy("created_at", "desc")
        .limit(1)
        .executeTakeFirst();
      const edition = await hub.database
        .selectFrom("edition")
        .selectAll()
        .where("campaign", "=", id)
        .orderBy("created_at", "desc")
        .limit(1)
        .executeTakeFirst();
      if (state === "published")
        return html`<h2>${message("renew.title")}</h2><p>${message("renew.text")}</p><p><a class="go" href="/campagnes/nouvelle?etude=${campaign.study}&amp;apres=${id}">${message("renew.action")}</a></p>`;
      return html`<h2>${message("assembly.title")}</h2><p>${message("assembly.text")}</p>
${form(view, `/campagnes/${id}/assembler`, html`<button class="go">${message("assembly.action")}</button>`)}
${job === undefined ? null : html`<p role="status">${message(`job.${job.state}`)}</p>`}
${job?.state === "failed" ? html`<pre>${job.message}</pre>` : null}
${
  edition === undefined
    ? null
    : html`<p><a href="/apercu/${edition.id}/">${message("assembly.preview", { day: day(edition.created_at.slice(0, 10)) })}</a></p>
${form(view, `/campagnes/${id}/publier`, html`<button class="go">${message("publish.action")}</button>`)}`
}`;
    }
  });
  app.post("/campagnes/:id/assembler", async (context) => {
    await formOf(context);
    signedIn(context, "lead");
    const id = context.req.param("id");
    await askForAssembly(hub, id);
    void runJobs(hub);
    return context.redirect(`/campagnes/${id}`, 303);
  });
  app.post("/campagnes/:id/publier", async (context) => {
    await formOf(context);
    const { person } = signedIn(context, "lead");
    const id = context.req.param("id");
    await publishEdition(hub, person, id);
    return context.redirect(`/campagnes/${id}`, 303);
  });

  app.get("/campagnes/:id/partenaires/:partner", async (context) => {
    const { person } = signedIn(context, "partner");
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const { day } = datesIn(localeOf(view.language));
    const { id, partner } = context.req.param();
    const campaign = await campaignOf(hub, id);
    const { institution } = await participationOf(hub, id, partner);
    if (institution !== person.institution) return context.notFound();
    await noteStep(hub, { campaign: id, partner }, "opened_at");
    const { study } = await latestVersion(hub, campaign.study);
    const deposits = await hub.database
      .selectFrom("deposit")
      .select(["id", "state", "deposited_at"])
      .where("campaign", "=", id)
      .where("partner", "=", partner)
      .orderBy("deposited_at", "desc")
      .execute();
    return answer(
      context,
      hubPage(view, partnerName(study, partner), [
        html`<p><a href="/campagnes/${id}">${campaign.title}</a></p>
<h2>${message("asked.title")}</h2>
${askedOf(study, partner, message)}
<h2>${message("partner.steps")}</h2>
<ol><li><a href="/campagnes/${id}/partenaires/${partner}/etude.vigie">${message("partner.kit")}</a></li>
${hub.settings.station === null ? null : html`<li><a href="/poste/">${message("partner.station")}</a></li>`}
<li><a href="/cles">${message("partner.keys")}</a></li><li>${message("partner.deposit", { day: day(campaign.closes_on) })}</li></ol>`,
        campaign.state === "open"
          ? fileForm(view, `/campagnes/${id}/partenaires/${partner}/depots`, [
              field("file", message("deposit.file"), { type: "file", hint: message("deposit.fileHint") }),
              longField("message", message("deposit.message"), message("deposit.messageHint")),
              go(message("deposit.action")),
            ])
          : html`<p>${message("deposit.closed")}</p>`,
        html`<details><summary>${message("deposit.byCommand")}</summary><p><code>${`vigie deposit bundle.zip --to ${hub.settings.address}/api/v1/campaigns/${id}/partners/${partner}/deposits --token jeton.txt`}</code></p></details>`,
        deposits.length === 0
          ? null
          : table(
              message("deposit.yours"),
              [message("deposit.day"), message("deposit.state")],
              deposits.map((deposit) => [
                html`<a href="/depots/${deposit.id}">${day(deposit.deposited_at.slice(0, 10))}</a>`,
                message(stateKey(deposit.state)),
              ]),
            ),
      ]),
    );
  });
  app.get("/campagnes/:id/partenaires/:partner/etude.vigie", async (context) => {
    const { person } = signedIn(context, "partner");
    const { id, partner } = context.req.param();
    const { institution } = await participationOf(hub, id, partner);
    if (institution !== person.institution) return context.notFound();
    const { study: hash } = await campaignOf(hub, id);
    const { bytes, study } = await latestVersion(hub, hash);
    await noteStep(hub, { campaign: id, partner }, "taken_at");
    await hub.database
      .transaction()
      .execute((transaction) =>
        record(
          transaction,
          { account: person.id, act: "kit.taken", subject: id, detail: { partner } },
          hub.now(),
        ),
      );
    return context.body(new Uint8Array(bytes), 200, {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${study.id}.vigie"`,
    });
  });
}

export function stateKey(state: DepositState): HubKey {
  return `state.${state}`;
}

/** What the study asks of a partner, source by source. */
function askedOf(study: Study, partner: string, message: ReturnType<typeof messagesIn>["message"]) {
  const sources = study.partners.get(partner)?.sources ?? [];
  return html`<ul>${sources.map((id) => {
    const source = study.sources.get(id);
    const asked = [...study.indicators.values()].filter((indicator) => indicator.source === id);
    return html`<li><b>${source?.label.fr ?? id}</b><details><summary>${message("asked.indicators", { count: asked.length })}</summary><ul>${asked.map(({ title }) => html`<li>${title.fr}</li>`)}</ul></details></li>`;
  })}</ul>`;
}
