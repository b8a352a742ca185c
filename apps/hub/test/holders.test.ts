import { makeKey } from "@vigie/bundle";
import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../src/accounts/account.ts";
import { registerKey } from "../src/accounts/keys.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { deposit, depositOf } from "../src/deposits/deposit.ts";
import { hubApp } from "../src/server.ts";
import { personOf, type TestHub, testHub } from "./fixture.ts";
import { bundleOf, runOf } from "./many-bundles.ts";
import { studyOfHolders } from "./study-of-holders.ts";
import { Visitor } from "./visitor.ts";

/** The small study, held by a group: each holder takes part for itself. */

const ids = ["bobigny", "pantin", "bondy"];
const fileOf = (texts: ReadonlyMap<string, string>) => ({
  name: "etude.vigie",
  bytes: new Uint8Array(studyZip(texts)),
});

let service: TestHub;
let lead: Person;
let hash = "";
let campaign = "";
const agents = new Map<string, { readonly person: Person; readonly key: string }>();

beforeAll(async () => {
  service = await testHub();
  lead = await personOf(service.hub, "lead", "Observatoire");
  hash = await storeStudy(service.hub, lead, fileOf(studyOfHolders(ids)));
  campaign = await opened(new Map());
  for (const id of ids) {
    const person = await personOf(service.hub, "partner", `CCAS de ${id}`);
    const { id: keyId, public: publicPart, privateText } = await makeKey();
    await registerKey(service.hub, person, { id: keyId, public: publicPart });
    agents.set(id, { person, key: privateText });
  }
});
afterAll(async () => service.close());

const opened = (institutions: ReadonlyMap<string, string>, previous: string | null = null) =>
  openCampaign(service.hub, lead, {
    study: hash,
    title: "Essai",
    message: "",
    closesOn: "2026-03-31",
    institutions,
    previous,
  });
const institutionsIn = async (id: string) =>
  Object.fromEntries(
    (
      await service.hub.database
        .selectFrom("participation")
        .select(["partner", "institution"])
        .where("campaign", "=", id)
        .execute()
    ).map(({ partner, institution }) => [partner, institution]),
  );
const agent = (id: string) => {
  const found = agents.get(id);
  if (found === undefined) throw new RangeError(id);
  return found;
};
const bundle = async (holder: string, signer = holder) =>
  bundleOf(await runOf(studyOfHolders(ids), { holder }), { key: agent(signer).key });
const sent = async (to: string, bytes: Uint8Array) => {
  const request = { campaign, partner: `caf.${to}`, bytes, message: "" };
  const id = await deposit(service.hub, agent(to).person, request);
  const { state, problems } = await depositOf(service.hub, id);
  return { state, problems: problems ?? "" };
};

test("each holder takes part as the institution of its name, which no two share", async () => {
  expect(await institutionsIn(campaign)).toEqual(
    Object.fromEntries(ids.map((id) => [`caf.${id}`, `CCAS de ${id}`])),
  );
  const named = await opened(new Map([["caf.pantin", "Ville de Pantin"]]));
  const next = await opened(new Map(), named);
  expect(await institutionsIn(next)).toMatchObject({
    "caf.pantin": "Ville de Pantin",
    "caf.bondy": "CCAS de bondy",
  });
});

test("a bundle of one holder deposited as another's is refused, as is one signed by another", async () => {
  const own = await bundle("bobigny");
  const asAnother = await sent("pantin", own);
  expect([asAnother.state, asAnother.problems]).toEqual([
    "refused",
    expect.stringContaining("hub/bundle-of-another-partner"),
  ]);
  expect(asAnother.problems).toContain("caf.bobigny");
  const signedByAnother = await sent("pantin", await bundle("pantin", "bobigny"));
  expect([signedByAnother.state, signedByAnother.problems]).toEqual([
    "refused",
    expect.stringContaining("bundle/key-unknown"),
  ]);
  expect(await sent("bobigny", own)).toEqual({ state: "verified", problems: "" });
});

test("the page of the campaign has a line per holder, filters, and who is awaited with the residents", async () => {
  const visitor = new Visitor(hubApp(service.hub));
  await visitor.signIn(lead.email);
  const page = await visitor.get(`/campagnes/${campaign}`);
  for (const id of ids) expect(page.text).toContain(`CCAS de ${id}`);
  expect(page.text).toMatch(/1 détenteur sur 3, \d+\s%\sdes habitants/u);
  const awaited = await visitor.get(`/campagnes/${campaign}?etat=awaited`);
  expect(awaited.text).toContain("Attendus (2)");
  expect(awaited.text).not.toContain('<th scope="row" role="rowheader">CCAS de bobigny');
});

test("a holder sees its own line only", async () => {
  const visitor = new Visitor(hubApp(service.hub));
  await visitor.signIn(agent("bondy").person.email);
  const page = await visitor.get(`/campagnes/${campaign}`);
  expect(page.text).toContain("CCAS de bondy");
  expect(page.text).not.toMatch(/CCAS de pantin|détenteurs sur/);
  expect((await visitor.get(`/campagnes/${campaign}/partenaires/caf.bondy`)).status).toBe(200);
  expect((await visitor.get(`/campagnes/${campaign}/partenaires/caf.pantin`)).status).toBe(404);
});

test("every verified bundle is sent to review at once", async () => {
  const visitor = new Visitor(hubApp(service.hub));
  await visitor.signIn(lead.email);
  await visitor.get(`/campagnes/${campaign}`);
  const page = await visitor.post(`/campagnes/${campaign}/relire`);
  expect(page.text).toMatch(/En relecture\s: 1/u);
});

test("a holder joins open campaigns with a new version of the study; none leaves without a word", async () => {
  await storeStudy(service.hub, lead, fileOf(studyOfHolders([...ids, "drancy"])));
  expect(await institutionsIn(campaign)).toMatchObject({ "caf.drancy": "CCAS de drancy" });
  await expect(
    storeStudy(service.hub, lead, fileOf(studyOfHolders(["bobigny", "pantin", "drancy"]))),
  ).rejects.toMatchObject({ errors: [{ code: "hub/holder-gone" }] });
});

test("holders of one name are two institutions", async () => {
  service.clock += 1_000;
  await storeStudy(service.hub, lead, fileOf(studyOfHolders([...ids, "drancy"], { label: () => "CCAS" })));
  expect(Object.values(await institutionsIn(await opened(new Map())))).toContain("CCAS (drancy)");
});

test("past the deadline, those who sent nothing are late", async () => {
  service.clock += 100 * 86_400_000;
  const visitor = new Visitor(hubApp(service.hub));
  await visitor.signIn(lead.email);
  const page = await visitor.get(`/campagnes/${campaign}?etat=late`);
  expect(page.text).toContain("En retard (3)");
});
