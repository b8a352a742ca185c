import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { html } from "@vigie/html";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { messagesIn } from "../messages.ts";
import { hubPage, table } from "../pages/view.ts";
import { answer, type HubApp, type HubContext, signedIn, viewOf } from "./request.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".jsonld": "application/ld+json",
  ".atom": "application/atom+xml",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".pdf": "application/pdf",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".zip": "application/zip",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const isCompressed = new Set([".png", ".pdf", ".woff2", ".zip", ".xlsx"]);
const compress = promisify(gzip);
/** Bytes of published pages that are kept in memory, compressed. */
const cachedMax = 64_000_000;

interface Served {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer> | null;
  readonly type: string;
}

export function publicRoutes(app: HubApp, hub: Hub): void {
  const cache = new Map<string, Served>();
  let cached = 0;
  /** A file of a folder; null where it has none of that name. */
  const fileIn = async (folder: string, asked: string): Promise<Served | null> => {
    const path = normalize(join(folder, asked === "" || asked.endsWith("/") ? `${asked}index.html` : asked));
    if (!path.startsWith(folder + sep)) return null;
    const before = cache.get(path);
    if (before !== undefined) return before;
    const plain = await readFile(path).then(
      (bytes) => new Uint8Array(bytes),
      () => null,
    );
    if (plain === null) return null;
    const extension = extname(path);
    const served = {
      plain,
      gzipped: isCompressed.has(extension) ? null : new Uint8Array(await compress(plain)),
      type: types[extension] ?? "application/octet-stream",
    };
    const bytes = plain.length + (served.gzipped?.length ?? 0);
    if (cached + bytes <= cachedMax) {
      cache.set(path, served);
      cached += bytes;
    }
    return served;
  };
  const send = (
    context: HubContext,
    served: Served | null,
    headers: Readonly<Record<string, string>>,
  ): Response => {
    if (served === null) return context.notFound() as Response;
    const isSmaller = served.gzipped !== null && /\bgzip\b/.test(context.req.header("accept-encoding") ?? "");
    return context.body(isSmaller && served.gzipped !== null ? served.gzipped : served.plain, 200, {
      "content-type": served.type,
      vary: "accept-encoding",
      ...(isSmaller ? { "content-encoding": "gzip" } : {}),
      ...headers,
    }) as Response;
  };
  /** What a page of the diagnostic says of itself holds. */
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  app.get("/", async (context) => {
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const published = await hub.database
      .selectFrom("campaign")
      .innerJoin("edition", "edition.campaign", "campaign.id")
      .select(["campaign.id", "campaign.title", "edition.published_at"])
      .where("edition.published_at", "is not", null)
      .orderBy("edition.published_at", "desc")
      .execute();
    return answer(
      context,
      hubPage(view, message("home.title"), [
        html`<p class="lead">${message("home.text")}</p>`,
        published.length === 0
          ? html`<p>${message("home.none")}</p>`
          : table(
              message("home.editions"),
              [message("home.edition"), message("home.day")],
              published.map(({ id, title, published_at }) => [
                html`<a href="/publications/${id}/">${title}</a>`,
                (published_at ?? "").slice(0, 10),
              ]),
            ),
      ]),
    );
  });
  app.get("/donnees-personnelles", (context) => {
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    return answer(
      context,
      hubPage(view, message("privacy.title"), [
        html`<p>${message("privacy.what")}</p><p>${message("privacy.why")}</p><p>${message("privacy.howLong", { days: hub.settings.keptDays })}</p><p>${message("privacy.rights")}</p>`,
      ]),
    );
  });

  app.get("/publications/:campaign/*", async (context) => {
    const campaign = context.req.param("campaign");
    const edition = await hub.database
      .selectFrom("edition")
      .select("folder")
      .where("campaign", "=", campaign)
      .where("published_at", "is not", null)
      .orderBy("published_at", "desc")
      .limit(1)
      .executeTakeFirst();
    if (edition === undefined) return context.notFound();
    const asked = decodeURIComponent(context.req.path).slice(`/publications/${campaign}/`.length);
    return send(context, await fileIn(join(hub.settings.folder, edition.folder), asked), {
      "content-security-policy": policy,
      "cache-control": "public, max-age=300",
    });
  });
  app.get("/apercu/:edition/*", async (context) => {
    const { person } = signedIn(context, "lead", "reviewer", "partner");
    const id = context.req.param("edition");
    const edition = await hub.database
      .selectFrom("edition")
      .innerJoin("participation", "participation.campaign", "edition.campaign")
      .select(["edition.folder", "participation.institution"])
      .where("edition.id", "=", id)
      .execute();
    const isOurs =
      person.role !== "partner" || edition.some(({ institution }) => institution === person.institution);
    const [first] = edition;
    if (first === undefined || !isOurs) return context.notFound();
    const asked = decodeURIComponent(context.req.path).slice(`/apercu/${id}/`.length);
    if (asked === "")
      await hub.database
        .transaction()
        .execute((transaction) =>
          record(transaction, { account: person.id, act: "edition.previewed", subject: id }, hub.now()),
        );
    return send(context, await fileIn(join(hub.settings.folder, first.folder), asked), {
      "content-security-policy": policy,
      "cache-control": "no-store",
    });
  });

  const { station } = hub.settings;
  if (station !== null)
    app.get("/poste/*", async (context) =>
      send(context, await fileIn(station, decodeURIComponent(context.req.path).slice("/poste/".length)), {
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
        // The page has its own policy, by hash; the header of the hub would forbid its scripts.
        "content-security-policy": "frame-ancestors 'none'",
        "cache-control": "public, max-age=300",
      }),
    );

  app.get("/journal", async (context) => {
    signedIn(context, "lead", "administrator");
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const lines = await hub.database
      .selectFrom("journal")
      .leftJoin("account", "account.id", "journal.account")
      .select([
        "journal.number",
        "journal.at",
        "account.name",
        "journal.account",
        "journal.act",
        "journal.subject",
      ])
      .orderBy("journal.number", "desc")
      .limit(200)
      .execute();
    return answer(
      context,
      hubPage(view, message("journal.title"), [
        html`<p>${message("journal.text")}</p><p><a href="/journal.jsonl">${message("journal.export")}</a></p>`,
        table(
          message("journal.caption"),
          [
            message("journal.number"),
            message("journal.at"),
            message("journal.who"),
            message("journal.act"),
            message("journal.subject"),
          ],
          lines.map(({ number, at, name, account, act, subject }) => [
            String(number),
            at.slice(0, 19).replace("T", " "),
            name ?? account,
            act,
            subject,
          ]),
        ),
      ]),
    );
  });
  app.get("/journal.jsonl", async (context) => {
    const { person } = signedIn(context, "lead", "administrator");
    await hub.database
      .transaction()
      .execute((transaction) =>
        record(transaction, { account: person.id, act: "journal.exported", subject: "" }, hub.now()),
      );
    const lines = await hub.database.selectFrom("journal").selectAll().orderBy("number").execute();
    return context.body(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), 200, {
      "content-type": "application/jsonl; charset=utf-8",
      "content-disposition": 'attachment; filename="journal.jsonl"',
    });
  });
}
