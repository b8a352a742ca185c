import { getConnInfo } from "@hono/node-server/conninfo";
import { html, type Insert, type Markup } from "@vigie/documents";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { acceptInvitation, invitationOf } from "../accounts/invitation.ts";

import { offersPasskeys, requestOptions, signInByPasskey } from "../accounts/passkey.ts";
import { accountOfLink, passwordByLink } from "../accounts/password-change.ts";
import { endSessionAddress } from "../accounts/proconnect.ts";
import { type Session, sessionOf, signOut } from "../accounts/session.ts";
import { deviceDays, rememberDevice, type SignIn, signIn, signInByCode } from "../accounts/sign-in.ts";
import type { Hub } from "../hub.ts";
import { notifyOf } from "../notify.ts";
import { passkeyForm } from "../pages/page-script.ts";
import { field, form, go, hidden, type View } from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { roleKey } from "./accounts-routes.ts";
import { formOf, formText, line, readKeptForm } from "./forms.ts";

import {
  answerPage,
  cookieName,
  cookieOptions,
  type HubApp,
  type HubContext,
  isSecure,
  ownSession,
  pathOf,
  viewOf,
} from "./request.ts";

const linkFields = { password: formText, link_code: formText };

export function signInRoutes(app: HubApp, hub: Hub): void {
  app.get("/connexion", (context) => {
    const view = viewOf(context);
    return answerPage(
      context,
      view,
      view.message("signIn.title"),
      signInForm(view, hub, carriedBy(view.sent)),
    );
  });
  app.post("/connexion", async (context) => {
    const { email, password } = await formOf(context, { email: formText, password: formText });
    if (!textsOf(context).has("password")) return nextStep(context, hub, { password: "" });
    const found = await signIn(hub, {
      email,
      password,
      reader: readerOf(context, hub),
      device: deviceOf(context, hub),
    });
    return afterStep(context, hub, found);
  });
  app.post("/connexion/code", async (context) => {
    const { step, code } = await formOf(context, { step: formText, code: formText });
    return afterStep(context, hub, await signInByCode(hub, { step, code: code.replaceAll(" ", "") }));
  });
  app.post("/connexion/cle", async (context) => {
    const { answer } = await formOf(context, { answer: formText });
    const cookie = await signInByPasskey(hub, answer);
    return enter(context, hub, { cookie, ...carriedBy(textsOf(context)) });
  });
  app.post("/deconnexion", async (context) => {
    await formOf(context, {});
    const session = ownSession(context);
    await signOut(hub, session);
    deleteCookie(context, cookieName(hub), { path: "/", secure: isSecure(hub) });
    const elsewhere = await endSessionAddress(hub, session.idToken);
    if (elsewhere === null) return context.redirect("/", 303);
    context.set("session", null);
    const view = viewOf(context);
    const { message } = view;
    return answerPage(context, view, message("signOut.done"), [
      html`<p><a href="${elsewhere}">${message("signOut.proconnect")}</a></p>`,
    ]);
  });

  app.get("/invitation/:token", async (context) => {
    const view = viewOf(context);
    const { message } = view;
    const token = context.req.param("token");
    const { name, email, institution, role, code_hash } = await invitationOf(hub, token);
    return answerPage(context, view, message("invitation.title"), [
      html`<p>${message("invitation.text", { name, institution, role: message(roleKey(role)) })}</p>`,
      email === "" ? null : proconnectButton(view, hub, "/"),
      form(view, `/invitation/${token}`, [
        email === ""
          ? field(view, "email", message("account.email"), {
              type: "email",
              hint: message("invitation.emailHint"),
              autocomplete: "username",
            })
          : knownEmail(view, email),
        linkCode(view, code_hash),
        newPassword(view),
        go(message("invitation.action")),
      ]),
    ]);
  });
  app.post("/invitation/:token", async (context) => {
    const sent = await formOf(context, { ...linkFields, email: line });
    const { password } = sent;
    const token = context.req.param("token");
    const email = (await invitationOf(hub, token)).email || sent.email;
    await acceptInvitation(hub, { token, code: digitsOf(sent.link_code), email }, password);
    const found = await signIn(hub, { email, password, reader: readerOf(context, hub), device: null });
    return found.kind === "signed_in"
      ? enter(context, hub, { cookie: found.cookie, back: "/" })
      : context.redirect("/connexion", 303);
  });

  app.get("/mot-de-passe/:token", async (context) => {
    const view = viewOf(context);
    const { message } = view;
    const token = context.req.param("token");
    const { email, code_hash } = await accountOfLink(hub, token);
    return answerPage(context, view, message("passwordLink.title"), [
      form(view, `/mot-de-passe/${token}`, [
        knownEmail(view, email),
        linkCode(view, code_hash),
        newPassword(view),
        go(message("passwordLink.action")),
      ]),
    ]);
  });
  app.post("/mot-de-passe/:token", async (context) => {
    const { password, link_code } = await formOf(context, linkFields);
    const link = { token: context.req.param("token"), code: digitsOf(link_code) };
    const account = await passwordByLink(hub, link, password);
    await notifyOf(hub, account, "changed");
    return context.redirect("/connexion", 303);
  });
}

