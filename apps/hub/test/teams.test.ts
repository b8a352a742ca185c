import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import type { Person } from "../src/accounts/account.ts";
import { changeCampaign, openCampaign } from "../src/campaigns/campaign.ts";
import { campaignsFor } from "../src/campaigns/campaigns-for.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { changeTeam, teamOf } from "../src/campaigns/team.ts";
import { personOf, type TestHub, testHub } from "./fixture.ts";

let service: TestHub;
let lead: Person;
let colleague: Person;
let stranger: Person;
let administrator: Person;
let study = "";
let campaign = "";
const file = { name: "etude.vigie", bytes: studyZip(newStudy()) };
const terms = { title: "Essai", message: "", closesOn: "2026-03-31", lateUntil: new Map<string, string>() };
const institutions = new Map([["caf", "Caf"]]);
const refused = (code: string) => ({ errors: [{ code }] });

beforeAll(async () => {
  service = await testHub();
  lead = await personOf(service.hub, "lead", "Observatoire");
  colleague = await personOf(service.hub, "lead", "Observatoire", "Une collègue");
  stranger = await personOf(service.hub, "lead", "Observatoire de Marseille");
  administrator = await personOf(service.hub, "administrator", "Observatoire");
  study = await storeStudy(service.hub, lead, file);
  campaign = await openCampaign(service.hub, lead, { ...terms, study, institutions, previous: null });
});
afterAll(async () => service.close());

const team = async (of: string) => (await teamOf(service.hub, of)).map(({ account }) => account);

test("who opens a campaign is its team; another lead changes nothing of it and does not see it", async () => {
  expect(await team(campaign)).toEqual([lead.id]);
  await expect(changeCampaign(service.hub, stranger, campaign, terms)).rejects.toMatchObject(
    refused("hub/forbidden"),
  );
  expect(await campaignsFor(service.hub, stranger)).toEqual([]);
});

test("an administrator names a lead, who commands from then on, and takes one off, who does not any more", async () => {
  const { hub } = service;
  await changeTeam(hub, administrator, { campaign, account: colleague.id, isNamed: true });
  await changeCampaign(hub, colleague, campaign, { ...terms, title: "Par une collègue" });
  await changeTeam(hub, administrator, { campaign, account: colleague.id, isNamed: false });
  await expect(changeCampaign(hub, colleague, campaign, terms)).rejects.toMatchObject(
    refused("hub/forbidden"),
  );
  const acts = await hub.database
    .selectFrom("journal")
    .select("act")
    .where("act", "like", "team.%")
    .execute();
  expect(acts.map(({ act }) => act)).toEqual(["team.joined", "team.left"]);
});

test("only an open account of a lead is named", async () => {
  for (const account of [administrator.id, "nobody"])
    await expect(
      changeTeam(service.hub, administrator, { campaign, account, isNamed: true }),
    ).rejects.toMatchObject(refused("hub/absent"));
});

test("another team sends no version of a study, opens no campaign of it, and none after one that is not its own", async () => {
  const { hub } = service;
  const texts = new Map(newStudy());
  texts.set("study.yaml", (texts.get("study.yaml") ?? "").replace('"0.1"', '"0.2"'));
  const version = { name: "etude.vigie", bytes: studyZip(texts) };
  await expect(storeStudy(hub, stranger, version)).rejects.toMatchObject(
    refused("hub/study-of-another-team"),
  );
  const request = { ...terms, study, institutions };
  await expect(openCampaign(hub, stranger, { ...request, previous: null })).rejects.toMatchObject(
    refused("hub/study-of-another-team"),
  );
  await expect(openCampaign(hub, stranger, { ...request, previous: campaign })).rejects.toMatchObject(
    refused("hub/forbidden"),
  );
});

test("the next campaign has the team of the one before", async () => {
  const { hub } = service;
  await changeTeam(hub, administrator, { campaign, account: colleague.id, isNamed: true });
  const next = await openCampaign(hub, colleague, { ...terms, study, institutions, previous: campaign });
  expect((await team(next)).toSorted()).toEqual([lead.id, colleague.id].toSorted());
});
