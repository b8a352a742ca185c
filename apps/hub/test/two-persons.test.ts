import { studyZip } from "@vigie/station";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import type { Role } from "../src/rules/roles.ts";
import { hubApp } from "../src/server.ts";
import { personOf, type TestHub, testHub } from "./fixture.ts";
import { Visitor } from "./visitor.ts";

/** What one lead tried alone, and passed: inventing the reviewers and an agent of a partner, and publishing. */
let service: TestHub;
let lead: Visitor;
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
  const caf = await signedIn("partner", "Caf");
  campaign = await openCampaign(hub, conducting.person, {
    study: await storeStudy(hub, conducting.person, { name: "etude.vigie", bytes: studyZip(newStudy()) }),
    title: "Essai",
    message: "",
    closesOn: "2026-03-31",
    institutions: new Map([["caf", "Caf"]]),
    previous: null,
  });
  const made = { deposited_by: caf.person.id, deposited_at: "2026-01-05", message: "" };
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
