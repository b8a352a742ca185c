import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { setDisabled } from "../src/accounts/account.ts";
import { registerEstablishment } from "../src/accounts/institution.ts";
import { invite } from "../src/accounts/invitation.ts";
import type { HubApp } from "../src/routes/request.ts";
import { hubApp } from "../src/server.ts";
import { personOf, type TestHub, testHub } from "./fixture.ts";
import { type Agent, client, type ProconnectServer, startProconnect } from "./proconnect-server.ts";

let provider: ProconnectServer;
let service: TestHub;
let app: HubApp;
const siret = "18770918300235";
const agent = (changed: Partial<Agent> = {}): Agent => ({
  sub: "agent-1",
  email: "Agent@Caf.exemple",
  siret,
  amr: ["pwd"],
  ...changed,
});

beforeAll(async () => {
  provider = await startProconnect(agent());
  service = await testHub({
    proconnect: { issuer: provider.issuer, client: client.id, secret: client.secret },
  });
  // Identity tokens have the time of the provider.
  service.clock = Date.now();
  app = hubApp(service.hub);
  const administrator = await personOf(service.hub, "administrator", "Observatoire");
  await registerEstablishment(service.hub, administrator, { siret: "187 709 183 00235", institution: "Caf" });
});
beforeEach(() => {
  provider.agent = agent();
  provider.fault = "none";
});
afterAll(async () => {
  await service.close();
  await provider.close();
});

/** Goes to ProConnect and comes back, as a browser does. @param change what happens on the way */
async function come(change: (back: URL, cookie: string) => readonly [URL, string] = (...same) => same) {
  const left = await app.request("/proconnect?retour=/cles");
  const cookie = left.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const there = await fetch(left.headers.get("location") ?? "", { redirect: "manual" });
  const [back, sentCookie] = change(new URL(there.headers.get("location") ?? ""), cookie);
  const answered = await app.request(`${back.pathname}${back.search}`, { headers: { cookie: sentCookie } });
  const session = answered.headers.getSetCookie().find((line) => line.startsWith("vigie="));
  return {
    status: answered.status,
    to: answered.headers.get("location"),
    text: await answered.text(),
    cookie: session?.split(";")[0] ?? null,
  };
}

const accounts = () => service.hub.database.selectFrom("account").selectAll().execute();

test("an agent whom nobody invited has no account", async () => {
  const before = await accounts();
  const { status, text, cookie } = await come();
  expect([status, cookie]).toEqual([422, null]);
  expect(text).toContain("Personne n’a été invité");
  expect(await accounts()).toEqual(before);
});

test("an agent of another institution is refused, invited or not", async () => {
  const invited = { name: "Ana", email: "agent@caf.exemple", institution: "Cpam", role: "partner" } as const;
  await invite(service.hub, { id: "hub" }, invited);
  const { text, cookie } = await come();
  expect(cookie).toBeNull();
  expect(text).toContain("n’est pas celui de l’institution");
  await service.hub.database.deleteFrom("invitation").where("institution", "=", "Cpam").execute();
});

test("an invited agent of the right institution enters, and comes back by their identifier", async () => {
  const invited = { name: "Ana", email: "agent@caf.exemple", institution: "Caf", role: "partner" } as const;
  await invite(service.hub, { id: "hub" }, invited);
  const first = await come();
  expect([first.status, first.to]).toEqual([303, "/cles"]);
  const page = await app.request("/compte", { headers: { cookie: first.cookie ?? "" } });
  expect(await page.text()).toContain("Ana, Caf");
  // The address of mail changed at the provider; the identifier is the same.
  provider.agent = agent({ email: "autre@caf.exemple" });
  expect((await come()).status).toBe(303);
  // Another agent was given the former address.
  provider.agent = agent({ sub: "agent-2" });
  expect((await come()).text).toContain("Personne n’a été invité");
  expect((await accounts()).filter(({ institution }) => institution === "Caf")).toHaveLength(1);
});

test.each([
  ["an unknown establishment", { siret: "35600000000048" }, "n’est pas celui de l’institution"],
] as const)("%s is refused", async (_, changed, reason) => {
  provider.agent = agent(changed);
  expect((await come()).text).toContain(reason);
});

test("an account with a second factor enters only where ProConnect checked one", async () => {
  const account = service.hub.database.updateTable("account").where("institution", "=", "Caf");
  await account.set({ totp: "A".repeat(32) }).execute();
  expect((await come()).text).toContain("demande un second facteur");
  provider.agent = agent({ amr: ["pwd", "mfa"] });
  expect((await come()).status).toBe(303);
  await account.set({ totp: null }).execute();
});

test("signing out offers to sign out of ProConnect too", async () => {
  const { cookie } = await come();
  const headers = { cookie: cookie ?? "" };
  const page = await (await app.request("/compte", { headers })).text();
  const body = new FormData();
  body.set("form", /name="form" value="([^"]*)"/.exec(page)?.[1] ?? "");
  const out = await (await app.request("/deconnexion", { method: "POST", headers, body })).text();
  const [, link = ""] = /href="([^"]*session\/end[^"]*)"/.exec(out) ?? [];
  const address = new URL(link.replaceAll("&#38;", "&").replaceAll("&amp;", "&"));
  expect(address.origin + address.pathname).toBe(`${provider.issuer}/session/end`);
  // ProConnect ends the session of what it signed.
  const [, claims = ""] = (address.searchParams.get("id_token_hint") ?? "").split(".");
  expect(JSON.parse(Buffer.from(claims, "base64url").toString("utf8"))).toMatchObject({ sub: "agent-1" });
  expect(address.searchParams.get("state")).toMatch(/.{16}/);
  expect(address.searchParams.get("post_logout_redirect_uri")).toBe("http://127.0.0.1:8080/");
});

test.each([
  ["the answer of another browser", "", (back: URL) => [back, "proconnect="] as const],
  [
    "another state",
    "",
    (back: URL, cookie: string) => {
      back.searchParams.set("state", "another");
      return [back, cookie] as const;
    },
  ],
  [
    "a code that was made up",
    "",
    (back: URL, cookie: string) => {
      back.searchParams.set("code", "another");
      return [back, cookie] as const;
    },
  ],
  ["an identity token with another nonce", "nonce", undefined],
  ["user information signed by another key", "userinfo_signature", undefined],
  ["user information of another agent", "other_subject", undefined],
  ["user information that nobody signed", "userinfo_unsigned", undefined],
] as const)("%s opens nothing", async (_, fault, change) => {
  provider.fault = fault === "" ? "none" : fault;
  const { status, text, cookie } = await come(change);
  expect([status, cookie]).toEqual([422, null]);
  expect(text).toContain("n’a pas abouti");
});

test("a provider that does not answer leaves the other way in", async () => {
  const proconnect = { issuer: "http://127.0.0.1:9", client: client.id, secret: client.secret };
  const away = hubApp({ ...service.hub, settings: { ...service.hub.settings, proconnect } });
  const answered = await away.request("/proconnect");
  expect(answered.status).toBe(422);
  expect(await answered.text()).toContain("n’a pas abouti");
});

test("a closed account stays closed", async () => {
  const [account] = (await accounts()).filter(({ institution }) => institution === "Caf");
  const administrator = (await accounts()).find(({ role }) => role === "administrator");
  if (account === undefined || administrator === undefined) throw new RangeError("two accounts");
  await setDisabled(service.hub, administrator, { account: account.id, isDisabled: true });
  expect((await come()).text).toContain("Ce compte est fermé");
});
