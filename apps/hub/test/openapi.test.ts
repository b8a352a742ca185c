import { readSigner, signedHeaders } from "@vigie/bundle";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { registerKey } from "../src/accounts/keys.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { apiDescription } from "../src/routes/api-description.ts";
import type { HubApp } from "../src/routes/request.ts";
import { hubApp } from "../src/server.ts";
import { personOf, type TestHub, testHub } from "./fixture.ts";
import { type MadeBundles, madeBundles } from "./made-bundles.ts";

let service: TestHub;
let app: HubApp;
let made: MadeBundles;
let campaign = "";
beforeAll(async () => {
  made = await madeBundles();
  service = await testHub();
  app = hubApp(service.hub);
  const lead = await personOf(service.hub, "lead", "Observatoire");
  campaign = await openCampaign(service.hub, lead, {
    study: await storeStudy(service.hub, lead, { name: "etude.vigie", bytes: made.study }),
    title: "Essai",
    message: "",
    closesOn: "2026-03-31",
    institutions: new Map([["caf", "Caf"]]),
    previous: null,
  });
  await registerKey(service.hub, await personOf(service.hub, "partner", "Caf"), made.key);
});
afterAll(async () => service.close());

type Path = keyof typeof apiDescription.paths;
const editions: Path = "/api/v1/editions";
const campaigns: Path = "/api/v1/campaigns";
const deposits: Path = "/api/v1/campaigns/{campaign}/partners/{partner}/deposits";
const state: Path = "/api/v1/deposits/{id}";
const described = apiDescription.paths[deposits].post.parameters.map(({ name }) => name);

interface Asked {
  readonly path: Path;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly isSigned?: boolean;
  readonly names?: Readonly<Record<string, string>>;
  readonly by?: HubApp;
}

async function requestOf({
  path,
  body,
  headers = {},
  isSigned = false,
  names = {},
}: Asked): Promise<Request> {
  const known: Readonly<Record<string, string>> = { campaign, partner: "caf", ...names };
  const requestPath = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? "absent");
  const method = path === deposits ? "POST" : "GET";
  const request = {
    method,
    address: `${service.hub.settings.address}${requestPath}`,
    body: body ?? new Uint8Array(),
  };
  const signed = isSigned
    ? await signedHeaders(request, await readSigner(made.key.file, {}), service.hub.now())
    : {};
  return new Request(request.address, {
    method,
    headers: { "content-type": "application/zip", ...signed, ...headers },
    ...(method === "POST" ? { body: request.body } : {}),
  });
}

async function ask({ by = app, ...asked }: Asked): Promise<Response> {
  return by.request(await requestOf(asked));
}

/** A service whose database fails in this way at everything. */
const failing = (code: string) => {
  const fail = () => {
    throw Object.assign(new Error("said by nobody"), { code });
  };
  return hubApp({ ...service.hub, database: { selectFrom: fail } as never });
};

const reached = new Set<string>();

/** Whether an answer is one that the document describes, by status and by schema. */
async function expectDescribed(path: Path, status: number, answered: Response): Promise<void> {
  const method = path === deposits ? "post" : "get";
  reached.add(`${method} ${path} ${status}`);
  expect([path, answered.status]).toEqual([path, status]);
  const operations: Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> }>> =
    apiDescription.paths[path];
  const response = documented.parse(operations[method]?.responses[String(status)]);
  expect(answered.headers.get("content-type")).toBe("application/json");
  expect(/^\d+$/.test(answered.headers.get("retry-after") ?? "")).toBe(response.headers !== undefined);
  const text = await answered.text();
  expect(text).not.toContain("said by nobody");
  const { schema } = response.content["application/json"];
  expect(schemaOf(schema).safeParse(JSON.parse(text)).error).toBeUndefined();
}

const documented = z.object({
  headers: z.object({ "Retry-After": z.object({}) }).optional(),
  content: z.object({ "application/json": z.object({ schema: z.object({ $ref: z.string() }) }) }),
});

/** The schema of a part of the document, as those of its components refer to one another. */
function schemaOf(part: { readonly $ref: string }) {
  const whole = { ...part, $defs: apiDescription.components.schemas };
  return z.fromJSONSchema(JSON.parse(JSON.stringify(whole).replaceAll("#/components/schemas/", "#/$defs/")));
}

