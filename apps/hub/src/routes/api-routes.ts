import { signerOf } from "../accounts/keys.ts";
import { participationOf } from "../campaigns/campaign-phase.ts";
import { openCampaignsOf } from "../campaigns/campaigns-for.ts";
import { deposit, depositOf } from "../deposits/deposit.ts";
import type { Hub } from "../hub.ts";
import { notifyAgents } from "../notify.ts";
import { refuse } from "../problems.ts";
import { publishedEditions } from "../publication/published-editions.ts";
import { apiDescription } from "./api-description.ts";
import { apiProblem, languageAsked, storedProblems } from "./api-problems.ts";

import type { HubApp, HubContext } from "./request.ts";

/** What programs ask of the hub: deposits, and what became of them. `GET /api/v1/openapi.json` describes it. */
export function apiRoutes(app: HubApp, hub: Hub): void {
  app.get("/api/v1/openapi.json", (context) => context.json(apiDescription));
  app.get("/api/v1/editions", async (context) =>
    context.json({
      editions: (await publishedEditions(hub)).map(({ campaign, title, study, published_at }) => ({
        title,
        study,
        published_at,
        address: `${hub.settings.address}/publications/${campaign}/`,
        data: `${hub.settings.address}/publications/${campaign}/donnees/datapackage.json`,
      })),
    }),
  );
  app.get("/api/v1/campaigns", async (context) => {
    const { person } = await signed(context, hub, { institution: null, body: null });
    const { address } = hub.settings;
    const campaigns = (await openCampaignsOf(hub, person)).map(({ id, partner, title, closes_on }) => ({
      id,
      partner,
      title,
      closes_on,
      deposits: `${address}/api/v1/campaigns/${id}/partners/${partner}/deposits`,
    }));
    return context.json({ campaigns });
  });
  app.post("/api/v1/campaigns/:campaign/partners/:partner/deposits", async (context) => {
    const { campaign, partner } = context.req.param();
    const { institution } = await participationOf(hub, campaign, partner);
    if (essenceOf(context.req.header("content-type")) !== "application/zip")
      return refuse("hub/content-type");
    const id = await context.get("uploads").receive(null, context.req.raw, async (body) => {
      const { person, body: bytes } = await signed(context, hub, { institution, body });
      if (bytes.length === 0) return refuse("hub/file-missing");
      return deposit(hub, person, { campaign, partner, bytes, message: "" });
    });
    await notifyAgents(hub, institution, { mail: "ownDeposit", path: `/depots/${id}` });
    return context.json(await stateOf(context, hub, id), 201);
  });
  app.get("/api/v1/deposits/:id", async (context) => {
    const { institution } = await depositOf(hub, context.req.param("id"));
    await signed(context, hub, { institution, body: null });
    return context.json(await stateOf(context, hub, context.req.param("id")));
  });
}

/** A media type without its parameters. @see RFC 9110, 8.3.1 */
function essenceOf(type = ""): string {
  return type.replace(/;.*$/s, "").trim().toLowerCase();
}

async function stateOf(context: HubContext, hub: Hub, id: string) {
  const { state, deposited_at, problems } = await depositOf(hub, id);
  return {
    id,
    state,
    deposited_at,
    problems: storedProblems(problems ?? "[]", languageAsked(context)).map(apiProblem),
  };
}

/** Who signed a request, and its body. @throws {VigieErrors} where no key of the institution did */
function signed(
  { req }: HubContext,
  hub: Hub,
  {
    institution,
    body,
  }: { readonly institution: string | null; readonly body: ReadableStream<Uint8Array> | null },
) {
  const { pathname, search } = new URL(req.url);
  return signerOf(hub, institution, {
    method: req.method,
    address: `${hub.settings.address}${pathname}${search}`,
    input: req.header("signature-input") ?? "",
    signature: req.header("signature") ?? "",
    body: async () => new Uint8Array(await new Response(body).arrayBuffer()),
  });
}
