import { describeProblem, VigieErrors } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { personOfToken } from "../accounts/api-token.ts";
import { deposit, depositOf } from "../deposits/deposit.ts";
import type { Hub } from "../hub.ts";
import { problem, refuse } from "../problems.ts";
import { publishedEditions } from "../publication/published-editions.ts";
import { storageProblem } from "../storage-problem.ts";
import { describedProblems } from "./kept-problems.ts";
import { catalogue, type HubApp, type HubContext } from "./request.ts";
import { statusOf } from "./status.ts";

/** What programs ask of the hub: deposits, and what became of them. `GET /api/v1/openapi.json` describes it. */
export function apiRoutes(app: HubApp, hub: Hub): void {
  app.get("/api/v1/openapi.json", (context) => context.json(description));
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
  app.post("/api/v1/campaigns/:campaign/partners/:partner/deposits", (context) =>
    asJson(context, async () => {
      const person = await bearer(context, hub);
      const { campaign, partner } = context.req.param();
      if (context.req.header("content-type") !== "application/zip") return refuse("hub/content-type");
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      if (bytes.length === 0) return refuse("hub/file-missing");
      const id = await deposit(hub, person, { campaign, partner, bytes, message: "" });
      return context.json(await stateOf(hub, id), 201);
    }),
  );
  app.get("/api/v1/deposits/:id", (context) =>
    asJson(context, async () => {
      const person = await bearer(context, hub);
      const { institution } = await depositOf(hub, context.req.param("id"));
      if (institution !== person.institution) return refuse("hub/absent");
      return context.json(await stateOf(hub, context.req.param("id")));
    }),
  );
}

async function stateOf(hub: Hub, id: string) {
  const { state, deposited_at, problems } = await depositOf(hub, id);
  return { id, state, deposited_at, problems: describedProblems(problems ?? "[]", "fr") };
}

/** The account of a token. @throws {VigieErrors} for no token, or one that was revoked */
async function bearer(context: HubContext, hub: Hub): Promise<Person> {
  const [, token] = /^Bearer ([\w-]{43})$/.exec(context.req.header("authorization") ?? "") ?? [];
  const person = token === undefined ? null : await personOfToken(hub, token);
  return person ?? refuse("hub/token-unknown");
}

/** Problems as JSON, in French. */
async function asJson(context: HubContext, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const storage = storageProblem(error);
    const found = storage === null ? error : new VigieErrors([problem(storage, {})]);
    if (!(found instanceof VigieErrors)) throw error;
    const problems = found.errors.map((one) => describeProblem(one, catalogue, "fr"));
    return context.json({ problems }, statusOf(found)) as Response;
  }
}

const problemSchema = {
  type: "object",
  properties: {
    code: { type: "string" },
    what: { type: "string" },
    where: { type: "string" },
    expected: { type: "string" },
    cure: { type: "string" },
  },
} as const;
const depositSchema = {
  type: "object",
  properties: {
    id: { type: "string" },
    state: { type: "string" },
    deposited_at: { type: "string", format: "date-time" },
    problems: { type: "array", items: problemSchema },
  },
} as const;
const editionsSchema = {
  type: "object",
  properties: {
    editions: {
      type: "array",
      items: {
        type: "object",
        properties: {
          title: { type: "string" },
          study: { type: "string" },
          published_at: { type: "string", format: "date-time" },
          address: { type: "string", format: "uri" },
          data: { type: "string", format: "uri" },
        },
      },
    },
  },
} as const;
const refused = {
  description: "Refused, with the reasons",
  content: {
    "application/json": {
      schema: { type: "object", properties: { problems: { type: "array", items: problemSchema } } },
    },
  },
} as const;

/** OpenAPI 3.1. */
const description = {
  openapi: "3.1.0",
  info: { title: "Vigie hub", version: "1" },
  components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  security: [{ token: [] }],
  paths: {
    "/api/v1/editions": {
      get: {
        summary: "Published editions, the latest first",
        security: [],
        responses: {
          "200": {
            description: "The editions",
            content: { "application/json": { schema: editionsSchema } },
          },
        },
      },
    },
    "/api/v1/campaigns/{campaign}/partners/{partner}/deposits": {
      post: {
        summary: "Deposits a bundle",
        parameters: ["campaign", "partner"].map((name) => ({
          name,
          in: "path",
          required: true,
          schema: { type: "string" },
        })),
        requestBody: {
          required: true,
          content: { "application/zip": { schema: { type: "string", format: "binary" } } },
        },
        responses: {
          "201": {
            description: "Received; its state says whether it is verified or refused",
            content: { "application/json": { schema: depositSchema } },
          },
          "401": refused,
          "403": refused,
          "415": refused,
          "422": refused,
        },
      },
    },
    "/api/v1/deposits/{id}": {
      get: {
        summary: "What became of a deposit",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          "200": { description: "The deposit", content: { "application/json": { schema: depositSchema } } },
          "401": refused,
          "404": refused,
        },
      },
    },
  },
} as const;
