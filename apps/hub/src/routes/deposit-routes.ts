import { html, type Insert } from "@vigie/documents";
import type { Study } from "@vigie/study";
import { describeProblem, textValue, VigieErrors } from "@vigie/words";
import { campaignOf } from "../campaigns/campaign-phase.ts";
import { partnerLabel } from "../campaigns/participants.ts";
import { latestVersion } from "../campaigns/study-versions.ts";
import { contentsInThread } from "../deposits/contents-in-thread.ts";
import {
  act,
  allow,
  beginVerification,
  type Deposit,
  depositOf,
  placeInQueue,
  receiveDeposit,
} from "../deposits/deposit.ts";
import { erase } from "../deposits/erasure.ts";
import { answerReview, answersFor, hasColleagueAnswered } from "../deposits/review.ts";
import type { Hub } from "../hub.ts";
import { recordAlone } from "../journal/journal.ts";
import { notify, notifyAgents } from "../notify.ts";
import { bundleTables, returnedTable } from "../pages/bundle-tables.ts";
import {
  buttonForm,
  confirmation,
  form,
  longField,
  namedTable,
  problemItems,
  type View,
  writtenText,
} from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { mayDo, reviewersNeeded } from "../rules/deposit-states.ts";
import { relationOf } from "../rules/roles.ts";
import { serializedProblemItems } from "./api-problems.ts";
import { stateKey } from "./campaign-routes.ts";
import { file, formOf, formText, linesUnder, withUpload } from "./forms.ts";
import { inTime, latePart, secondsBetweenLooks } from "./in-time.ts";
import { answerPage, type HubApp, hubCatalogue, signedIn, viewOf } from "./request.ts";

export function depositRoutes(app: HubApp, hub: Hub): void {
  app.post("/campagnes/:id/partenaires/:partner/depots", async (context) => {
    const session = signedIn(context, "partner");
    const { id: campaign, partner } = context.req.param();
    const form = { session, shape: { file, message: formText } };
    const made = await withUpload(context, form, async (sent) => {
      const bytes = await sent.file.bytes();
      return receiveDeposit(hub, session.person, { campaign, partner, bytes, message: sent.message });
    });
    await notifyAgents(hub, session.person.institution, { mail: "ownDeposit", path: `/depots/${made}` });
    await beginVerification(hub, made);
    return context.redirect(`/depots/${made}`, 303);
  });

  depositPageRoute(app, hub);
  decisionRoutes(app, hub);
}

