import { setTimeout } from "node:timers/promises";
import { zipStored } from "@vigie/bundle";
import { html } from "@vigie/documents";
import { studyZip } from "@vigie/partner";
import { expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { studyOf } from "../src/campaigns/study-file.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { bundleContents } from "../src/deposits/bundle-contents.ts";
import { hubMessages } from "../src/messages.ts";
import { bundleTables } from "../src/pages/bundle-tables.ts";
import { hubApp } from "../src/server.ts";
import { personOf, testHub } from "./fixture.ts";
import { bundleOf, runOf } from "./many-bundles.ts";
import { Visitor } from "./visitor.ts";

const study = studyZip(newStudy());

/** A hub with one deposit, whose bundle cannot be read, and its partner. */
async function hubWithDeposit(state: "verified" | "in_review") {
  const service = await testHub();
  const lead = await personOf(service.hub, "lead", "Observatoire");
  const caf = await personOf(service.hub, "partner", "Caf");
  const campaign = await openCampaign(service.hub, lead, {
    study: await storeStudy(service.hub, lead, { name: "etude.vigie", bytes: study }),
    title: "Essai",
    message: "",
    closesOn: "2026-03-31",
    institutions: new Map([["caf", "Caf"]]),
    previous: null,
  });
  await service.hub.database
    .insertInto("deposit")
    .values({
      id: "lot",
      campaign,
      partner: "caf",
      blob: await service.hub.blobs.put(new TextEncoder().encode("no bundle")),
      state,
      deposited_by: caf.id,
      deposited_at: service.hub.now().toISOString(),
      message: "",
    })
    .execute();
  return { service, caf };
}

test("a kept bundle that can no longer be read is said so in its place; the rest of the page stays", async () => {
  const { service, caf } = await hubWithDeposit("verified");
  const visitor = new Visitor(hubApp(service.hub));
  await visitor.signIn(caf.email);
  const { status, text } = await visitor.get("/depots/lot");
  expect(status).toBe(200);
  expect(text).toContain("n’est pas un lot");
  expect(text).toContain("/depots/lot/retirer");
  await service.close();
});

test("a review refused while tables are late comes back with its form, and leads to no address without a page", async () => {
  const { service } = await hubWithDeposit("in_review");
  const { blobs } = service.hub;
  let wait = 0;
  const get = async (hash: string) => setTimeout(wait, blobs.get(hash));
  const visitor = new Visitor(hubApp({ ...service.hub, blobs: { ...blobs, get } }));
  await visitor.signIn((await personOf(service.hub, "reviewer", "Institut")).email);
  await visitor.get("/depots/lot");
  wait = 3_000;
  const { status, text } = await visitor.post("/depots/lot/relecture", { verdict: "return", reasons: " " });
  expect([status, text]).toEqual([422, expect.stringContaining('action="/depots/lot/relecture"')]);
  await service.close();
});

test.each([
  ["fr", "Champ", ["Groupe d’usage", "Effectif", "Édition précédente", "Écart", "Erreur type"]],
  ["en", "Universe", ["Usage group", "Count", "Previous edition", "Difference", "Standard error"]],
] as const)("%s: columns are named in the reader's language", async (language, constant, head) => {
  const contents = {
    fictitious: false,
    comment: null,
    guarantee: null,
    extracts: [],
    hasBefore: true,
    tables: [
      {
        name: "groupes",
        indicator: "groupes",
        dimensions: ["universe", "group"],
        measures: ["count_error"],
        rows: [
          { codes: ["all", "digital"], count: 40, values: [2], countBefore: 52 },
          { codes: ["all", "mixed"], count: null, values: [null], countBefore: undefined },
        ],
        rowsMore: 0,
        before: "same",
      },
    ],
  } as const;
  const view = { ...hubMessages(language), session: null, path: "/", problems: [], sent: new Map() };
  const shown = async (isReviewed: boolean) =>
    html`${bundleTables(contents, await studyOf(study, "etude.vigie"), { view, isReviewed })}`.text;
  const text = await shown(false);
  // Open, without the column that has one code only, which is said once.
  expect(text).toMatch(/<details open>/);
  expect(text.replaceAll(/\s/g, " ")).toMatch(new RegExp(`<p>[^<]*, ${constant} ?: `));
  expect(text).not.toContain("checkbox");
  expect(await shown(true)).toContain('type="checkbox" name="table.groupes"');
  expect([...text.matchAll(/columnheader">([^<]*)</g)].map(([, title]) => title)).toEqual(head);
  expect(text.replaceAll(/<[^>]*>/g, " ")).toMatch(/40 +52 +[-−]12/);
});

test("a bundle is shown alone where the one before it is of a format that is read no more", async () => {
  const former = zipStored(new Map([["datapackage.json", JSON.stringify({ vigie: { format: 2 } })]]));
  const bundle = await bundleOf(await runOf(newStudy()));
  const found = await bundleContents({ bundle, before: former });
  expect(found).toMatchObject({ kind: "read", contents: { hasBefore: false } });
});
