import { bundleProblems } from "@vigie/bundle";
import type { Insert } from "@vigie/documents";
import { partnerProblems } from "@vigie/partner";
import { type Study, studyProblems } from "@vigie/study";
import { describeProblem, joinedProblems, type Language, languages, type VigieErrors } from "@vigie/words";
import type { Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { Session } from "../accounts/session.ts";
import type { Hub } from "../hub.ts";
import { hubMessages } from "../messages.ts";
import { hubPage, type View } from "../pages/view.ts";
import { hubProblems, refuse } from "../problems.ts";
import type { Uploads } from "./received-body.ts";

interface Environment {
  readonly Variables: {
    readonly session: Session | null;
    readonly language: Language;
    readonly uploads: Uploads;
    /** Cookies of a session that this very request opens. */
    readonly cookie: string;
    /** Texts of the form that is answered, by field. */
    readonly sent: ReadonlyMap<string, string>;
  };
  readonly Bindings: {
    /** Set where a page is shown again, with the form that was refused. */
    readonly refused?: { readonly error: VigieErrors; readonly sent: ReadonlyMap<string, string> };
  };
}
export type HubContext = Context<Environment>;
export type HubApp = Hono<Environment>;

/** With `__Host-`, browsers take the cookie from this very host over HTTPS only. */
export function cookieName({ settings }: Pick<Hub, "settings">): string {
  return isSecure({ settings }) ? "__Host-vigie" : "vigie";
}

export function isSecure({ settings }: Pick<Hub, "settings">): boolean {
  return settings.address.startsWith("https:");
}

/** Options of a cookie that scripts do not read. */
export function cookieOptions(hub: Pick<Hub, "settings">) {
  return { httpOnly: true, sameSite: "Lax", path: "/", secure: isSecure(hub) } as const;
}

/** The sentences of every package that a page of the hub may have to say. */
export const hubCatalogue = joinedProblems([studyProblems, bundleProblems, partnerProblems, hubProblems]);

/** The one chosen by the reader; French where none was. */
export function languageOf(context: HubContext): Language {
  const chosen = getCookie(context, "langue");
  return languages.find((language) => language === chosen) ?? "fr";
}

export function viewOf(context: HubContext, error: VigieErrors | null = null): View {
  const language = context.get("language") ?? "fr";
  const refused = context.env?.refused;
  const { errors } = error ?? refused?.error ?? { errors: [] };
  return {
    ...hubMessages(language),
    session: context.get("session") ?? null,
    path:
      context.req.method === "GET"
        ? `${context.req.path}${new URL(context.req.url).search}`
        : pathOf(context.get("sent")?.get("page") ?? "/"),
    problems: errors.map((one) => describeProblem(one, hubCatalogue, language)),
    sent: refused?.sent ?? new Map(),
  };
}

export function answerPage(context: HubContext, view: View, title: string, content: Insert): Response {
  return context.html(hubPage(view, title, content).text);
}

/** The file of a study, to keep. */
export function answerKit(
  context: HubContext,
  { study, bytes }: { readonly study: Study; readonly bytes: Uint8Array },
): Response {
  return context.body(new Uint8Array(bytes), 200, {
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="${study.id}.vigie"`,
  });
}

/** The session of whoever is signed in. @throws {VigieErrors} for nobody */
export function ownSession(context: HubContext): Session {
  return context.get("session") ?? refuse("hub/sign-in-needed");
}

/**
 * The session of who may be here.
 * @throws {VigieErrors} for nobody, another role, an agent whom nobody of its institution accepted, or an administrator without a
 * second factor, whose password alone would open every account
 */
export function signedIn(context: HubContext, ...allowed: readonly Session["person"]["role"][]): Session {
  const session = ownSession(context);
  if (allowed.length > 0 && !allowed.includes(session.person.role)) return refuse("hub/forbidden");
  if (session.isPending) return refuse("hub/agent-pending");
  if (session.person.role === "administrator" && !session.hasSecondFactor)
    return refuse("hub/second-factor-needed");
  return session;
}

/** A session that was opened long ago may be in other hands. */
const recently = 15 * 60_000;

/**
 * `signedIn`, for what would outlast a session that somebody else found open, or cannot be undone.
 * @throws {VigieErrors} what `signedIn` does; somebody who signed in more than a quarter of an hour ago
 */
export function justSignedIn(
  context: HubContext,
  { now }: Pick<Hub, "now">,
  ...allowed: readonly Session["person"]["role"][]
): Session {
  const session = allowed.length === 0 ? ownSession(context) : signedIn(context, ...allowed);
  const age = now().getTime() - Date.parse(session.openedAt);
  return age > recently ? refuse("hub/sign-in-again") : session;
}

/** An address of this service, as pages write them; `/` for anything else. */
export function pathOf(text: string): string {
  return /^\/(?!\/)[\w/.~?=&%-]*$/.test(text) ? text : "/";
}
