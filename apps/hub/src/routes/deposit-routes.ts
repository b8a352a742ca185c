import { asNumber, epsilonOf, type ReceivedBundle, readBundle, totalRho } from "@vigie/bundle";
import { html, type Insert } from "@vigie/html";
import type { Study } from "@vigie/study";
import { describeProblem, type Language, localeOf, numbersIn, VigieError } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { campaignOf, partnerName } from "../campaigns/campaign.ts";
import { latestVersion } from "../campaigns/study-versions.ts";
import { act, allow, type Deposit, deposit, depositOf } from "../deposits/deposit.ts";
import { answer as answerReview, answersFor } from "../deposits/review.ts";
import type { KeptProblem } from "../deposits/verification.ts";
import type { Hub } from "../hub.ts";
import { type Act, record } from "../journal/journal.ts";
import { messagesIn } from "../messages.ts";
import { form, hubPage, longField, problemItems, table } from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { mayDo, reviewersNeeded } from "../rules/deposit-states.ts";
import { relationOf } from "../rules/roles.ts";
import { stateKey } from "./campaign-routes.ts";
import { answer, catalogue, fileOf, formOf, type HubApp, signedIn, textOf, viewOf } from "./request.ts";

export function depositRoutes(app: HubApp, hub: Hub): void {
  app.post("/campagnes/:id/partenaires/:partner/depots", async (context) => {
    const sent = await formOf(context);
    const { person } = signedIn(context, "partner");
    const { id, partner } = context.req.param();
    const { bytes } = await fileOf(sent, "file");
    const made = await deposit(hub, person, {
      campaign: id,
      partner,
      bytes,
      message: textOf(sent, "message"),
    });
    return context.redirect(`/depots/${made}`, 303);
  });

  app.get("/depots/:id", async (context) => {
    const { person } = signedIn(context);
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const found = await depositOf(hub, context.req.param("id"));
    allow(person, found, "follow");
    const can = (action: Parameters<typeof mayDo>[1]) =>
      mayDo(relationOf(person, found), action, found.state);
    const { study } = await latestVersion(hub, (await campaignOf(hub, found.campaign)).study);
    const parts: Insert[] = [
      html`<p><a href="/campagnes/${found.campaign}">${message("deposit.back")}</a></p>
<p>${message("deposit.line", { partner: partnerName(study, found.partner), day: found.deposited_at.slice(0, 10), state: message(stateKey(found.state)) })}</p>
<p>${message(`next.${found.state}`)}</p>`,
    ];
    if (can("read_reasons") && found.problems !== null)
      parts.push(
        html`<h2>${message("deposit.reasons")}</h2>`,
        problemItems(keptProblems(found.problems, view.language), view.language),
      );
    if (can("read")) {
      await note(hub, person, found, "deposit.read");
      parts.push(await contentsOf(hub, found, { study, language: view.language }));
    }
    if (can("download"))
      parts.push(html`<p><a href="/depots/${found.id}/bundle.zip">${message("deposit.download")}</a></p>`);
    const answers = can("read") ? await answersFor(hub, person, found.id) : [];
    if (answers.length > 0)
      parts.push(
        table(
          message("review.answers"),
          [
            message("account.name"),
            message("account.institution"),
            message("review.verdict"),
            message("review.reasons"),
          ],
          answers.map(({ name, institution, verdict, reasons }) => [
            name,
            institution,
            message(verdict === "approve" ? "review.approves" : "review.returns"),
            reasons,
          ]),
        ),
      );
    const hasAnswered = answers.some(({ reviewer }) => reviewer === person.id);
    if (can("review") && !hasAnswered)
      parts.push(
        html`<h2>${message("review.title")}</h2><p>${message("review.text", { count: reviewersNeeded })}</p>`,
        form(view, `/depots/${found.id}/relecture`, [
          longField("reasons", message("review.reasons"), message("review.reasonsHint")),
          html`<p><button class="go" name="verdict" value="approve">${message("review.approve")}</button> <button class="go" name="verdict" value="return">${message("review.return")}</button></p>`,
        ]),
      );
    if (can("review") && hasAnswered) parts.push(html`<p>${message("review.waiting")}</p>`);
    if (can("send_to_review"))
      parts.push(
        form(
          view,
          `/depots/${found.id}/relire`,
          html`<button class="go">${message("deposit.sendToReview")}</button>`,
        ),
      );
    if (can("withdraw"))
      parts.push(
        form(view, `/depots/${found.id}/retirer`, html`<button>${message("deposit.withdraw")}</button>`),
      );
    if (can("erase"))
      parts.push(
        form(view, `/depots/${found.id}/effacer`, html`<button>${message("deposit.erase")}</button>`),
      );
    return answer(
      context,
      hubPage(view, message("deposit.title", { partner: partnerName(study, found.partner) }), parts),
    );
  });
  app.get("/depots/:id/bundle.zip", async (context) => {
    const { person } = signedIn(context);
    const found = await depositOf(hub, context.req.param("id"));
    allow(person, found, "download");
    await note(hub, person, found, "deposit.downloaded");
    return context.body(new Uint8Array(await hub.blobs.get(found.blob)), 200, {
      "content-type": "application/zip",
      "content-disposition": 'attachment; filename="bundle.zip"',
    });
  });
  app.post("/depots/:id/retirer", async (context) => {
    await formOf(context);
    await act(hub, signedIn(context).person, context.req.param("id"), "withdraw");
    return context.redirect(`/depots/${context.req.param("id")}`, 303);
  });
  app.post("/depots/:id/relire", async (context) => {
    await formOf(context);
    await act(hub, signedIn(context).person, context.req.param("id"), "send_to_review");
    return context.redirect(`/depots/${context.req.param("id")}`, 303);
  });
  app.post("/depots/:id/relecture", async (context) => {
    const sent = await formOf(context);
    const { person } = signedIn(context);
    const verdict = textOf(sent, "verdict");
    if (verdict !== "approve" && verdict !== "return") return refuse("hub/forbidden");
    await answerReview(hub, person, context.req.param("id"), { verdict, reasons: textOf(sent, "reasons") });
    return context.redirect(`/depots/${context.req.param("id")}`, 303);
  });
  app.post("/depots/:id/effacer", async (context) => {
    await formOf(context);
    const { person } = signedIn(context);
    const found = await depositOf(hub, context.req.param("id"));
    allow(person, found, "erase");
    await note(hub, person, found, "deposit.erased");
    const others = await hub.database
      .selectFrom("deposit")
      .select("id")
      .where("blob", "=", found.blob)
      .where("id", "!=", found.id)
      .execute();
    if (others.length === 0) await hub.blobs.remove(found.blob);
    return context.redirect(`/campagnes/${found.campaign}`, 303);
  });
}