function depositPageRoute(app: HubApp, hub: Hub): void {
  app.get("/depots/:id", async (context) => {
    const { person } = signedIn(context);
    const view = viewOf(context);
    const { message, moment } = view;
    const found = await depositOf(hub, context.req.param("id"));
    allow(person, found, "follow");
    const can = (action: Parameters<typeof mayDo>[1]) =>
      mayDo(relationOf(person, found), action, found.state);
    const { study } = await latestVersion(hub, (await campaignOf(hub, found.campaign)).study);
    const title = message("deposit.title", { partner: partnerLabel(study, found.partner, view.language) });
    const parts: Insert[] = [
      html`<p><a href="/campagnes/${found.campaign}">${message("deposit.back")}</a></p>
<p>${message("deposit.line", { partner: partnerLabel(study, found.partner, view.language), moment: moment(found.deposited_at), state: message(stateKey(found.state)) })}</p>
<p>${message(`next.${found.state}`)}</p>`,
    ];
    if (found.state === "received") {
      context.header("refresh", String(secondsBetweenLooks));
      parts.push(
        html`<p>${message("deposit.queue", { count: await placeInQueue(hub, found), seconds: secondsBetweenLooks })}</p>`,
      );
    }
    if (found.message !== "" && (can("read") || can("read_reasons")))
      parts.push(html`<p>${message("deposit.says")} « ${writtenText(found.message)} »</p>`);
    if (can("read_reasons") && found.problems !== null)
      parts.push(html`<h2>${message("deposit.reasons")}</h2>`, serializedProblemItems(found.problems, view));
    const answers = can("read") ? await answersFor(hub, person, found.id) : [];
    const hasAnswered = answers.some(({ reviewer }) => reviewer === person.id);
    const isColleagueDone =
      can("review") && !hasAnswered && (await hasColleagueAnswered(hub, person, found.id));
    const isReviewed = can("review") && !hasAnswered && !isColleagueDone;
    let tables: Insert = null;
    if (can("read")) {
      await recordAlone(hub, { account: person.id, act: "deposit.read", subject: found.id });
      const contents = await inTime(hub, context, contentsPart(hub, found, { study, view, isReviewed }));
      parts.push(html`<h2>${message("contents.title")}</h2>`);
      // Nobody decides on tables that are not shown yet.
      if (contents === null) return answerPage(context, view, title, [parts, latePart(view)]);
      tables = contents.made;
    }
    if (!isReviewed) parts.push(tables);
    if (can("download"))
      parts.push(html`<p><a href="/depots/${found.id}/bundle.zip">${message("deposit.download")}</a></p>`);
    if (answers.length > 0)
      parts.push(
        namedTable(
          view,
          "review.answers",
          ["account.name", "account.institution", "review.verdict", "review.reasons"],
          answers.map(({ name, institution, verdict, reasons }) => [
            name,
            institution,
            message(verdict === "approve" ? "review.approves" : "review.returns"),
            writtenText(reasons),
          ]),
        ),
      );
    if (isColleagueDone) parts.push(html`<p>${message("review.byColleague")}</p>`);
    if (isReviewed)
      parts.push(
        html`<h2>${message("review.title")}</h2><p>${message("review.text", { count: reviewersNeeded })}</p><p>${message("review.blind")}</p>`,
        form(view, `/depots/${found.id}/relecture`, [
          tables,
          longField(view, "reasons", message("review.reasons"), { hint: message("review.reasonsHint") }),
          html`<p class="choices"><button class="go" name="verdict" value="approve">${message("review.approve")}</button> <button class="go" name="verdict" value="return">${message("review.return")}</button></p>`,
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
      parts.push(html`<p><a href="/depots/${found.id}/retirer">${message("deposit.withdraw")}</a></p>`);
    if (can("erase") && found.erased_at === null)
      parts.push(buttonForm(view, `/depots/${found.id}/effacer`, message("deposit.erase")));
    return answerPage(context, view, title, parts);
  });
}

/** The bundle itself, and what is decided of a deposit. */
function decisionRoutes(app: HubApp, hub: Hub): void {
  app.get("/depots/:id/bundle.zip", async (context) => {
    const { person } = signedIn(context);
    const found = await depositOf(hub, context.req.param("id"));
    allow(person, found, "download");
    await recordAlone(hub, { account: person.id, act: "deposit.downloaded", subject: found.id });
    return context.body(new Uint8Array(await hub.blobs.get(found.blob)), 200, {
      "content-type": "application/zip",
      "content-disposition": 'attachment; filename="bundle.zip"',
    });
  });
  app.get("/depots/:id/retirer", async (context) => {
    const { person } = signedIn(context);
    const found = await depositOf(hub, context.req.param("id"));
    allow(person, found, "withdraw");
    const view = viewOf(context);
    const { message } = view;
    return answerPage(
      context,
      view,
      message("deposit.withdraw"),
      confirmation(view, `/depots/${found.id}/retirer`, {
        says: [message("withdraw.text"), message("withdraw.after")],
        label: message("withdraw.action"),
        back: `/depots/${found.id}`,
      }),
    );
  });
  app.post("/depots/:id/retirer", async (context) => {
    await formOf(context, {});
    const id = context.req.param("id");
    const { state, campaign } = await depositOf(hub, id);
    await act(hub, signedIn(context).person, id, "withdraw");
    await notify(hub, "withdrawn", { campaign, to: "leads" });
    if (state !== "verified") await notify(hub, "withdrawn", { campaign, to: "reviewers" });
    return context.redirect(`/depots/${id}`, 303);
  });
  app.post("/depots/:id/relire", async (context) => {
    await formOf(context, {});
    const id = context.req.param("id");
    await act(hub, signedIn(context).person, id, "send_to_review");
    const { campaign } = await depositOf(hub, id);
    await notify(hub, "review", { campaign, to: "reviewers" });
    return context.redirect(`/depots/${context.req.param("id")}`, 303);
  });
  app.post("/depots/:id/relecture", async (context) => {
    const { verdict, reasons: written } = await formOf(context, { verdict: formText, reasons: formText });
    const { person } = signedIn(context);
    if (verdict !== "approve" && verdict !== "return") return refuse("hub/forbidden");
    const id = context.req.param("id");
    const returned = [...linesUnder(context, returnedTable).values()];
    if (verdict === "approve" && returned.length > 0)
      return refuse("hub/table-returned", { tables: textValue(returned.join(", ")) });
    const { message } = viewOf(context);
    const marked = returned.length === 0 ? [] : [message("review.tables", { tables: returned.join(", ") })];
    const reasons = [written.trim(), ...marked].filter((one) => one !== "").join("\n\n");
    await answerReview(hub, person, id, { verdict, reasons });
    const { state, campaign, institution } = await depositOf(hub, id);
    if (state === "returned" || state === "approved") {
      await notify(hub, state, { campaign, to: "partners", institutions: [institution] });
      await notify(hub, state, { campaign, to: "leads" });
    }
    return context.redirect(`/depots/${context.req.param("id")}`, 303);
  });
  app.post("/depots/:id/effacer", async (context) => {
    await formOf(context, {});
    const { person } = signedIn(context);
    const id = context.req.param("id");
    await erase(hub, person, id);
    return context.redirect(`/depots/${id}`, 303);
  });
}

/** The tables of a bundle; what is wrong with it where it can no longer be read, which stops no other part of the page. */
async function contentsPart(
  hub: Hub,
  deposit: Deposit,
  { study, view, isReviewed }: { readonly study: Study; readonly view: View; readonly isReviewed: boolean },
): Promise<Insert> {
  try {
    const contents = await contentsInThread(hub, deposit);
    if (contents === null) return html`<p>${view.message("deposit.erased")}</p>`;
    return bundleTables(contents, study, { view, isReviewed });
  } catch (error) {
    if (!(error instanceof VigieErrors)) throw error;
    return problemItems(
      error.errors.map((one) => describeProblem(one, hubCatalogue, view.language)),
      view,
    );
  }
}