/** What the pages of a sign-in hand on: the page to open afterwards, and `keptForm` of what was being sent. */
interface Carried {
  readonly back: string;
  readonly kept: string;
}

export function carriedBy(sent: ReadonlyMap<string, string>): Carried {
  return { back: pathOf(sent.get("back") ?? "/"), kept: sent.get("kept") ?? "" };
}

function textsOf(context: HubContext): ReadonlyMap<string, string> {
  return context.get("sent") ?? new Map();
}

/** Opens the session, or the page of what is still asked for. */
async function afterStep(context: HubContext, hub: Hub, found: SignIn): Promise<Response> {
  switch (found.kind) {
    case "signed_in":
      return enter(context, hub, { cookie: found.cookie, ...carriedBy(textsOf(context)) });
    case "code_needed":
      return nextStep(context, hub, { step: found.step });
    case "expired":
      return nextStep(context, hub, {});
    case "paused":
      return refuse("hub/too-many-attempts");
    case "replayed":
      await notifyOf(hub, found.account, "replayed");
      return refuse("hub/sign-in-refused");
    default:
      return refuse("hub/sign-in-refused");
  }
}

/** The next page of a sign-in: it says nothing of whether an account has the address that was typed. */
function nextStep(
  context: HubContext,
  hub: Hub,
  asked: { readonly password?: ""; readonly step?: string },
): Response {
  const { email = "", ...carried } = { email: textsOf(context).get("email"), ...carriedBy(textsOf(context)) };
  const view = { ...viewOf(context), sent: new Map(Object.entries({ email, ...asked })) };
  return answerPage(context, view, view.message("signIn.title"), signInForm(view, hub, carried));
}

/**
 * The form of the step that a sign-in is at: the address, then the password, then the one-time password of an account that has one.
 * What `view` says was sent tells which.
 */
export function signInForm(view: View, hub: Hub, carried: Carried): Insert {
  const { message, sent } = view;
  const { back, kept } = carried;
  const fields = [hidden("back", back), kept === "" ? null : hidden("kept", kept)];
  const step = sent.get("step");
  const email = field(view, "email", message("account.email"), { type: "email", autocomplete: "username" });
  return [
    step !== undefined
      ? codeForm(view, [fields, hidden("step", step)])
      : sent.has("password")
        ? form(view, "/connexion", [
            fields,
            email,
            field(view, "password", message("account.password"), {
              type: "password",
              autocomplete: "current-password",
            }),
            go(message("signIn.action")),
          ])
        : [
            proconnectButton(view, hub, back),
            form(view, "/connexion", [fields, email, go(message("signIn.continue"))]),
            passkeyPart(view, hub, fields),
          ],
    html`<p class="small">${message("signIn.lost")}</p>`,
  ];
}

