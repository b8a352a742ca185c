import { attributes, html, type Insert, type Markup } from "@vigie/documents";
import { deleteCookie } from "hono/cookie";
import { encode } from "uqr";
import { accountOf } from "../accounts/account.ts";
import { closeOwnAccount } from "../accounts/account-closure.ts";
import {
  addPasskey,
  creationOptions,
  offersPasskeys,
  passkeysOf,
  removePasskey,
} from "../accounts/passkey.ts";
import { changePassword } from "../accounts/password-change.ts";
import { personalData } from "../accounts/personal-data.ts";
import { isSecret, newSecret, secretAddress, setSecondFactor } from "../accounts/second-factor.ts";
import { endOthers, type Session, sessionsOf } from "../accounts/session.ts";
import type { Hub } from "../hub.ts";
import { chooseMail, notifyOf, unwantedTopics } from "../notify.ts";
import { passkeyForm } from "../pages/page-script.ts";
import { buttonForm, field, form, go, hidden, namedTable, type View } from "../pages/view.ts";
import { topicsFor } from "../rules/notices.ts";
import { roleKey } from "./accounts-routes.ts";
import { formOf, formText, line, linesUnder } from "./forms.ts";
import {
  answerPage,
  cookieName,
  type HubApp,
  isSecure,
  justSignedIn,
  ownSession,
  viewOf,
} from "./request.ts";

/** One's own account: open to an administrator without a second factor, who sets it here. */
export function ownAccountRoutes(app: HubApp, hub: Hub): void {
  app.get("/compte", async (context) => {
    const session = ownSession(context);
    const { person } = session;
    const view = viewOf(context);
    const { message } = view;
    const { password, totp } = await accountOf(hub, person.id);
    return answerPage(context, view, message("account.title"), [
      html`<p>${message("account.of", { name: person.name, institution: person.institution, role: message(roleKey(person.role)) })}</p>
<h2>${message("secondFactor.title")}</h2>`,
      session.hasSecondFactor || person.role !== "administrator"
        ? null
        : html`<p class="doubt">${message("secondFactor.needed")}</p>`,
      totp === null ? secondFactorForm(view, session) : html`<p>${message("secondFactor.set")}</p>`,
      offersPasskeys(hub) ? await passkeysPart(hub, view, session) : null,
      password === "" ? null : passwordForm(view),
      await sessionsPart(hub, view, session),
      await mailPart(hub, view, session),
      html`<h2>${message("personalData.title")}</h2><p><a href="/compte/donnees.json">${message("personalData.export")}</a></p>
<p>${message("personalData.close")}</p>`,
      form(view, "/compte/fermer", [
        html`<p><label><input type="checkbox" name="sure" value="yes" required> ${message("personalData.sure")}</label></p>`,
        go(message("personalData.closeAction")),
      ]),
    ]);
  });
  app.get("/compte/donnees.json", async (context) => {
    const { person } = ownSession(context);
    const headers = { "content-disposition": 'attachment; filename="compte.json"' };
    return context.json(await personalData(hub, person), 200, headers);
  });
  app.post("/compte/fermer", async (context) => {
    const { sure } = await formOf(context, { sure: formText });
    if (sure !== "yes") return context.redirect("/compte", 303);
    await closeOwnAccount(hub, justSignedIn(context, hub).person);
    deleteCookie(context, cookieName(hub), { path: "/", secure: isSecure(hub) });
    return context.redirect("/", 303);
  });
  app.post("/compte/cles-acces", async (context) => {
    const { answer, passkey_name: name } = await formOf(context, { answer: formText, passkey_name: line });
    const { person } = justSignedIn(context, hub);
    await addPasskey(hub, person, { answer, name });
    await notifyOf(hub, person.id, "changed");
    return context.redirect("/compte", 303);
  });
  app.post("/compte/cles-acces/:id/retirer", async (context) => {
    await formOf(context, {});
    const { person } = justSignedIn(context, hub);
    await removePasskey(hub, person, context.req.param("id"));
    await notifyOf(hub, person.id, "changed");
    return context.redirect("/compte", 303);
  });
  app.post("/compte/second-facteur", async (context) => {
    const { secret, code } = await formOf(context, { secret: formText, code: formText });
    const { person } = justSignedIn(context, hub);
    await setSecondFactor(hub, person, { secret, code: code.replaceAll(" ", "") });
    await notifyOf(hub, person.id, "changed");
    return context.redirect("/compte", 303);
  });
  app.post("/compte/mot-de-passe", async (context) => {
    const { present, password: next } = await formOf(context, { present: formText, password: formText });
    const session = ownSession(context);
    await changePassword(hub, session, { present, next });
    await notifyOf(hub, session.person.id, "changed");
    return context.redirect("/compte", 303);
  });
  app.post("/compte/messages", async (context) => {
    await formOf(context, {});
    const { person } = ownSession(context);
    const answers = linesUnder(context, "mail.");
    const wanted = topicsFor(person.role).filter((topic) => answers.get(topic) === "yes");
    await chooseMail(hub, person, wanted);
    return context.redirect("/compte#messages", 303);
  });
  app.post("/compte/sessions", async (context) => {
    await formOf(context, {});
    await endOthers(hub, justSignedIn(context, hub));
    return context.redirect("/compte", 303);
  });
}

