import { html } from "@vigie/documents";
import { agentsOf, answerAgent } from "../accounts/agents.ts";
import { keysOf, registerKey, revokeKey } from "../accounts/keys.ts";
import { inClear } from "../accounts/sealed.ts";
import type { Hub } from "../hub.ts";
import { notifyAgents } from "../notify.ts";
import { buttonForm, field, form, go, namedTable } from "../pages/view.ts";
import { formOf, formText, line } from "./forms.ts";
import { answerPage, type HubApp, justSignedIn, signedIn, viewOf } from "./request.ts";

/** The public keys of a partner's institution. */
export function keyRoutes(app: HubApp, hub: Hub): void {
  app.get("/cles", async (context) => {
    const { person } = signedIn(context, "partner");
    const view = viewOf(context);
    const { message, day } = view;
    const stored = await keysOf(hub, person.institution);
    return answerPage(context, view, message("keys.title"), [
      html`<p>${message("keys.text")}</p>`,
      stored.length === 0
        ? html`<p>${message("keys.none")}</p>`
        : namedTable(
            view,
            "keys.caption",
            ["keys.id", "keys.public", "keys.from", "keys.state"],
            stored.map((key) => [
              key.id,
              html`<code>${key.public}</code>`,
              day(key.valid_from),
              key.revoked_at === null
                ? buttonForm(view, `/cles/${encodeURIComponent(key.id)}/revoquer`, message("keys.revoke"))
                : message("keys.revoked"),
            ]),
          ),
      html`<h2>${message("keys.register")}</h2>`,
      form(view, "/cles", [
        field(view, "id", message("keys.id"), { hint: message("keys.idHint") }),
        field(view, "public", message("keys.public"), { hint: message("keys.publicHint") }),
        go(message("keys.action")),
      ]),
    ]);
  });
  app.post("/cles", async (context) => {
    const key = await formOf(context, { id: line, public: formText });
    const { person } = justSignedIn(context, hub, "partner");
    await registerKey(hub, person, key);
    await notifyAgents(hub, person.institution, { mail: "ownKey", path: "/cles" });
    return context.redirect("/cles", 303);
  });
  app.post("/cles/:id/revoquer", async (context) => {
    await formOf(context, {});
    const { person } = justSignedIn(context, hub, "partner");
    await revokeKey(hub, person, context.req.param("id"));
    await notifyAgents(hub, person.institution, { mail: "ownKey", path: "/cles" });
    return context.redirect("/cles", 303);
  });
}

/** The agents of a partner's institution, who accept one another. */
export function agentRoutes(app: HubApp, hub: Hub): void {
  app.get("/agents", async (context) => {
    const { person } = signedIn(context, "partner");
    const view = viewOf(context);
    const { message } = view;
    const agents = (await agentsOf(hub, person.institution)).map((one) => inClear(hub, one));
    return answerPage(context, view, message("agents.title"), [
      html`<p>${message("agents.text")}</p>`,
      namedTable(
        view,
        "agents.caption",
        ["account.name", "account.email", "accounts.state"],
        agents.map(({ id, name, email, pending_since }) => [
          name,
          email,
          pending_since === null
            ? message("agents.accepted")
            : [
                message("agents.waiting"),
                buttonForm(view, `/agents/${id}/accepter`, message("agents.accept")),
                buttonForm(view, `/agents/${id}/refuser`, message("agents.refuse")),
              ],
        ]),
      ),
    ]);
  });
  for (const [path, isAccepted] of [
    ["accepter", true],
    ["refuser", false],
  ] as const)
    app.post(`/agents/:id/${path}`, async (context) => {
      await formOf(context, {});
      const { person } = justSignedIn(context, hub, "partner");
      await answerAgent(hub, person, { account: context.req.param("id") ?? "", isAccepted });
      return context.redirect("/agents", 303);
    });
}
