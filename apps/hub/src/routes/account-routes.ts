import { getConnInfo } from "@hono/node-server/conninfo";
import { html } from "@vigie/html";
import { textValue } from "@vigie/words";
import { deleteCookie, setCookie } from "hono/cookie";
import { acceptInvitation, emailOf, invitationOf, invite } from "../accounts/account.ts";
import { keysOf, registerKey, revokeKey } from "../accounts/keys.ts";
import { isOneTimePassword, newSecret, secretAddress } from "../accounts/one-time-password.ts";
import { signIn, signOut } from "../accounts/session.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { type HubKey, messagesIn } from "../messages.ts";
import { choice, field, form, go, hidden, hubPage, table } from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { roles } from "../rules/roles.ts";
import {
  answer,
  cookieName,
  formOf,
  type HubApp,
  type HubContext,
  signedIn,
  textOf,
  viewOf,
} from "./request.ts";

export function accountRoutes(app: HubApp, hub: Hub): void {
  const isSecure = hub.settings.address.startsWith("https:");
  const open = (context: HubContext, cookie: string) => {
    setCookie(context, cookieName, cookie, { httpOnly: true, sameSite: "Lax", path: "/", secure: isSecure });
    return context.redirect("/campagnes", 303);
  };

  app.get("/connexion", (context) => {
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    return answer(
      context,
      hubPage(
        view,
        message("signIn.title"),
        form(view, "/connexion", [
          field("email", message("account.email"), { type: "email", autocomplete: "username" }),
          field("password", message("account.password"), {
            type: "password",
            autocomplete: "current-password",
          }),
          field("code", message("account.code"), {
            hint: message("account.codeHint"),
            autocomplete: "one-time-code",
            required: false,
          }),
          go(message("signIn.action")),
        ]),
      ),
    );
  });
  app.post("/connexion", async (context) => {
    const sent = await formOf(context);
    const found = await signIn(hub, {
      email: textOf(sent, "email"),
      password: textOf(sent, "password"),
      code: textOf(sent, "code").replaceAll(" ", ""),
      reader: readerOf(context, hub),
    });
    if (found.kind === "paused") return refuse("hub/too-many-attempts");
    if (found.kind === "refused") return refuse("hub/sign-in-refused");
    return open(context, found.cookie);
  });
  app.post("/deconnexion", async (context) => {
    await formOf(context);
    await signOut(hub, signedIn(context));
    deleteCookie(context, cookieName, { path: "/" });
    return context.redirect("/", 303);
  });

  app.get("/invitation/:token", async (context) => {
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const token = context.req.param("token");
    const { name, email, institution, role } = await invitationOf(hub, token);
    return answer(
      context,
      hubPage(view, message("invitation.title"), [
        html`<p>${message("invitation.text", { name, institution, role: message(roleKey(role)) })}</p>`,
        form(view, `/invitation/${encodeURIComponent(token)}`, [
          html`<p class="field"><label for="field-email">${message("account.email")}</label><input id="field-email" value="${email}" autocomplete="username" readonly></p>`,
          field("password", message("account.newPassword"), {
            type: "password",
            hint: message("account.passwordHint"),
            autocomplete: "new-password",
          }),
          go(message("invitation.action")),
        ]),
      ]),
    );
  });
  app.post("/invitation/:token", async (context) => {
    const sent = await formOf(context);
    const password = textOf(sent, "password");
    const token = context.req.param("token");
    const { email } = await invitationOf(hub, token);
    await acceptInvitation(hub, token, password);
    const found = await signIn(hub, { email, password, code: "", reader: readerOf(context, hub) });
    return found.kind === "signed_in" ? open(context, found.cookie) : context.redirect("/connexion", 303);
  });

  app.get("/compte", async (context) => {
    const { person } = signedIn(context);
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const { totp } = await hub.database
      .selectFrom("account")
      .select("totp")
      .where("id", "=", person.id)
      .executeTakeFirstOrThrow();
    const secret = newSecret();
    const address = secretAddress(secret, { email: person.email, issuer: "Vigie" });
    return answer(
      context,
      hubPage(view, message("account.title"), [
        html`<p>${message("account.of", { name: person.name, institution: person.institution, role: message(roleKey(person.role)) })}</p>
<h2>${message("secondFactor.title")}</h2>`,
        totp === null
          ? html`<p>${message("secondFactor.how")}</p><p><code>${secret.match(/.{4}/g)?.join(" ") ?? ""}</code></p><p class="small">${message("secondFactor.address")} <code>${address}</code></p>${form(
              view,
              "/compte/second-facteur",
              [
                hidden("secret", secret),
                field("code", message("secondFactor.code"), { autocomplete: "one-time-code" }),
                go(message("secondFactor.action")),
              ],
            )}`
          : html`<p>${message("secondFactor.set")}</p>`,
        person.role === "partner"
          ? [
              html`<h2>${message("token.title")}</h2><p>${message("token.why")}</p>`,
              form(view, "/compte/jetons", go(message("token.action"))),
            ]
          : null,
      ]),
    );
  });
  app.post("/compte/second-facteur", async (context) => {
    const sent = await formOf(context);
    const { person } = signedIn(context);
    const secret = textOf(sent, "secret");
    const now = hub.now();
    const isRight =
      /^[A-Z2-7]{32}$/.test(secret) &&
      isOneTimePassword(textOf(sent, "code").replaceAll(" ", ""), secret, now.getTime() / 1000);
    if (!isRight) return refuse("hub/second-factor-wrong");
    await hub.database.transaction().execute(async (transaction) => {
      await transaction.updateTable("account").set({ totp: secret }).where("id", "=", person.id).execute();
      await record(
        transaction,
        { account: person.id, act: "account.second_factor_set", subject: person.id },
        now,
      );
    });
    return context.redirect("/compte", 303);
  });

  app.get("/comptes", async (context) => {
    signedIn(context, "lead", "administrator");
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const accounts = await hub.database
      .selectFrom("account")
      .select(["name", "institution", "role", "email", "totp"])
      .where("disabled_at", "is", null)
      .orderBy("institution")
      .orderBy("name")
      .execute();
    return answer(
      context,
      hubPage(view, message("accounts.title"), [
        table(
          message("accounts.caption"),
          [
            message("account.name"),
            message("account.institution"),
            message("account.role"),
            message("account.email"),
            message("secondFactor.title"),
          ],
          accounts.map(({ name, institution, role, email, totp }) => [
            name,
            institution,
            message(roleKey(role)),
            email,
            message(totp === null ? "secondFactor.no" : "secondFactor.yes"),
          ]),
        ),
        html`<h2>${message("invite.title")}</h2>`,
        form(view, "/comptes/inviter", [
          field("name", message("account.name")),
          field("email", message("account.email"), { type: "email" }),
          field("institution", message("account.institution"), { hint: message("invite.institutionHint") }),
          choice(
            "role",
            message("account.role"),
            roles.map((role) => [role, message(roleKey(role))]),
          ),
          go(message("invite.action")),
        ]),
      ]),
    );
  });
  app.post("/comptes/inviter", async (context) => {
    const sent = await formOf(context);
    const { person } = signedIn(context, "lead", "administrator");
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const role = roles.find((own) => own === textOf(sent, "role")) ?? refuse("hub/forbidden");
    // A lead invites for the campaign; only an administrator makes leads and administrators.
    if (person.role === "lead" && !["partner", "reviewer"].includes(role)) return refuse("hub/forbidden");
    for (const [name, key] of [
      ["name", "account.name"],
      ["email", "account.email"],
      ["institution", "account.institution"],
    ] as const)
      if (textOf(sent, name).trim() === "")
        return refuse("hub/field-missing", { field: textValue(message(key)) });
    const invited = {
      name: textOf(sent, "name").trim(),
      email: emailOf(textOf(sent, "email")),
      institution: textOf(sent, "institution").trim(),
      role,
    };
    const token = await invite(hub, person, invited);
    const link = `${hub.settings.address}/invitation/${token}`;
    await hub.send({
      to: invited.email,
      subject: message("mail.invitation.subject"),
      text: message("mail.invitation.text", { name: invited.name, link }),
    });
    return answer(
      context,
      hubPage(
        view,
        message("invite.done"),
        html`<p>${message("invite.link", { name: invited.name })}</p><p><code>${link}</code></p>`,
      ),
    );
  });

  app.get("/cles", async (context) => {
    const { person } = signedIn(context, "partner");
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const kept = await keysOf(hub, person.institution);
    return answer(
      context,
      hubPage(view, message("keys.title"), [
        html`<p>${message("keys.text")}</p>`,
        kept.length === 0
          ? html`<p>${message("keys.none")}</p>`
          : table(
              message("keys.title"),
              [message("keys.id"), message("keys.public"), message("keys.from"), message("keys.state")],
              kept.map((key) => [
                key.id,
                html`<code>${key.public}</code>`,
                key.valid_from,
                key.revoked_at === null
                  ? form(
                      view,
                      `/cles/${encodeURIComponent(key.id)}/revoquer`,
                      html`<button>${message("keys.revoke")}</button>`,
                    )
                  : message("keys.revoked"),
              ]),
            ),
        html`<h2>${message("keys.register")}</h2>`,
        form(view, "/cles", [
          field("id", message("keys.id"), { hint: message("keys.idHint") }),
          field("public", message("keys.public"), { hint: message("keys.publicHint") }),
          go(message("keys.action")),
        ]),
      ]),
    );
  });
  app.post("/cles", async (context) => {
    const sent = await formOf(context);
    const { person } = signedIn(context, "partner");
    await registerKey(hub, person, { id: textOf(sent, "id"), public: textOf(sent, "public") });
    return context.redirect("/cles", 303);
  });
  app.post("/cles/:id/revoquer", async (context) => {
    await formOf(context);
    const { person } = signedIn(context, "partner");
    await revokeKey(hub, person, context.req.param("id"));
    return context.redirect("/cles", 303);
  });
}

export function roleKey(role: (typeof roles)[number]): HubKey {
  return `role.${role}`;
}

/** Of the reader's machine, for the count of failed attempts. */
function readerOf(context: HubContext, hub: Hub): string {
  if (hub.settings.isBehindProxy)
    return context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  try {
    return getConnInfo(context).remote.address ?? "";
  } catch {
    // Asked without a connection, as tests do.
    return "";
  }
}