function note(hub: Hub, person: Person, { id }: Deposit, what: Act): Promise<void> {
  return hub.database
    .transaction()
    .execute((transaction) => record(transaction, { account: person.id, act: what, subject: id }, hub.now()));
}

function keptProblems(text: string, language: Language) {
  const kept: readonly KeptProblem[] = JSON.parse(text);
  return kept.map(({ code, place, values }) =>
    describeProblem(new VigieError(code, place, values), catalogue, language),
  );
}

/** That of every sentence on a guarantee. */
const deltaShown = 1e-6;

/** Tables longer than this are cut in the page; the file has them whole. */
const rowsShown = 200;

/** What a bundle holds, table by table, with its guarantee in figures. */
async function contentsOf(
  hub: Hub,
  { blob }: Deposit,
  { study, language }: { readonly study: Study; readonly language: Language },
): Promise<Insert> {
  const { message } = messagesIn(language);
  const numbers = numbersIn(localeOf(language));
  if (!(await hub.blobs.has(blob))) return html`<p>${message("deposit.erased")}</p>`;
  const bundle: ReceivedBundle = await readBundle(await hub.blobs.get(blob), { file: "bundle.zip" });
  const { guarantee, manifest, tables } = bundle;
  return [
    html`<h2>${message("contents.title")}</h2>`,
    manifest.fictitious ? html`<p class="doubt">${message("contents.fictitious")}</p>` : null,
    manifest.comment === null ? null : html`<p>${message("contents.comment")} « ${manifest.comment} »</p>`,
    html`<p>${
      guarantee.sources.length === 0
        ? message("contents.noPersons")
        : message("contents.guarantee", {
            rho: numbers.rounded(asNumber(totalRho(guarantee)), 2),
            epsilon: numbers.rounded(epsilonOf(asNumber(totalRho(guarantee)), deltaShown), 1),
            min: guarantee.policy.min,
          })
    }</p>`,
    [...tables.values()].map(({ name, indicator, dimensions, measures, rows }) => {
      const title = study.indicators.get(indicator)?.title.fr ?? name;
      return html`<details><summary>${title}</summary>${table(
        title,
        [...dimensions.map((dimension) => dimension.name), "count", ...measures],
        rows
          .slice(0, rowsShown)
          .map(({ codes, count, values }) => [
            ...codes,
            count === null ? message("contents.hidden") : numbers.count(count),
            ...values.map((value) => (value === null ? "" : numbers.rounded(value, 2))),
          ]),
      )}${rows.length > rowsShown ? html`<p>${message("contents.more", { rows: rows.length - rowsShown })}</p>` : null}</details>`;
    }),
  ];
}
