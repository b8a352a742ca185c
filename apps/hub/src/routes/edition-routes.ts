import { extname, join } from "node:path";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { type HubApp, signedIn } from "./request.ts";
import { servedFiles } from "./served-files.ts";

/** What a page of the diagnostic says of itself holds; styles of drawings are in their pages. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** What shows pages, and holds no figure by itself. */
const dressing = new Set([".css", ".js", ".woff2", ".svg", ".png"]);

/** The pages of editions: published for everybody, previewed by those who take part. */
export function editionRoutes(app: HubApp, hub: Hub): void {
  const files = servedFiles();
  app.get("/publications/:campaign", (context) => context.redirect(`${context.req.path}/`, 301));
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
    const asked = context.req.path.slice(`/publications/${campaign}/`.length);
    const folder = join(hub.settings.folder, edition.folder);
    return files.answer(
      context,
      { folder, asked },
      { "content-security-policy": policy, "cache-control": "public, max-age=300" },
    );
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
    const asked = context.req.path.slice(`/apercu/${id}/`.length);
    if (!dressing.has(extname(asked)))
      await inTransaction(hub, (transaction) =>
        record(
          transaction,
          {
            account: person.id,
            act: "edition.previewed",
            subject: id,
            detail: { page: asked.slice(0, 200) },
          },
          hub.now(),
        ),
      );
    const folder = join(hub.settings.folder, first.folder);
    return files.answer(
      context,
      { folder, asked },
      { "content-security-policy": policy, "cache-control": "no-store" },
    );
  });
}
