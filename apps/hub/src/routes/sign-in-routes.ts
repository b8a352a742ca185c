import { getConnInfo } from "@hono/node-server/conninfo";
import { html, type Insert, type Markup } from "@vigie/html";
import { deleteCookie, setCookie } from "hono/cookie";
import { acceptInvitation, invitationOf } from "../accounts/invitation.ts";
import { offersPasskeys, requestOptions, signInByPasskey } from "../accounts/passkey.ts";
import { accountOfLink, passwordByLink } from "../accounts/password-change.ts";
import { endSessionAddress } from "../accounts/proconnect.ts";
import { type Session, sessionOf, signOut } from "../accounts/session.ts";
import { signIn } from "../accounts/sign-in.ts";
import type { Hub } from "../hub.ts";
import { notifyOf } from "../notify.ts";
import { passkeyForm } from "../pages/passkey-form.ts";
import { field, form, go, hidden, type View } from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { roleKey } from "./accounts-routes.ts";
import { readKeptForm } from "./kept-form.ts";
import {
  answerPage,
  cookieName,
  cookieOptions,
  formOf,
  type HubApp,
  type HubContext,
  isSecure,
  ownSession,
  pathOf,
  textOf,
  viewOf,
} from "./request.ts";

export function signInRoutes(app: HubApp, hub: Hub): void {
  app.get("/connexion", (context) => {
    const view = viewOf(context);
    const { message } = view;
    return answerPage(context, view, message("signIn.title"), signInForm(view, hub, "/"));
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
    if (found.kind === "replayed") await notifyOf(hub, found.account, "replayed");
    if (found.kind !== "signed_in") return refuse("hub/sign-in-refused");
    return enter(context, hub, { cookie: found.cookie, back: textOf(sent, "back"), kept: sent.get("kept") });
  });
  app.post("/connexion/cle", async (context) => {
    const sent = await formOf(context);
    const cookie = await signInByPasskey(hub, textOf(sent, "answer"));
    return enter(context, hub, { cookie, back: textOf(sent, "back"), kept: sent.get("kept") });
  });
  app.post("/deconnexion", async (context) => {
    await formOf(context);
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
      proconnectButton(view, hub, "/"),
      form(view, `/invitation/${token}`, [
        knownEmail(view, email),
        linkCode(view, code_hash),
        newPassword(view),
        go(message("invitation.action")),
      ]),
    ]);
  });
  app.post("/invitation/:token", async (context) => {
    const sent = await formOf(context);
    const password = textOf(sent, "password");
    const token = context.req.param("token");
    const { email } = await invitationOf(hub, token);
    await acceptInvitation(hub, { token, code: codeOf(sent) }, password);
    const found = await signIn(hub, { email, password, code: "", reader: readerOf(context, hub) });
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
    const sent = await formOf(context);
    const link = { token: context.req.param("token"), code: codeOf(sent) };
    const account = await passwordByLink(hub, link, textOf(sent, "password"));
    await notifyOf(hub, account, "changed");
    return context.redirect("/connexion", 303);
  });
}

/**
 * @param back the page to open afterwards
 * @param kept `keptForm` of what was being sent
 */
export function signInForm(view: View, hub: Hub, back: string, kept = ""): Insert {
  const { message } = view;
  const carried = [hidden("back", back), kept === "" ? null : hidden("kept", kept)];
  return [
    proconnectButton(view, hub, back),
    offersPasskeys(hub)
      ? passkeyForm(view, {
          action: "/connexion/cle",
          kind: "get",
          options: requestOptions(hub),
          content: carried,
          label: message("passkey.signIn"),
        })
      : null,
    form(view, "/connexion", [
      carried,
      field(view, "email", message("account.email"), { type: "email", autocomplete: "username" }),
      field(view, "password", message("account.password"), {
        type: "password",
        autocomplete: "current-password",
      }),
      field(view, "code", message("account.code"), {
        hint: message("account.codeHint"),
        autocomplete: "one-time-code",
        required: false,
      }),
      go(message("signIn.action")),
    ]),
    html`<p class="small">${message("signIn.lost")}</p>`,
  ];
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

function codeOf(sent: Awaited<ReturnType<typeof formOf>>): string {
  return textOf(sent, "link_code").replaceAll(/\D/g, "");
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
  const written = readKeptForm(kept);
  if (written !== null) {
    context.set("session", opened);
    context.set("sent", written);
    context.set("cookie", `${cookieName(hub)}=${cookie}; langue=${context.get("language")}`);
    return refuse("hub/form-kept");
  }
  const asked = pathOf(back);
  return context.redirect(asked === "/" ? firstPage(opened) : asked, 303) as Response;
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