/** A signed deposit whose body never comes. */
async function askSilently(): Promise<Response> {
  const { headers, url } = await requestOf({ path: deposits, body: made.first, isSigned: true });
  const streamed = { body: new ReadableStream(), duplex: "half" } as const;
  return app.request(url, { method: "POST", headers, ...streamed });
}

test("every documented answer is given, and no other", { timeout: 30_000 }, async () => {
  expect(described).toEqual(["campaign", "partner"]);
  const right = { path: deposits, body: made.first, isSigned: true } as const;
  const answeredTo = async (request: Asked, status: number) =>
    expectDescribed(request.path, status, await ask(request));
  const taken = await ask(right);
  const { id } = await taken.clone().json();
  await expectDescribed(deposits, 201, taken);
  const deposited = { path: state, names: { id }, isSigned: true } as const;
  await answeredTo({ path: editions }, 200);
  await answeredTo(deposited, 200);
  await answeredTo({ path: campaigns, isSigned: true }, 200);
  await answeredTo({ path: campaigns }, 401);
  await answeredTo(right, 422);
  await answeredTo({ ...right, isSigned: false }, 401);
  await answeredTo({ ...deposited, isSigned: false }, 401);
  await answeredTo({ ...right, names: { campaign: "autre" } }, 404);
  await answeredTo({ ...deposited, names: { id: "autre" } }, 404);
  await answeredTo({ ...right, headers: { "content-length": "60000000" } }, 413);
  await expectDescribed(deposits, 408, await askSilently());
  await answeredTo({ ...right, headers: { "content-type": "text/plain" } }, 415);
  for (const path of [editions, campaigns, deposits, state]) {
    await answeredTo({ path, isSigned: path === campaigns, by: failing("ECONNREFUSED") }, 503);
    await answeredTo({ path, isSigned: path === campaigns, by: failing("unknown") }, 500);
  }
  await answeredTo({ ...right, by: failing("ENOSPC") }, 507);
  await service.hub.database
    .updateTable("account")
    .set({ disabled_at: "2026-01-05" })
    .where("role", "=", "partner")
    .execute();
  await answeredTo({ ...right, body: made.second }, 403);
  await answeredTo(deposited, 403);
  await answeredTo({ path: campaigns, isSigned: true }, 403);
  for (let at = 0; at < 1_200; at++) await app.request("/api/v1/deposits/absent");
  await answeredTo(right, 429);
  await answeredTo(deposited, 429);
  await answeredTo({ path: campaigns }, 429);
  const all = Object.entries(apiDescription.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) =>
      Object.keys(responses).map((status) => `${method} ${path} ${status}`),
    ),
  );
  expect([...reached].toSorted()).toEqual(all.toSorted());
});

test("an address of the API that is none is answered in JSON too", async () => {
  service.clock += 61_000;
  const answered = await app.request("/api/v2/autre");
  expect([answered.status, (await answered.json()).problems[0].code]).toEqual([404, "hub/absent"]);
});

test("the document that is served is the one that was walked", async () => {
  expect(await (await app.request("/api/v1/openapi.json")).json()).toEqual(
    JSON.parse(JSON.stringify(apiDescription)),
  );
});

test("a method that an address has not: 405, with those that it has", async () => {
  const answered = await app.request("/api/v1/editions", { method: "DELETE" });
  expect([answered.status, answered.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  expect((await answered.json()).problems[0].code).toBe("hub/method-absent");
});

test.each([
  ["en-GB,en;q=0.9", "this page does not exist"],
  ["de, fr;q=0.5, en;q=0.4", "cette page n’existe pas"],
  ["*", "cette page n’existe pas"],
] as const)("what is wrong is said in the language that is asked for: %s", async (asked, says) => {
  const headers = { "accept-language": asked };
  const { problems } = await (await app.request("/api/v1/autre", { headers })).json();
  expect(problems[0].what.toLowerCase()).toContain(says);
});

test("the type of what is sent may have parameters", async () => {
  service.clock += 61_000;
  const headers = { "content-type": "application/zip; charset=x" };
  expect((await ask({ path: deposits, body: made.first, headers })).status).toBe(401);
});

test("whether the service answers, for who watches it", async () => {
  const answered = await app.request("/health");
  expect([answered.status, await answered.json()]).toEqual([200, { status: "ok" }]);
  expect((await failing("ECONNREFUSED").request("/health")).status).toBe(503);
});
