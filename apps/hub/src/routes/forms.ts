import { countValue, VigieErrors } from "@vigie/words";
import { z } from "zod";
import type { Session } from "../accounts/session.ts";
import { refuse } from "../problems.ts";
import { formMegabytes, limitedBody } from "./received-body.ts";
import type { HubContext } from "./request.ts";

/** A field holds what nobody types, or no text at all where it was not sent. */
const typed = z.unknown().transform((value) => (typeof value === "string" ? value : ""));

/** A text; empty where it was not sent. */
export const formText = typed.pipe(z.string().max(5_000));

/** A name or a title: one line, longer than none. */
export const line = typed.pipe(
  z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\t\n\r]*$/),
);

/** A file that was chosen. @throws {VigieErrors} from `formOf` where none was */
export const file = z.instanceof(File).refine(({ size }) => size > 0);

type Shape = Readonly<Record<string, z.ZodType>>;
const schemaOf = <Fields extends Shape>(shape: Fields) => z.object(shape);
type Sent<Fields extends Shape> = z.output<ReturnType<typeof schemaOf<Fields>>>;

/**
 * What a form of the session sent in the fields that `shape` names. Whatever changes something comes through here, or through
 * `withUpload`.
 * @throws {VigieErrors} another session's form, or another site's; a body that is not a form, or holds characters that nobody types;
 * a field that is not what `shape` says
 */
export async function formOf<Fields extends Shape>(
  context: HubContext,
  shape: Fields,
): Promise<Sent<Fields>> {
  refuseOtherSite(context);
  return readForm(context, limitedBody(context.req.raw, { megabytes: formMegabytes }), shape);
}

/**
 * `formOf`, for a form with a large file: its sender is known before its body is read.
 * @param form.session of who may send it
 */
export async function withUpload<Fields extends Shape, Result>(
  context: HubContext,
  form: { readonly session: Session; readonly shape: Fields },
  work: (sent: Sent<Fields>) => Promise<Result>,
): Promise<Result> {
  refuseOtherSite(context);
  return context
    .get("uploads")
    .receive(form.session.person.id, context.req.raw, async (body) =>
      work(await readForm(context, body, form.shape)),
    );
}

/** What a form sent in the fields whose names begin alike, one for each of what it lists, by the rest of their names. */
export function linesUnder(context: HubContext, beginning: string): ReadonlyMap<string, string> {
  const sent = context.get("sent") ?? new Map<string, string>();
  return new Map(
    [...sent]
      .filter(([name]) => name.startsWith(beginning))
      .map(([name, value]) => [name.slice(beginning.length), parsed(line, value)] as const),
  );
}

async function readForm<Fields extends Shape>(
  context: HubContext,
  body: ReadableStream<Uint8Array> | null,
  shape: Fields,
): Promise<Sent<Fields>> {
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
  if (texts.some(([, value]) => untypedCharacters.test(value))) return refuse("hub/field-characters");
  const named = Object.keys(shape).map((name) => [name, sent.get(name)] as const);
  return parsed(schemaOf(shape), Object.fromEntries(named));
}

/** @throws {VigieErrors} the first field that is not what its schema says */
function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  if (issue?.code === "too_big")
    return refuse("hub/field-too-long", { characters: countValue(Number(issue.maximum)) });
  return refuse(issue?.code === "invalid_format" ? "hub/field-characters" : "hub/file-missing");
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

/** Never written in a page: what a sign-in, a link or a second factor is made of, and what belongs to one session. */
const isSecret = /^(?:form|back|kept|password|present|secret|code|link_code|step|answer)$/;

/**
 * The texts of a form that came after its session ended, for the form to sign in to carry them.
 * @returns empty where nobody wrote anything
 */
export function keptForm(sent: ReadonlyMap<string, string>): string {
  const texts = [...sent].filter(([name]) => !isSecret.test(name));
  const isWritten = texts.some(([name, text]) => name !== "page" && text.trim() !== "");
  return isWritten ? JSON.stringify(Object.fromEntries(texts)) : "";
}

const kept = z.record(z.string(), z.string());

/** What `keptForm` wrote; null for anything else. */
export function readKeptForm(written: unknown): ReadonlyMap<string, string> | null {
  if (typeof written !== "string" || written === "") return null;
  try {
    return new Map(Object.entries(kept.parse(JSON.parse(written))));
  } catch {
    return null;
  }
}