function codeForm(view: View, fields: Insert): Insert {
  const { message } = view;
  return [
    html`<p>${message("signIn.codeText")}</p>`,
    form(view, "/connexion/code", [
      fields,
      field(view, "code", message("account.code"), { autocomplete: "one-time-code" }),
      go(message("signIn.action")),
    ]),
  ];
}

function passkeyPart(view: View, hub: Hub, content: Insert): Insert {
  if (!offersPasskeys(hub)) return null;
  return passkeyForm(view, {
    action: "/connexion/cle",
    kind: "get",
    options: requestOptions(hub),
    content,
    button: html`<p><button class="plain">${view.message("passkey.signIn")}</button></p>`,
  });
}

/** A link: the redirection of a form to another site is forbidden by the policy of the pages. */
function proconnectButton({ message }: View, hub: Hub, back: string): Markup | null {
  if (hub.settings.proconnect === null) return null;
  return html`<p><a class="go" href="/proconnect?retour=${encodeURIComponent(back)}">${message("proconnect.action")}</a></p>
<p class="small">${message("proconnect.text")}</p>`;
}

/** Read only: a password manager keeps it with the password. */
function knownEmail({ message }: View, email: string): Markup {
  return html`<p class="field"><label for="field-email">${message("account.email")}</label><input id="field-email" type="email" value="${email}" autocomplete="username" readonly></p>`;
}

/** Asked for by every link that was sent since links have codes. */
function linkCode(view: View, stored: string | null): Markup | null {
  const { message } = view;
  const label = message("link.code");
  return stored === null ? null : field(view, "link_code", label, { hint: message("link.codeHint") });
}

function digitsOf(code: string): string {
  return code.replaceAll(/\D/g, "");
}

function newPassword(view: View): Markup {
  const { message } = view;
  return field(view, "password", message("account.newPassword"), {
    type: "password",
    hint: message("account.passwordHint"),
    autocomplete: "new-password",
  });
}

/**
 * Gives the cookie of a session, in the place of the one before, and opens the first page of its role.
 * @param opened.kept `keptForm` of what was being sent: its page is shown with it
 */
export async function enter(
  context: HubContext,
  hub: Hub,
  { cookie, back, kept }: { readonly cookie: string; readonly back: string; readonly kept?: unknown },
): Promise<Response> {
  const former = context.get("session");
  if (former !== null) await signOut(hub, former);
  setCookie(context, cookieName(hub), cookie, cookieOptions(hub));
  const opened = await sessionOf(hub, cookie);
  if (opened !== null) {
    const device = await rememberDevice(hub, opened.person.id, deviceOf(context, hub));
    setCookie(context, deviceCookie(hub), device, { ...cookieOptions(hub), maxAge: deviceDays * 86_400 });
  }
  const written = readKeptForm(kept);
  if (written !== null) {
    context.set("session", opened);
    context.set("sent", written);
    context.set("cookie", `${cookieName(hub)}=${cookie}; langue=${context.get("language")}`);
    return refuse("hub/form-kept");
  }
  const asked = pathOf(back);
  return context.redirect(asked === "/" ? firstPage(opened) : asked, 303);
}

/** Beside the one of the session: it outlives it, and opens nothing. */
function deviceCookie(hub: Hub): string {
  return `${cookieName(hub)}-appareil`;
}

function deviceOf(context: HubContext, hub: Hub): string | null {
  return getCookie(context, deviceCookie(hub)) ?? null;
}

/** An administrator sets a second factor before anything else. */
function firstPage(session: Session | null): string {
  const needsFactor = session?.person.role === "administrator" && !session.hasSecondFactor;
  return needsFactor ? "/compte" : "/a-faire";
}

/** Address of the reader's machine, under which attempts and requests are counted. */
export function readerOf(context: HubContext, hub: Hub): string {
  if (hub.settings.isBehindProxy)
    return context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  try {
    return getConnInfo(context).remote.address ?? "";
  } catch {
    // Asked without a connection, as tests do.
    return "";
  }
}
