import { html } from "@vigie/html";
import { describeProblem, VigieError, VigieErrors } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { randomId, randomToken, tokenHash } from "../accounts/random-token.ts";
import { deposit, depositOf } from "../deposits/deposit.ts";
import type { KeptProblem } from "../deposits/verification.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { messagesIn } from "../messages.ts";
import { hubPage } from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { answer, catalogue, formOf, type HubApp, type HubContext, signedIn, viewOf } from "./request.ts";

/** What programs ask of the hub: deposits, and what became of them. `GET /api/v1/openapi.json` describes it. */
export function apiRoutes(app: HubApp, hub: Hub): void {
  app.post("/compte/jetons", async (context) => {
    await formOf(context);
    const { person } = signedIn(context, "partner");
    const token = randomToken();
    const id = randomId();
    const now = hub.now();
    await hub.database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto("token")
        .values({
          id,
          token_hash: tokenHash(token),
          account: person.id,
          scope: "deposit",
          created_at: now.toISOString(),
          revoked_at: null,
        })
        .execute();
      await record(transaction, { account: person.id, act: "token.created", subject: id }, now);
    });
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    return answer(
      context,
      hubPage(
        view,
        message("token.title"),
        html`<p>${message("token.text")}</p><p><code>${token}</code></p>`,
      ),
    );
  });

  app.get("/api/v1/openapi.json", (context) => context.json(description));
  app.post("/api/v1/campaigns/:campaign/partners/:partner/deposits", (context) =>
    asJson(context, async () => {
      const person = await bearer(context, hub);
      const { campaign, partner } = context.req.param();
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      if (bytes.length === 0) return refuse("hub/file-missing");
      const id = await deposit(hub, person, { campaign, partner, bytes, message: "" });
      return context.json(await statusOf(hub, id), 201);
    }),
  );
  app.get("/api/v1/deposits/:id", (context) =>
    asJson(context, async () => {
      const person = await bearer(context, hub);
      const { institution } = await depositOf(hub, context.req.param("id"));
      if (institution !== person.institution) return refuse("hub/absent");
      return context.json(await statusOf(hub, context.req.param("id")));
    }),
  );
}

async function statusOf(hub: Hub, id: string) {
  const { state, deposited_at, problems } = await depositOf(hub, id);
  const kept: readonly KeptProblem[] = problems === null ? [] : JSON.parse(problems);
  return {
    id,
    state,
    deposited_at,
    problems: kept.map(({ code, place, values }) =>
      describeProblem(new VigieError(code, place, values), catalogue, "fr"),
    ),
  };
}

/** The account of a token. @throws {VigieErrors} for no token, or one that was revoked */
async function bearer(context: HubContext, hub: Hub): Promise<Person> {
  const [, token] = /^Bearer ([\w-]{43})$/.exec(context.req.header("authorization") ?? "") ?? [];
  const found =
    token === undefined
      ? undefined
      : await hub.database
          .selectFrom("token")
          .innerJoin("account", "account.id", "token.account")
          .select(["account.id", "account.email", "account.name", "account.institution", "account.role"])
          .where("token.token_hash", "=", tokenHash(token))
          .where("token.revoked_at", "is", null)
          .where("account.disabled_at", "is", null)
          .executeTakeFirst();
  return found ?? refuse("hub/forbidden");
}

async function asJson(context: HubContext, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof VigieErrors)) throw error;
    const status = error.errors.some(({ code }) => code === "hub/forbidden")
      ? 403
      : error.errors.some(({ code }) => code === "hub/absent")
        ? 404
        : 422;
    return context.json(
      { problems: error.errors.map((one) => describeProblem(one, catalogue, "fr")) },
      status,
    ) as Response;
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
          "403": refused,
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
          "404": refused,
        },
      },
    },
  },
} as const;
