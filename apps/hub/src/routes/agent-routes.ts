import { html } from "@vigie/documents";
import { agentsOf, answerAgent } from "../accounts/agents.ts";
import { inClear } from "../accounts/sealed.ts";
import type { Hub } from "../hub.ts";
import { buttonForm, namedTable } from "../pages/view.ts";
import { formOf } from "./forms.ts";
import { answerPage, type HubApp, justSignedIn, signedIn, viewOf } from "./request.ts";

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
