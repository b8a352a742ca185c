import type { Hub } from "../hub.ts";
import type { HubApp } from "./request.ts";
import { servedFiles } from "./served-files.ts";

/** The page of partners, as `npm run partner-page` builds it: it reads a partner's files without sending them. */
export function partnerPageRoutes(app: HubApp, hub: Hub): void {
  const { partnerPage } = hub.settings;
  if (partnerPage === null) return;
  const files = servedFiles();
  app.get("/poste", (context) => context.redirect("/poste/", 301));
  app.get("/poste/*", (context) =>
    files.answer(
      context,
      { folder: partnerPage, encodedPath: context.req.path.slice("/poste/".length) },
      {
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
        // The page has its own policy, by hash; the header of the hub would forbid its scripts.
        "content-security-policy": "frame-ancestors 'none'",
        "cache-control": "public, max-age=300",
      },
    ),
  );
}
