import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { studyZip } from "@vigie/partner";
import { gunzipSync, strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../src/accounts/account.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { deposit, depositOf } from "../src/deposits/deposit.ts";
import { erase } from "../src/deposits/erasure.ts";
import { assembleEdition } from "../src/publication/assemble-edition.ts";
import { askForPublication, publishEdition } from "../src/publication/publish-edition.ts";
import { previewsOf, setAsideStrayPages } from "../src/publication/unpublished-editions.ts";
import { hubApp } from "../src/server.ts";
import { colleagueIn, personOf, type TestHub, testHub } from "./fixture.ts";
import { bundleOf, runOf, sourceOfMany, studyOfMany } from "./many-bundles.ts";
import { Visitor } from "./visitor.ts";

let service: TestHub;
let campaign = "";
let edition = "";
let lead: Person;
let caf: Person;
/** Counts of caf1 that caf has nowhere: thousands, where caf has 120 households. */
let canaries: readonly string[] = [];
const people = { lead: "", reviewer: "", caf: "", caf1: "", stranger: "" };
const visit = async (who: keyof typeof people) => {
  const visitor = new Visitor(hubApp(service.hub));
  await visitor.signIn(people[who]);
  return visitor;
};
const made = async (partner: string, blob: Uint8Array, by: string) => {
  await service.hub.database
    .insertInto("deposit")
    .values({
      id: partner,
      campaign,
      partner,
      blob: await service.hub.blobs.put(blob),
      state: "approved",
      deposited_by: by,
      deposited_at: service.hub.now().toISOString(),
      message: "",
    })
    .execute();
};

const editions = () => join(service.hub.settings.folder, "editions");
/** An edition and its pages, as an assembly leaves them. */
const unpublished = async (id: string, deposits: readonly string[]) => {
  for (const folder of [join(editions(), id), previewsOf(service.hub, id)]) mkdirSync(folder);
  const row = { id, campaign, folder: `editions/${id}`, deposits: JSON.stringify(deposits), created_at: "" };
  await service.hub.database.insertInto("edition").values(row).execute();
};

beforeAll(async () => {
  service = await testHub();
  const texts = studyOfMany(["caf", "caf1"]);
  lead = await personOf(service.hub, "lead", "Observatoire");
  caf = await personOf(service.hub, "partner", "Caf");
  const caf1 = await personOf(service.hub, "partner", "Caf du Nord");
  people.lead = lead.email;
  people.caf = caf.email;
  people.caf1 = caf1.email;
  people.reviewer = (await personOf(service.hub, "reviewer", "Insee")).email;
  people.stranger = (await personOf(service.hub, "partner", "Cpam")).email;
  campaign = await openCampaign(service.hub, lead, {
    study: await storeStudy(service.hub, lead, { name: "etude.vigie", bytes: studyZip(texts) }),
    title: "Essai",
    message: "",
    closesOn: "2026-03-31",
    institutions: new Map([
      ["caf", "Caf"],
      ["caf1", "Caf du Nord"],
    ]),
    previous: null,
  });
  const run = await runOf(texts);
  const canary = await runOf(texts, { partner: "caf1", source: sourceOfMany("caf1"), times: 61 });
  canaries = [
    ...new Set(
      canary.others.flatMap(([path, text]) => (path.endsWith(".csv") ? text.match(/\b\d{4}\b/g) : [])),
    ),
  ].filter((count) => count !== null && !/^(?:19|20)/.test(count)) as string[];
  await made("caf", await bundleOf(run), caf.id);
  await made("caf1", await bundleOf(canary), caf1.id);
  await unpublished("replaced", []);
  expect(await assembleEdition(service.hub, campaign)).toBeNull();
  ({ id: edition } = await service.hub.database.selectFrom("edition").select("id").executeTakeFirstOrThrow());
});
afterAll(async () => service.close());

/** Everything that a folder of pages holds, archives and workbooks unpacked, numbers without what separates their thousands. */
function heldIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files
    .map(({ parentPath, name }) => contentOf(name, new Uint8Array(readFileSync(join(parentPath, name)))))
    .join("\n")
    .replaceAll(/(?<=\d)(?:[ \u00A0\u202F]|&#(?:160|8239);|&nbsp;)(?=\d)/g, "");
}

function contentOf(name: string, bytes: Uint8Array): string {
  if (/\.(?:zip|xlsx|docx)$/.test(name))
    return Object.entries(unzipSync(bytes))
      .map(([path, inner]) => contentOf(path, inner))
      .join("\n");
  return strFromU8(name.endsWith(".gz") ? gunzipSync(bytes) : bytes);
}

test("an assembly replaces the edition that was not published", async () => {
  const found = await service.hub.database.selectFrom("edition").select("id").execute();
  expect(found).toEqual([{ id: edition }]);
  expect(readdirSync(editions()).toSorted()).toEqual([edition, `${edition}.partners`]);
});

test("a partner's preview holds no figure of another one, in any page or file", () => {
  expect(canaries.length).toBeGreaterThan(5);
  const whole = heldIn(join(service.hub.settings.folder, "editions", edition));
  const alone = heldIn(join(previewsOf(service.hub, edition), "caf"));
  const seenIn = (text: string) =>
    canaries.filter((count) => new RegExp(`(?<!\\d)${count}(?!\\d)`).test(text));
  expect(seenIn(heldIn(join(previewsOf(service.hub, edition), "caf1"))).length).toBeGreaterThan(5);
  expect(seenIn(whole).length).toBeGreaterThan(5);
  expect(seenIn(alone)).toEqual([]);
});

test.each([
  ["lead", "", 200],
  ["reviewer", "", 200],
  ["caf", "", 403],
  ["stranger", "", 403],
  ["caf", "partenaires/caf/", 200],
  ["caf1", "partenaires/caf1/", 200],
  ["caf", "partenaires/caf1/", 404],
  ["caf", "partenaires/caf/..%2fcaf1/index.html", 404],
  ["caf", "partenaires/..%2f..%2f/", 404],
  ["stranger", "partenaires/caf/", 404],
  ["lead", "partenaires/caf/", 403],
] as const)("%s asks for the preview %j: %i", async (who, path, status) => {
  expect((await (await visit(who)).get(`/apercu/${edition}/${path}`)).status).toBe(status);
});

test("the campaign's page leads each partner to its own preview only", async () => {
  const links = async (who: keyof typeof people) =>
    [
      ...(await (await visit(who)).get(`/campagnes/${campaign}`)).text.matchAll(
        /href="\/apercu\/[\w-]+(\/[^"]*)"/g,
      ),
    ].map(([, path]) => path);
  expect(await links("caf")).toEqual(["/partenaires/caf/"]);
  expect(await links("reviewer")).toEqual(["/"]);
});

