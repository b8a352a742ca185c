import { html, type Insert } from "@vigie/html";

import { accountOf } from "../accounts/account.ts";
import { createToken, revokeToken, tokensOf } from "../accounts/api-token.ts";
import { newSecret, secretAddress } from "../accounts/one-time-password.ts";
import { changePassword } from "../accounts/password-change.ts";
import { setSecondFactor } from "../accounts/second-factor.ts";
import { endOthers, type Session, sessionsOf } from "../accounts/session.ts";
import type { Hub } from "../hub.ts";
import { messagesIn } from "../messages.ts";
import { tellOfChange } from "../notify.ts";
import { momentsIn } from "../pages/moment.ts";
import { buttonForm, field, form, go, hidden, hubPage, table, type View } from "../pages/view.ts";
import { roleKey } from "./accounts-routes.ts";
import { answer, formOf, type HubApp, ownSession, signedIn, textOf, viewOf } from "./request.ts";

/** One's own account: open to an administrator without a second factor, who sets it here. */
export function ownAccountRoutes(app: HubApp, hub: Hub): void {
  app.get("/compte", async (context) => {
    const session = ownSession(context);
    const { person } = session;
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const { password } = await accountOf(hub, person.id);
    return answer(
      context,
      hubPage(view, message("account.title"), [
        html`<p>${message("account.of", { name: person.name, institution: person.institution, role: message(roleKey(person.role)) })}</p>
<h2>${message("secondFactor.title")}</h2>`,
        session.hasSecondFactor
          ? html`<p>${message("secondFactor.set")}</p>`
          : secondFactorForm(view, session),
        password === "" ? null : passwordForm(view),
        person.role === "partner" ? await tokensPart(hub, view, session) : null,
        await sessionsPart(hub, view, session),
      ]),
    );
  });
  app.post("/compte/second-facteur", async (context) => {
    const sent = await formOf(context);
    const { person } = ownSession(context);
    await setSecondFactor(hub, person, {
      secret: textOf(sent, "secret"),
      code: textOf(sent, "code").replaceAll(" ", ""),
    });
    await tellOfChange(hub, person.id);
    return context.redirect("/compte", 303);
  });
  app.post("/compte/mot-de-passe", async (context) => {
    const sent = await formOf(context);
    const session = ownSession(context);
    await changePassword(hub, session, {
      present: textOf(sent, "present"),
      next: textOf(sent, "password"),
    });
    await tellOfChange(hub, session.person.id);
    return context.redirect("/compte", 303);
  });
  app.post("/compte/sessions", async (context) => {
    await formOf(context);
    await endOthers(hub, ownSession(context));
    return context.redirect("/compte", 303);
  });
  app.post("/compte/jetons", async (context) => {
    await formOf(context);
    const { person } = signedIn(context, "partner");
    const token = await createToken(hub, person);
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    return answer(
      context,
      hubPage(
        view,
        message("token.title"),
        html`<p>${message("token.text")}</p><p><code>${token}</code></p><p><a href="/compte">${message("token.back")}</a></p>`,
      ),
    );
  });
  app.post("/compte/jetons/:id/revoquer", async (context) => {
    await formOf(context);
    await revokeToken(hub, signedIn(context, "partner").person, context.req.param("id"));
    return context.redirect("/compte", 303);
  });
}

function secondFactorForm(view: View, { person }: Session): Insert {
  const { message } = messagesIn(view.language);
  const secret = newSecret();
  const address = secretAddress(secret, { email: person.email, issuer: "Vigie" });
  return [
    person.role === "administrator" ? html`<p class="doubt">${message("secondFactor.needed")}</p>` : null,
    html`<p>${message("secondFactor.how")}</p><p><code>${secret.match(/.{4}/g)?.join(" ") ?? ""}</code></p>
<p>${message("secondFactor.address")} <code>${address}</code></p>`,
    form(view, "/compte/second-facteur", [
      hidden("secret", secret),
      field(view, "code", message("secondFactor.code"), { autocomplete: "one-time-code" }),
      go(message("secondFactor.action")),
    ]),
  ];
}

function passwordForm(view: View): Insert {
  const { message } = messagesIn(view.language);
  return [
    html`<h2>${message("passwordChange.title")}</h2>`,
    form(view, "/compte/mot-de-passe", [
      field(view, "present", message("passwordChange.present"), {
        type: "password",
        autocomplete: "current-password",
      }),
      field(view, "password", message("account.newPassword"), {
        type: "password",
        hint: message("account.passwordHint"),
        autocomplete: "new-password",
      }),
      go(message("passwordChange.action")),
    ]),
  ];
}

async function tokensPart(hub: Hub, view: View, { person }: Session): Promise<Insert> {
  const { message } = messagesIn(view.language);
  const moment = momentsIn(view.language);
  const tokens = await tokensOf(hub, person.id);
  return [
    html`<h2>${message("token.title")}</h2><p>${message("token.why")}</p>`,
    tokens.length === 0
      ? null
      : table(
          message("token.caption"),
          [message("token.made"), message("token.state")],
          tokens.map(({ id, created_at }) => [
            moment(created_at),
            buttonForm(view, `/compte/jetons/${id}/revoquer`, message("token.revoke")),
          ]),
        ),
    form(view, "/compte/jetons", go(message("token.action"))),
  ];
}

async function sessionsPart(hub: Hub, view: View, { person, idHash }: Session): Promise<Insert> {
  const { message } = messagesIn(view.language);
  const moment = momentsIn(view.language);
  const sessions = await sessionsOf(hub, person.id);
  return [
    html`<h2>${message("sessions.title")}</h2>`,
    table(
      message("sessions.caption"),
      [message("sessions.opened"), message("sessions.seen"), message("sessions.which")],
      sessions.map(({ id_hash, created_at, seen_at }) => [
        moment(created_at),
        moment(seen_at),
        message(id_hash === idHash ? "sessions.this" : "sessions.other"),
      ]),
    ),
    sessions.length > 1 ? buttonForm(view, "/compte/sessions", message("sessions.end")) : null,
  ];
}
