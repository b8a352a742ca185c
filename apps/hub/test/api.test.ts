import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vigie } from "../../cli/test/vigie.ts";
import { registerKey } from "../src/accounts/keys.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { keepStudy } from "../src/campaigns/study-versions.ts";
import { type Serving, serveHub } from "../src/serve.ts";
import { hubApp } from "../src/server.ts";
import { personOf, type TestHub, testHub } from "./fixture.ts";
import { type MadeBundles, madeBundles } from "./made-bundles.ts";
import { Visitor } from "./visitor.ts";

let own: TestHub;
let made: MadeBundles;
let serving: Serving;
let address = "";
let folder = "";

beforeAll(async () => {
  made = await madeBundles();
  own = await testHub();
  const lead = await personOf(own.hub, "lead", "Observatoire");
  await keepStudy(own.hub, lead, { name: "etude.vigie", bytes: made.study });
  const { hash } = await own.hub.database.selectFrom("study").select("hash").executeTakeFirstOrThrow();
  const campaign = await openCampaign(own.hub, lead, {
    study: hash,
    title: "Essai",
    message: "",
    closesOn: "2026-03-31",
    institutions: new Map([["caf", "Caf"]]),
    previous: null,
  });
  const caf = await personOf(own.hub, "partner", "Caf");
  await registerKey(own.hub, caf, made.key);
  const visitor = new Visitor(hubApp(own.hub));
  await visitor.signIn(caf.email);
  const [, token = ""] = /<code>([\w-]{43})<\/code>/.exec((await visitor.post("/compte/jetons")).text) ?? [];
  serving = await serveHub(own.hub);
  address = `${serving.address}/api/v1/campaigns/${campaign}/partners/caf/deposits`;
  folder = await mkdtemp(join(tmpdir(), "vigie-deposit-"));
  await writeFile(join(folder, "jeton.txt"), `${token}\n`);
  await writeFile(join(folder, "autre.txt"), "x".repeat(43));
  await writeFile(join(folder, "bundle.zip"), made.first);
  await writeFile(join(folder, "sans-cle.zip"), made.unsigned);
});
afterAll(async () => {
  await serving.close();
  await own.close();
});

test("the command deposits a bundle, and says that it is verified", async () => {
  const ended = await vigie(["deposit", "bundle.zip", "--to", address, "--token", "jeton.txt"], folder);
  expect(ended).toMatchObject({ code: 0, out: expect.stringContaining("Le lot est reçu et vérifié.") });
});

test.each([
  [
    "an unsigned bundle",
    ["sans-cle.zip", "--to", (): string => address, "--token", "jeton.txt"],
    "pas signé",
  ],
  [
    "a token that is none",
    ["bundle.zip", "--to", (): string => address, "--token", "autre.txt"],
    "Ce jeton n’est pas connu",
  ],
  [
    "an address without https",
    ["bundle.zip", "--to", (): string => "http://observatoire.exemple/x", "--token", "jeton.txt"],
    "https://",
  ],
  [
    "a service that does not answer",
    ["bundle.zip", "--to", (): string => "http://127.0.0.1:9/x", "--token", "jeton.txt"],
    "ne répond pas",
  ],
  [
    "another page of the service",
    ["bundle.zip", "--to", (): string => new URL("/", address).href, "--token", "jeton.txt"],
    "autre chose",
  ],
] as const)("%s is refused, with what to do", async (_, words, reason) => {
  const typed = words.map((word) => (typeof word === "function" ? word() : word));
  const ended = await vigie(["deposit", ...typed], folder);
  expect(ended.code).toBe(1);
  expect(ended.error).toContain(reason);
});

test("a deposit that is not announced as a zip is not read", async () => {
  const token = await readFile(join(folder, "jeton.txt"), "utf8");
  const headers = { authorization: `Bearer ${token.trim()}`, "content-type": "text/plain" };
  expect((await fetch(address, { method: "POST", headers, body: "x" })).status).toBe(415);
});

test("published editions need no token", async () => {
  const answered = await fetch(new URL("/api/v1/editions", address));
  expect(await answered.json()).toEqual({ editions: [] });
});

test("the description of the API names every address that it has", async () => {
  const described = await (await fetch(new URL("/api/v1/openapi.json", address))).json();
  expect(Object.keys(described.paths)).toEqual([
    "/api/v1/editions",
    "/api/v1/campaigns/{campaign}/partners/{partner}/deposits",
    "/api/v1/deposits/{id}",
  ]);
});
