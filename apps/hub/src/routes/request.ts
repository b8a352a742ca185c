import { bundleProblems } from "@vigie/bundle";
import type { Insert } from "@vigie/html";
import { stationProblems } from "@vigie/station";
import { type Study, studyProblems } from "@vigie/study";
import {
  countValue,
  describeProblem,
  joinedProblems,
  type Language,
  languages,
  VigieErrors,
} from "@vigie/words";
import type { Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { Session } from "../accounts/session.ts";
import type { Hub } from "../hub.ts";
import { messagesIn } from "../messages.ts";
import { hubPage, type View } from "../pages/view.ts";
import { hubProblems, refuse } from "../problems.ts";
import { formMegabytes, limitedBody, type Uploads } from "./received-body.ts";

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

/** Of a cookie that scripts do not read. */
export function cookieOptions(hub: Pick<Hub, "settings">) {
  return { httpOnly: true, sameSite: "Lax", path: "/", secure: isSecure(hub) } as const;
}

/** The sentences of every room that a page of the hub may have to say. */
export const catalogue = joinedProblems([studyProblems, bundleProblems, stationProblems, hubProblems]);

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
    ...messagesIn(language),
    session: context.get("session") ?? null,
    path:
      context.req.method === "GET"
        ? `${context.req.path}${new URL(context.req.url).search}`
        : pathOf(context.get("sent")?.get("page") ?? "/"),
    problems: errors.map((one) => describeProblem(one, catalogue, language)),
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

/** Fields of a form, by name. */
type Form = ReadonlyMap<string, string | File>;

/**
 * What a form of the session sent. Whatever changes something comes through here, or through `withUpload`.
 * @throws {VigieErrors} another session's form, or another site's; a body that is not a form, or holds characters that nobody types
 */
export async function formOf(context: HubContext): Promise<Form> {
  refuseOtherSite(context);
  return readForm(context, limitedBody(context.req.raw, { megabytes: formMegabytes }));
}

/**
 * `formOf`, for a form with a large file: its sender is known before its body is read.
 * @param session of who may send it
 */
export async function withUpload<Result>(
  context: HubContext,
  { person }: Session,
  work: (sent: Form) => Promise<Result>,
): Promise<Result> {
  refuseOtherSite(context);
  return context
    .get("uploads")
    .receive(person.id, context.req.raw, async (body) => work(await readForm(context, body)));
}

async function readForm(context: HubContext, body: ReadableStream<Uint8Array> | null): Promise<Form> {
  const session = context.get("session");
  const headers = { "content-type": context.req.header("content-type") ?? "" };
  const fields =
    body === null ? new FormData() : await new Response(body, { headers }).formData().catch(refuseBody);
  const sent = new Map(fields);
  const texts = [...sent].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  if (session !== null && sent.get("form") !== session.formToken) return refuse("hub/form-expired");
  context.set("sent", new Map(texts));
  if (texts.some(([, text]) => untypedCharacters.test(text))) return refuse("hub/field-characters");
  return sent;
}

/** Control characters but tabs and ends of lines, and the marks that show a text in another order than it has. */
const untypedCharacters = /[^\P{Cc}\t\n\r]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** The sender went silent or sent too much; otherwise what was sent is not a form, or was cut off. */
function refuseBody(error: unknown): never {
  if (error instanceof VigieErrors) throw error;
  return refuse("hub/form-unreadable");
}

function refuseOtherSite(context: HubContext): void {
  const site = context.req.header("sec-fetch-site");
  const isOurs = site === undefined ? isSameOrigin(context) : site === "same-origin";
  if (!isOurs) refuse("hub/form-expired");
}

/** For browsers that do not say where a form comes from in `Sec-Fetch-Site`. */
function isSameOrigin(context: HubContext): boolean {
  const origin = context.req.header("origin");
  return (
    origin === undefined || (URL.canParse(origin) && new URL(origin).host === context.req.header("host"))
  );
}

const charactersMax = 5_000;

/** Empty where it was not sent. @throws {VigieErrors} longer than anybody writes */
export function textOf(form: Form, name: string): string {
  const value = form.get(name);
  if (typeof value !== "string") return "";
  return value.length > charactersMax
    ? refuse("hub/field-too-long", { characters: countValue(charactersMax) })
    : value;
}

const lineCharactersMax = 200;

/** `textOf`, for a name or a title. @throws {VigieErrors} of several lines, or longer than any name */
export function lineOf(form: Form, name: string): string {
  const line = textOf(form, name).trim();
  if (/[\t\n\r]/.test(line)) return refuse("hub/field-characters");
  return line.length > lineCharactersMax
    ? refuse("hub/field-too-long", { characters: countValue(lineCharactersMax) })
    : line;
}

/** @throws {VigieErrors} where none was chosen */
export async function fileOf(
  form: Form,
  name: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const value = form.get(name);
  if (!(value instanceof File) || value.size === 0) return refuse("hub/file-missing");
  return { name: value.name.slice(0, 200), bytes: new Uint8Array(await value.arrayBuffer()) };
}