function secondFactorForm(view: View, { person }: Session): Insert {
  const { message } = view;
  // The one that a telephone was given before its code was mistyped.
  const former = view.sent.get("secret") ?? "";
  const secret = isSecret(former) ? former : newSecret();
  const address = secretAddress(secret, { email: person.email, issuer: "Vigie" });
  return [
    html`<p>${message("secondFactor.how")}</p>${qrCode(address, message("secondFactor.picture"))}
<p>${message("secondFactor.key")} <code>${secret.match(/.{4}/g)?.join(" ") ?? ""}</code></p>
<p>${message("secondFactor.address")} <code>${address}</code></p>`,
    form(view, "/compte/second-facteur", [
      hidden("secret", secret),
      field(view, "code", message("secondFactor.code"), { autocomplete: "one-time-code" }),
      go(message("secondFactor.action")),
    ]),
  ];
}

function passwordForm(view: View): Insert {
  const { message } = view;
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

async function passkeysPart(hub: Hub, view: View, { person }: Session): Promise<Insert> {
  const { message, moment } = view;
  const stored = await passkeysOf(hub, person.id);
  return [
    html`<h2>${message("passkey.title")}</h2><p>${message("passkey.text")}</p>`,
    stored.length === 0
      ? null
      : namedTable(
          view,
          "passkey.caption",
          ["passkey.name", "passkey.added", "passkey.state"],
          stored.map(({ id, name, created_at }) => [
            name,
            moment(created_at),
            buttonForm(
              view,
              `/compte/cles-acces/${encodeURIComponent(id)}/retirer`,
              message("passkey.remove"),
            ),
          ]),
        ),
    passkeyForm(view, {
      action: "/compte/cles-acces",
      kind: "create",
      options: await creationOptions(hub, person),
      content: field(view, "passkey_name", message("passkey.name"), { hint: message("passkey.nameHint") }),
      button: go(message("passkey.add")),
    }),
    html`<p class="small">${message("passkey.needsScript")}</p>`,
  ];
}

async function mailPart(hub: Hub, view: View, { person }: Session): Promise<Insert> {
  const { message } = view;
  const unwanted = await unwantedTopics(hub, person.id);
  return [
    html`<h2 id="messages">${message("mailChoice.title")}</h2><p>${message("mailChoice.text")}</p>`,
    form(view, "/compte/messages", [
      topicsFor(person.role).map(
        (topic) =>
          html`<p><label><input type="checkbox" name="mail.${topic}" value="yes"${unwanted.includes(topic) ? null : attributes` checked`}> ${message(`mailChoice.${topic}`)}</label></p>`,
      ),
      go(message("mailChoice.action")),
    ]),
  ];
}

async function sessionsPart(hub: Hub, view: View, { person, idHash }: Session): Promise<Insert> {
  const { message, moment } = view;
  const sessions = await sessionsOf(hub, person.id);
  return [
    html`<h2>${message("sessions.title")}</h2>`,
    namedTable(
      view,
      "sessions.caption",
      ["sessions.opened", "sessions.seen", "sessions.which"],
      sessions.map(({ id_hash, created_at, seen_at }) => [
        moment(created_at),
        moment(seen_at),
        message(id_hash === idHash ? "sessions.this" : "sessions.other"),
      ]),
    ),
    sessions.length > 1 ? buttonForm(view, "/compte/sessions", message("sessions.end")) : null,
  ];
}

/** White around the modules, of four of them: without it, cameras miss the code (ISO/IEC 18004). */
const border = 4;

/**
 * A text that a telephone reads with its camera.
 * @param alternative what the picture is, for whoever does not see it; the text itself stands beside it
 */
export function qrCode(text: string, alternative: string): Markup {
  const { data, size } = encode(text, { ecc: "M", border });
  const modules = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return html`<svg class="qr-code" viewBox="0 0 ${size} ${size}" width="200" height="200" role="img" aria-label="${alternative}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${modules.join("")}"/></svg>`;
}
