import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSigner, signedHeaders } from "@vigie/bundle";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vigie } from "../../cli/test/vigie.ts";
import { registerKey, revokeKey } from "../src/accounts/keys.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { type Serving, serveHub } from "../src/serve.ts";
import { personOf, type TestHub, testHub } from "./fixture.ts";
import { freePort } from "./free-port.ts";
import { type MadeBundles, madeBundles } from "./made-bundles.ts";

let service: TestHub;
let made: MadeBundles;
let serving: Serving;
let address = "";
let folder = "";

beforeAll(async () => {
  made = await madeBundles();
  const port = await freePort();
  // What is signed names the service as its settings do.
  service = await testHub({ port, address: `http://127.0.0.1:${port}` });
  // The command signs at the time of this machine.
  service.clock = Date.now();
  const lead = await personOf(service.hub, "lead", "Observatoire");
  await storeStudy(service.hub, lead, { name: "etude.vigie", bytes: made.study });
  const { hash } = await service.hub.database.selectFrom("study").select("hash").executeTakeFirstOrThrow();
  const campaign = await openCampaign(service.hub, lead, {
    study: hash,
    title: "Essai",
    message: "",
    closesOn: "2099-12-31",
    institutions: new Map([["caf", "Caf"]]),
    previous: null,
  });
  const caf = await personOf(service.hub, "partner", "Caf");
  await registerKey(service.hub, caf, made.key);
  serving = await serveHub(service.hub);
  address = `${serving.address}/api/v1/campaigns/${campaign}/partners/caf/deposits`;
  folder = await mkdtemp(join(tmpdir(), "vigie-deposit-"));
  await writeFile(join(folder, "cle.json"), made.key.file);
  await writeFile(join(folder, "autre.json"), made.strangerKey.file);
  await writeFile(join(folder, "bundle.zip"), made.first);
  await writeFile(join(folder, "sans-cle.zip"), made.unsigned);
});
afterAll(async () => {
  await serving.close();
  await service.close();
});

test("the command deposits a bundle, and says that it is verified", async () => {
  const ended = await vigie(["deposit", "bundle.zip", "--to", address, "--key", "cle.json"], folder);
  expect(ended).toMatchObject({ code: 0, out: expect.stringContaining("Le lot est reçu et vérifié.") });
});

test.each([
  ["an unsigned bundle", ["sans-cle.zip", "--to", (): string => address, "--key", "cle.json"], "pas signé"],
  [
    "a key that nobody registered",
    ["bundle.zip", "--to", (): string => address, "--key", "autre.json"],
    "pas signée par une clé de l’institution",
  ],
  [
    "an address without https",
    ["bundle.zip", "--to", (): string => "http://observatoire.exemple/x", "--key", "cle.json"],
    "https://",
  ],
  [
    "a service that does not answer",
    ["bundle.zip", "--to", (): string => "http://127.0.0.1:9/x", "--key", "cle.json"],
    "ne répond pas",
  ],
  [
    "another page of the service",
    ["bundle.zip", "--to", (): string => new URL("/", address).href, "--key", "cle.json"],
    "autre chose",
  ],
] as const)("%s is refused, with what to do", async (_, words, reason) => {
  const typed = words.map((word) => (typeof word === "function" ? word() : word));
  const ended = await vigie(["deposit", ...typed], folder);
  expect(ended.code).toBe(1);
  expect(ended.error).toContain(reason);
});

const signedBy = async (
  request: { readonly method: string; readonly address: string; readonly body: Uint8Array },
  at = service.clock,
) => signedHeaders(request, await readSigner(made.key.file, {}), new Date(at));

test("a deposit that is not announced as a zip is not read", async () => {
  const headers = { "content-type": "text/plain" };
  expect((await fetch(address, { method: "POST", headers, body: "x" })).status).toBe(415);
});

test("what became of a deposit is said to who holds the key, at this moment", async () => {
  const { id } = await service.hub.database.selectFrom("deposit").select("id").executeTakeFirstOrThrow();
  const depositAddress = new URL(`/api/v1/deposits/${id}`, address).href;
  const ask = async (headers: Readonly<Record<string, string>> = {}) =>
    (await fetch(depositAddress, { headers })).status;
  const request = { method: "GET", address: depositAddress, body: new Uint8Array() };
  expect(await ask(await signedBy(request))).toBe(200);
  expect(await ask()).toBe(401);
  expect(await ask(await signedBy(request, service.clock - 301_000))).toBe(401);
  expect(await ask(await signedBy(request, service.clock + 301_000))).toBe(401);
  expect(await ask(await signedBy({ ...request, address: address }))).toBe(401);
});

test("a key serves while who registered it has an account; another person registers it again; revoked, it serves no more", async () => {
  const { hub } = service;
  const { database } = hub;
  const deposit = async () => {
    const body = Uint8Array.from(made.second);
    const headers = await signedBy({ method: "POST", address, body });
    const sent = { method: "POST", headers: { ...headers, "content-type": "application/zip" }, body };
    const answered = await (await fetch(address, sent)).json();
    return answered.state ?? answered.problems[0].what;
  };
  const setDisabled = (at: string | null) =>
    database.updateTable("account").set({ disabled_at: at }).where("institution", "=", "Caf").execute();
  await setDisabled(service.hub.now().toISOString());
  expect(await deposit()).toContain("n’a plus de compte");
  const colleague = await personOf(hub, "partner", "Caf", "Collègue");
  await registerKey(hub, colleague, made.key);
  await expect(registerKey(hub, colleague, made.key)).rejects.toMatchObject({
    errors: [{ code: "hub/key-twice" }],
  });
  expect(await deposit()).toBe("verified");
  const last = database.selectFrom("deposit").select("deposited_by").orderBy("deposited_at", "desc");
  expect(await last.where("state", "=", "verified").executeTakeFirst()).toEqual({
    deposited_by: colleague.id,
  });
  await revokeKey(hub, colleague, made.key.id);
  expect(await deposit()).toContain("pas signée par une clé");
});

test("published editions need no key", async () => {
  const answered = await fetch(new URL("/api/v1/editions", address));
  expect(await answered.json()).toEqual({ editions: [] });
});
