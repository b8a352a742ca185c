import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { setDisabled } from "../src/accounts/account.ts";
import { answerAgent } from "../src/accounts/agents.ts";
import { acceptInvitation, invite } from "../src/accounts/invitation.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import type { Role } from "../src/rules/roles.ts";
import { hubApp } from "../src/server.ts";
import { password, personOf, type TestHub, testHub } from "./fixture.ts";
import { Visitor } from "./visitor.ts";

/** What one lead tried alone, and passed: inventing the reviewers and an agent of a partner, and publishing. */
let service: TestHub;
let lead: Visitor;
let caf: Visitor;
let campaign = "";
const deposit = "in-review";

const signedIn = async (role: Role, institution: string, name?: string) => {
  const person = await personOf(service.hub, role, institution, name);
  const visitor = new Visitor(hubApp(service.hub));
  await visitor.signIn(person.email);
  return { person, visitor };
};
const plain = (text: string) => text.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

beforeAll(async () => {
  service = await testHub();
  const { hub } = service;
  const conducting = await signedIn("lead", "Observatoire");
  lead = conducting.visitor;
  const agent = await signedIn("partner", "Caf");
  caf = agent.visitor;
  campaign = await openCampaign(hub, conducting.person, {
    study: await storeStudy(hub, conducting.person, { name: "etude.vigie", bytes: studyZip(newStudy()) }),
    title: "Essai",
    message: "",
    closesOn: "2026-03-31",
    institutions: new Map([["caf", "Caf"]]),
    previous: null,
  });
  const made = { deposited_by: agent.person.id, deposited_at: "2026-01-05", message: "" };
  const blob = await hub.blobs.put(new TextEncoder().encode("not read here"));
  await hub.database
    .insertInto("deposit")
    .values({ ...made, id: deposit, campaign, partner: "caf", blob, state: "in_review" })
    .execute();
});
afterAll(async () => service.close());

test("a lead invites no reviewer", async () => {
  await lead.get("/comptes");
  const invited = { role: "reviewer", name: "Inventée", email: "x@exemple.fr", institution: "Institut" };
  expect((await lead.post("/comptes/inviter", invited)).status).toBe(403);
  expect(
    await service.hub.database.selectFrom("invitation").select("id").where("role", "=", "reviewer").execute(),
  ).toEqual([]);
});

test("two reviewers of one institution do not approve, nor does one of the lead's or the partner's", async () => {
  const approve = async (visitor: Visitor) => {
    const page = await visitor.get(`/depots/${deposit}`);
    const answered = await visitor.post(`/depots/${deposit}/relecture`, { verdict: "approve", reasons: "" });
    return { page: plain(page.text), status: answered.status, text: plain(answered.text) };
  };
  for (const institution of ["Observatoire", "Caf"]) {
    const { visitor } = await signedIn("reviewer", institution);
    expect((await approve(visitor)).status).toBe(403);
  }
  const first = await approve((await signedIn("reviewer", "Institut", "première")).visitor);
  expect(first.page).toContain("L’institution qui dépose ne vous est pas cachée");
  const colleague = await approve((await signedIn("reviewer", "Institut", "seconde")).visitor);
  expect([colleague.status, colleague.text]).toEqual([422, expect.stringContaining("déjà donné son avis")]);
  expect(colleague.page).toContain("Une personne de votre institution a déjà donné son avis");
  const second = await approve((await signedIn("reviewer", "Université")).visitor);
  expect(second.text).toContain("approuvé");
});

/** An agent whom somebody invited in the name of an institution, signed in. */
async function newAgent(institution: string, email: string) {
  const { hub } = service;
  const invited = { role: "partner", name: "Invité", email, institution } as const;
  const account = await acceptInvitation(hub, await invite(hub, { id: "hub" }, invited), password);
  const visitor = new Visitor(hubApp(hub));
  await visitor.signIn(email);
  return { account, visitor };
}

test("an agent whom a lead invents for an institution that has one does nothing before that one accepts it", async () => {
  const key = { id: "k1", public: "A".repeat(43) };
  await caf.get("/cles");
  await caf.post("/cles", key);
  service.sent.length = 0;
  const { account, visitor } = await newAgent("CAF", "invente@exemple.fr");
  expect(service.sent).toMatchObject([
    { to: "partner.caf@exemple.fr", subject: "Une personne attend l’accord de votre institution" },
  ]);
  await visitor.get("/compte");
  for (const path of ["/cles/k1/revoquer", "/cles", `/agents/${account}/accepter`])
    expect([path, (await visitor.post(path, { id: "k2", public: "B".repeat(43) })).status]).toEqual([
      path,
      403,
    ]);
  const seen = await visitor.get(`/campagnes/${campaign}/partenaires/caf`);
  expect([seen.status, plain(seen.text)]).toEqual([403, expect.stringContaining("attend l’accord")]);

  expect(plain((await caf.get("/agents")).text)).toContain("attend d’être acceptée");
  await caf.post(`/agents/${account}/refuser`);
  expect((await visitor.get("/compte")).status).toBe(401);
});

test("accepted, a second agent acts, and every agent is written to of keys", async () => {
  const { account, visitor } = await newAgent("Caf", "collegue@exemple.fr");
  await caf.get("/agents");
  await caf.post(`/agents/${account}/accepter`);
  service.sent.length = 0;
  await visitor.get("/cles");
  expect((await visitor.post("/cles/k1/revoquer")).status).toBe(200);
  expect(service.sent.map(({ to, subject }) => [to, subject]).toSorted()).toEqual([
    ["collegue@exemple.fr", "Les clés de votre institution ont changé"],
    ["partner.caf@exemple.fr", "Les clés de votre institution ont changé"],
  ]);
});

test("a deposit is written to every agent, and to nobody who waits", async () => {
  await newAgent("Caf", "attend@exemple.fr");
  service.sent.length = 0;
  await caf.get(`/campagnes/${campaign}/partenaires/caf`);
  const file = new File([new TextEncoder().encode("no bundle")], "bundle.zip");
  await caf.post(`/campagnes/${campaign}/partenaires/caf/depots`, { file, message: "" });
  expect(service.sent.map(({ to, subject }) => [to, subject]).toSorted()).toEqual([
    ["collegue@exemple.fr", "Un lot de votre institution a été déposé"],
    ["partner.caf@exemple.fr", "Un lot de votre institution a été déposé"],
  ]);
});

test("two agents invited before either came: the second one waits for the first", async () => {
  const { hub } = service;
  const links = [];
  for (const email of ["un@exemple.fr", "deux@exemple.fr"]) {
    const invited = { role: "partner", name: email, email, institution: "Msa" } as const;
    links.push(await invite(hub, { id: "hub" }, invited));
  }
  const accounts: string[] = [];
  for (const link of links) accounts.push(await acceptInvitation(hub, link, password));
  const waiting = await hub.database
    .selectFrom("account")
    .select("id")
    .where("pending_since", "is not", null)
    .where("institution", "=", "Msa")
    .execute();
  expect(waiting).toEqual([{ id: accounts[1] }]);

  // An administrator accepts in place of an institution only once it has no agent left.
  const administrator = await personOf(hub, "administrator", "Service");
  const answer = () => answerAgent(hub, administrator, { account: accounts[1] ?? "", isAccepted: true });
  await expect(answer()).rejects.toMatchObject({ errors: [{ code: "hub/absent" }] });
  await setDisabled(hub, administrator, { account: accounts[0] ?? "", isDisabled: true });
  await answer();
});
