import { studyZip } from "@vigie/partner";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium } from "../../../../test/chromium.ts";
import { openCampaign } from "../../src/campaigns/campaign.ts";
import { storeStudy } from "../../src/campaigns/study-versions.ts";
import { type Serving, serveHub } from "../../src/serve.ts";
import { password, personOf, type TestHub, testHub } from "../fixture.ts";
import { freePort } from "../free-port.ts";
import { studyOfHolders } from "../study-of-holders.ts";
import { faultsOf, follow, type HubBrowser, openHubBrowser, send, signIn } from "./hub-browser.ts";

const count = 200;

describe.skipIf(!hasChromium)("a group of 200 in a browser (skipped without Chromium)", () => {
  let service: TestHub;
  let serving: Serving;
  let browser: HubBrowser;
  let page: Page;
  let campaign = "";

  beforeAll(async () => {
    const port = await freePort();
    const address = `http://localhost:${port}`;
    service = await testHub({ address, port });
    const { hub } = service;
    const lead = await personOf(hub, "lead", "Observatoire");
    const ids = Array.from({ length: count }, (_, at) => `ccas${at}`);
    const contact = (id: string) => (id.endsWith("7") ? "" : `Claire Aubry <claire.aubry@${id}.fr>`);
    const bytes = studyZip(studyOfHolders(ids, { contact }));
    const study = await storeStudy(hub, lead, { name: "etude.vigie", bytes });
    const terms = { title: "Essai", message: "", closesOn: "2026-01-05", institutions: new Map() };
    campaign = `${address}/campagnes/${await openCampaign(hub, lead, { ...terms, study, previous: null })}`;
    serving = await serveHub(hub);
    browser = await openHubBrowser();
    page = await (await browser.reader(390)).newPage();
    service.clock += 86_400_000;
    await signIn(page, address, lead.email);
  });
  afterAll(async () => {
    await browser.close();
    await serving.close();
    await service.close();
  });

  test("it is invited in one go; the printed sheet has the strips alone, each whole", async () => {
    await page.goto(`${campaign}/inviter`);
    expect(await faultsOf(page)).toEqual([]);
    await follow(page, page.getByRole("button", { name: `Inviter ces ${count} établissements` }));
    expect(await faultsOf(page)).toEqual([]);
    const strips = page.locator(".strip");
    expect(await strips.count()).toBe(count);
    await page.emulateMedia({ media: "print" });
    const printed = ["masthead", "foot", "unprinted", "strip"].map((name) =>
      page.locator(`.${name}`).first(),
    );
    expect(await Promise.all(printed.map((one) => one.isVisible()))).toEqual([false, false, false, true]);
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(false);
    const breaks = await page.evaluate<string>(
      "getComputedStyle(document.querySelector('.strip')).breakInside",
    );
    expect(breaks).toBe("avoid");
    await page.emulateMedia({ media: "screen" });
  });

  test("whoever holds a strip that has the link opens the account that it is for", async () => {
    await page.goto(`${campaign}/inviter`);
    await follow(page, page.getByRole("button", { name: `Refaire ces ${count} invitations` }));
    const strip = page.locator(".strip", { has: page.locator(".paper-link") }).first();
    const institution = await strip.getByRole("heading").textContent();
    const [link = "", code = ""] = await strip.locator("dd").allTextContents();
    const guest = await (await browser.reader(390)).newPage();
    await guest.goto(link);
    expect(await faultsOf(guest)).toEqual([]);
    const typed = {
      "Adresse électronique": "agent@exemple.fr",
      "Code du lien": code,
      "Nouveau mot de passe": password,
    };
    await send(guest, typed, "Ouvrir mon compte");
    await guest.goto(new URL("/compte", link).href);
    expect(await guest.textContent("main")).toContain(institution);
  });

  test("those who are late are reminded in one go, and one field holds the day of all", async () => {
    await page.goto(`${campaign}/relancer`);
    expect(await faultsOf(page)).toEqual([]);
    await send(
      page,
      { "Nouveau dernier jour": "2026-02-10" },
      `Donner ce délai aux ${count} établissements et les relancer`,
    );
    await page.goto(`${campaign}/modifier`);
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.locator("input[type=date]").count()).toBe(3);
    await page.getByLabel(new RegExp(`^Délai de ${count} établissements, jusqu’au 10\\sfévrier`)).waitFor();
  });
});