test("a bundle that another partner deposited is refused for what it is, not as deposited twice", async () => {
  const { hub } = service;
  const { blob } = await depositOf(hub, "caf1");
  const bytes = await hub.blobs.get(blob);
  const id = await deposit(hub, caf, { campaign, partner: "caf", bytes, message: "" });
  expect((await depositOf(hub, id)).problems).toContain('"hub/bundle-of-another-partner"');
});

test("a partner's remark is read by its institution, the lead and reviewers; the lead answers one partner or all", async () => {
  const path = `/campagnes/${campaign}`;
  const send = async (who: keyof typeof people, fields: Readonly<Record<string, string>>) => {
    const visitor = await visit(who);
    await visitor.get(path);
    return (await visitor.post(`${path}/remarques`, fields)).status;
  };
  // A partner chooses no reader, whatever its form sends.
  expect(await send("caf", { text: "remarque de la Caf", to: "Caf du Nord" })).toBe(200);
  expect(await send("caf1", { text: "remarque du Nord", to: "" })).toBe(200);
  expect(await send("lead", { text: "réponse à la Caf", to: "Caf" })).toBe(200);
  expect(await send("lead", { text: "annonce à tous", to: "" })).toBe(200);
  expect(await send("lead", { text: "à qui n’y est pas", to: "Cpam" })).toBe(404);
  expect(await send("reviewer", { text: "x", to: "" })).toBe(403);
  const read = async (who: keyof typeof people) =>
    [
      ...(await (await visit(who)).get(path)).text.matchAll(
        /class="written">((?:remarque|réponse|annonce)[^<]*)/g,
      ),
    ].map(([, text]) => text);
  const all = ["remarque de la Caf", "remarque du Nord", "réponse à la Caf", "annonce à tous"];
  expect(await read("lead")).toEqual(all);
  expect(await read("reviewer")).toEqual(all);
  expect(await read("caf")).toEqual(["remarque de la Caf", "réponse à la Caf", "annonce à tous"]);
  expect(await read("caf1")).toEqual(["remarque du Nord", "annonce à tous"]);
  expect(await read("stranger")).toEqual([]);
});

test("published: previews go, nothing else is published after it, and stray pages are set aside at the next start", async () => {
  await askForPublication(service.hub, lead, campaign);
  await publishEdition(service.hub, await colleagueIn(service.hub, campaign), campaign);
  expect(existsSync(previewsOf(service.hub, edition))).toBe(false);
  await expect(publishEdition(service.hub, lead, campaign)).rejects.toMatchObject({
    errors: [{ code: "hub/campaign-closed" }],
  });
  mkdirSync(join(editions(), "stray"));
  await setAsideStrayPages(service.hub);
  expect(readdirSync(editions())).toEqual([edition]);
});

test("an edition that is not published goes once one of its bundles is erased; a published one stays", async () => {
  await unpublished("held", ["caf", "caf1"]);
  const { database } = service.hub;
  await database.updateTable("deposit").set({ state: "superseded" }).where("id", "=", "caf1").execute();
  const caf1 = await database
    .selectFrom("account")
    .selectAll()
    .where("institution", "=", "Caf du Nord")
    .executeTakeFirstOrThrow();
  await erase(service.hub, caf1, "caf1");
  expect(readdirSync(editions())).toEqual([edition]);
  expect((await (await visit("lead")).get("/apercu/held/")).status).toBe(404);
});
