import { depositStates } from "../rules/deposit-states.ts";

const text = { type: "string" } as const;
const instant = { type: "string", format: "date-time" } as const;
const link = { type: "string", format: "uri" } as const;

function objectOf<Properties extends Readonly<Record<string, object>>>(properties: Properties) {
  return {
    type: "object",
    required: Object.keys(properties),
    additionalProperties: false,
    properties,
  } as const;
}

function listOf(schema: string) {
  return { type: "array", items: { $ref: `#/components/schemas/${schema}` } } as const;
}

const schemas = {
  Problem: objectOf({ code: text, where: text, what: text, expected: text, cure: text }),
  Problems: objectOf({ problems: listOf("Problem") }),
  Deposit: objectOf({
    id: text,
    state: {
      type: "string",
      enum: depositStates,
    },
    deposited_at: instant,
    problems: listOf("Problem"),
  }),
  Edition: objectOf({ title: text, study: text, published_at: instant, address: link, data: link }),
  Campaign: objectOf({
    id: text,
    partner: text,
    title: text,
    closes_on: { type: "string", format: "date" },
    deposits: link,
  }),
  Campaigns: objectOf({ campaigns: listOf("Campaign") }),
  Editions: objectOf({ editions: listOf("Edition") }),
} as const;

function answerOf(description: string, schema: keyof typeof schemas) {
  return {
    description,
    content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } },
  } as const;
}

const later = {
  headers: {
    "Retry-After": { description: "Seconds to wait before asking again", schema: { type: "integer" } },
  },
} as const;

/** What may be answered instead, by status; all of one shape. */
const problems = {
  "401": answerOf("Not signed by a key of the institution, or too long ago", "Problems"),
  "403": answerOf("Signed for somebody who has no account any more", "Problems"),
  "404": answerOf("Nothing at this address, or nothing for who asks", "Problems"),
  "408": answerOf("Silent for ten seconds before its end", "Problems"),
  "413": answerOf("Larger than 50 megabytes", "Problems"),
  "415": answerOf("Not announced as application/zip", "Problems"),
  "422": answerOf("Refused, with the reasons: the campaign is closed, its deadline is past…", "Problems"),
  "429": { ...answerOf("More than 1 200 requests in a minute", "Problems"), ...later },
  "500": answerOf("A fault of the service; nothing is saved by half", "Problems"),
  "503": { ...answerOf("The service cannot write, or takes too many files at once", "Problems"), ...later },
  "507": answerOf("The disk of the service is full", "Problems"),
} as const;

function refusals(...statuses: readonly (keyof typeof problems)[]) {
  return Object.fromEntries(statuses.map((status) => [status, problems[status]]));
}

function parameters(...names: readonly string[]) {
  return names.map((name) => ({ name, in: "path", required: true, schema: text }));
}

/** OpenAPI 3.1. */
export const apiDescription = {
  openapi: "3.1.0",
  info: { title: "Vigie hub", version: "1" },
  components: {
    schemas,
    securitySchemes: {
      key: {
        type: "apiKey",
        in: "header",
        name: "signature",
        description:
          "HTTP Message Signatures (RFC 9421) over @method, @target-uri and content-digest (RFC 9530, sha-256), with created and keyid, by an Ed25519 key that the institution registered; it serves for five minutes.",
      },
    },
  },
  security: [{ key: [] }],
  paths: {
    "/api/v1/editions": {
      get: {
        summary: "Published editions, the latest first",
        security: [],
        responses: { "200": answerOf("The editions", "Editions"), ...refusals("500", "503") },
      },
    },
    "/api/v1/campaigns": {
      get: {
        summary: "Open campaigns of the institution that signs, with the address of its deposits in each",
        responses: {
          "200": answerOf("The campaigns, the latest first", "Campaigns"),
          ...refusals("401", "403", "429", "500", "503"),
        },
      },
    },
    "/api/v1/campaigns/{campaign}/partners/{partner}/deposits": {
      post: {
        summary: "Deposits a bundle",
        parameters: parameters("campaign", "partner"),
        requestBody: {
          required: true,
          content: { "application/zip": { schema: { type: "string", format: "binary" } } },
        },
        responses: {
          "201": answerOf("Received; its state says whether it is verified or refused", "Deposit"),
          ...refusals("401", "403", "404", "408", "413", "415", "422", "429", "500", "503", "507"),
        },
      },
    },
    "/api/v1/deposits/{id}": {
      get: {
        summary: "What became of a deposit",
        parameters: parameters("id"),
        responses: {
          "200": answerOf("The deposit", "Deposit"),
          ...refusals("401", "403", "404", "429", "500", "503"),
        },
      },
    },
  },
} as const;
