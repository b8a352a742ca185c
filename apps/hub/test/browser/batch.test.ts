import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium } from "../../../../test/chromium.ts";
import type { Person } from "../../src/accounts/account.ts";
import { openCampaign } from "../../src/campaigns/campaign.ts";
import { storeStudy } from "../../src/campaigns/study-versions.ts";
import { type Serving, serveHub } from "../../src/serve.ts";
import { personOf, type TestHub, testHub } from "../fixture.ts";
import { freePort } from "../free-port.ts";
import { bundleOf, runOf } from "../many-bundles.ts";
import { studyOfHolders } from "../study-of-holders.ts";
import { faultsOf, type HubBrowser, openHubBrowser, signIn } from "./hub-browser.ts";

const ids = ["bobigny", "bondy", "drancy", "pantin", "stains"];

describe.skipIf(!hasChromium)("a batch in a browser (skipped without Chromium)", { timeout: 120_000 }, () => {
  let service: TestHub;
  let serving: Serving;
  let browser: HubBrowser;
  let address = "";
  let batch = "";
  let reviewer: Person;

  beforeAll(async () => {
    const port = await freePort();
    address = `http://localhost:${port}`;
    service = await testHub({ address, port });
    const { hub } = service;
    const lead = await personOf(hub, "lead", "Observatoire");
    reviewer = await personOf(hub, "reviewer", "Insee");
    const texts = studyOfHolders(ids);
    const study = await storeStudy(hub, lead, { name: "etude.vigie", bytes: studyZip(texts) });
    const terms = { title: "Essai", message: "", closesOn: "2026-03-31", institutions: new Map() };
    const campaign = await openCampaign(hub, lead, { ...terms, study, previous: null });
    batch = `${address}/campagnes/${campaign}/relecture/caf`;
    for (const holder of ids) {
      const agent = await personOf(hub, "partner", `CCAS de ${holder}`);
      const change = (text: string) =>
        holder === "stains" ? text.replaceAll(";compte;", ";guichet;").replaceAll("/1950", "/2001") : text;
      const blob = await hub.blobs.put(await bundleOf(await runOf(texts, { holder, times: 5, change })));
      const made = { deposited_by: agent.id, deposited_at: "2026-01-05", message: "" };
      const row = { id: holder, campaign, partner: `caf.${holder}`, state: "in_review", blob } as const;
      await hub.database
        .insertInto("deposit")
        .values({ ...row, ...made })
        .execute();
    }
    serving = await serveHub(hub);
    browser = await openHubBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await serving.close();
    await service.close();
  });

  test.each([390, 1440])("at %d px: axe finds nothing, nothing passes the page", async (width) => {
    const page = await (await browser.reader(width)).newPage();
    await signIn(page, address, reviewer.email);
    await page.goto(batch);
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.locator("tbody th").first().textContent()).toContain("CCAS de stains");
  });
});
