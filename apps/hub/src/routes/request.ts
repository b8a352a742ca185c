import { bundleProblems } from "@vigie/bundle";
import { diagnosticProblems } from "@vigie/diagnostic";
import type { Markup } from "@vigie/html";
import { stationProblems } from "@vigie/station";
import { studyProblems } from "@vigie/study";
import { describeProblem, joinedProblems, type Language, languages, type VigieErrors } from "@vigie/words";
import type { Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { Session } from "../accounts/session.ts";
import type { View } from "../pages/view.ts";
import { hubProblems, refuse } from "../problems.ts";

export interface Variables {
  readonly session: Session | null;
  readonly language: Language;
}
export type HubContext = Context<{ Variables: Variables }>;
export type HubApp = Hono<{ Variables: Variables }>;

export const cookieName = "vigie";
/** The sentences of every room that a page of the hub may have to say. */
export const catalogue = joinedProblems([
  studyProblems,
  bundleProblems,
  stationProblems,
  diagnosticProblems,
  hubProblems,
]);

/** The one chosen by the reader; French where none was. */
export function languageOf(context: HubContext): Language {
  const chosen = getCookie(context, "langue");
  return languages.find((language) => language === chosen) ?? "fr";
}

export function viewOf(context: HubContext, error: VigieErrors | null = null): View {
  const language = context.get("language") ?? "fr";
  return {
    session: context.get("session") ?? null,
    language,
    path: context.req.path,
    problems: (error?.errors ?? []).map((one) => describeProblem(one, catalogue, language)),
  };
}

export function answer(context: HubContext, page: Markup, status: 200 | 422 = 200): Response {
  return context.html(page.text, status) as Response;
}

/** The session of who may be here. @throws {VigieErrors} for nobody, or another role */
export function signedIn(context: HubContext, ...allowed: readonly Session["person"]["role"][]): Session {
  const session = context.get("session");
  if (session === null) return refuse("hub/absent");
  if (allowed.length > 0 && !allowed.includes(session.person.role)) return refuse("hub/forbidden");
  return session;
}

/**
 * What a form of the session sent. Whatever changes something comes through here.
 * @throws {VigieErrors} another session's form, or another site's
 */
export async function formOf(context: HubContext): Promise<ReadonlyMap<string, string | File>> {
  const session = context.get("session");
  const site = context.req.header("sec-fetch-site");
  const sent = await context.req.parseBody();
  const isOurs = site === undefined || site === "same-origin";
  if (!isOurs || (session !== null && sent.form !== session.formToken)) return refuse("hub/form-expired");
  return new Map(
    Object.entries(sent).flatMap(([name, value]) =>
      typeof value === "string" || value instanceof File ? [[name, value] as const] : [],
    ),
  );
}

export function textOf(form: ReadonlyMap<string, string | File>, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, 5_000) : "";
}

/** @throws {VigieErrors} where none was chosen */
export async function fileOf(
  form: ReadonlyMap<string, string | File>,
  name: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const value = form.get(name);
  if (!(value instanceof File) || value.size === 0) return refuse("hub/file-missing");
  return { name: value.name.slice(0, 200), bytes: new Uint8Array(await value.arrayBuffer()) };
}
