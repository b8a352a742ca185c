import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium } from "../../../../test/chromium.ts";
import { openCampaign } from "../../src/campaigns/campaign.ts";
import { storeStudy } from "../../src/campaigns/study-versions.ts";
import { type Serving, serveHub } from "../../src/serve.ts";
import { colleagueIn, password, personOf, type TestHub, testHub } from "../fixture.ts";
import { type MadeBundles, madeBundles } from "../made-bundles.ts";
import { faultsOf, follow, type HubBrowser, openHubBrowser, send, signIn } from "./hub-browser.ts";

describe.skipIf(!hasChromium)("one person alone, in a browser (skipped without Chromium)", () => {
  let made: MadeBundles;
  let service: TestHub;
  let serving: Serving;
  let browser: HubBrowser;
  let lead: Page;
  let campaign = "";
  const deposit = "held";

  beforeAll(async () => {
    made = await madeBundles();
    service = await testHub();
    const { hub } = service;
    const conducting = await personOf(hub, "lead", "Observatoire");
    const caf = await personOf(hub, "partner", "Caf");
    campaign = await openCampaign(hub, conducting, {
      study: await storeStudy(hub, conducting, { name: "etude.vigie", bytes: made.study }),
      title: "Essai",
      message: "",
      closesOn: "2026-03-31",
      institutions: new Map([["caf", "Caf"]]),
      previous: null,
    });
    const row = { deposited_by: caf.id, deposited_at: "2026-01-05", message: "" };
    const blob = await hub.blobs.put(made.first);
    await hub.database
      .insertInto("deposit")
      .values({ ...row, id: deposit, campaign, partner: "caf", blob, state: "in_review" })
      .execute();
    serving = await serveHub(hub);
    browser = await openHubBrowser();
    lead = await signedIn(conducting.email);
  });
  afterAll(async () => {
    await browser.close();
    await serving.close();
    await service.close();
  });

  const open = async (page: Page, path: string) => {
    await page.goto(`${serving.address}${path}`);
    return (await page.textContent("main")) ?? "";
  };
  const signedIn = async (email: string) => {
    const page = await (await browser.reader()).newPage();
    await signIn(page, serving.address, email);
    return page;
  };

  test("a lead is offered no reviewer to invite, and the agent it invites for an institution does nothing", async () => {
    await open(lead, "/comptes");
    expect(await lead.getByLabel("Rôle").locator("option").allTextContents()).toEqual([
      "institution partenaire",
    ]);
    const fields = { Nom: "Invité", "Adresse électronique": "invite@exemple.fr", Institution: "Caf" };
    await send(lead, fields, "Inviter");
    const code = /\d{4} \d{4}/.exec((await lead.textContent("main")) ?? "")?.[0] ?? "";
    const link = /\/invitation\/[\w-]{43}/.exec(service.sent.at(-1)?.text ?? "")?.[0] ?? "";
    const invented = await (await browser.reader()).newPage();
    await open(invented, link);
    await send(invented, { "Code du lien": code, "Nouveau mot de passe": password }, "Ouvrir mon compte");
    for (const path of ["/cles", "/campagnes", `/campagnes/${campaign}/partenaires/caf`])
      expect(await open(invented, path)).toContain("attend l’accord de votre institution");

    const caf = await signedIn("partner.caf@exemple.fr");
    expect(await open(caf, "/agents")).toContain("invite@exemple.fr");
    expect(await faultsOf(caf)).toEqual([]);
    await follow(caf, caf.getByRole("button", { name: "Refuser et fermer ce compte" }));
    expect(await caf.textContent("main")).not.toContain("invite@exemple.fr");
    expect(await open(invented, "/compte")).toContain("Mot de passe");
  });

  test("one institution does not approve a bundle twice", { timeout: 300_000 }, async () => {
    const approve = async (institution: string, name: string) => {
      const reviewer = await signedIn((await personOf(service.hub, "reviewer", institution, name)).email);
      await open(reviewer, `/depots/${deposit}`);
      // On a machine that does other things, the page says so and looks again.
      const late = reviewer.getByText("Les tableaux se préparent");
      await late.waitFor({ state: "hidden", timeout: 60_000 });
      const text = (await reviewer.textContent("main")) ?? "";
      const button = reviewer.getByRole("button", { name: "Approuver", exact: true });
      const isOffered = (await button.count()) > 0;
      if (isOffered) await follow(reviewer, button);
      return { isOffered, text };
    };
    expect(await approve("Observatoire", "chez le lead")).toMatchObject({ isOffered: false });
    expect(await approve("Insee", "une")).toMatchObject({ isOffered: true });
    expect(await approve("Insee", "deux")).toMatchObject({
      isOffered: false,
      text: expect.stringContaining("Une personne de votre institution a déjà donné son avis"),
    });
    expect(await approve("Université", "trois")).toMatchObject({ isOffered: true });
    expect(await open(lead, `/depots/${deposit}`)).toContain("approuvé");
  });

  test("the lead asks for publication, and is not offered to publish; a second lead is", async () => {
    const edition = { id: "e", campaign, folder: "editions/e", deposits: JSON.stringify([deposit]) };
    await service.hub.database
      .insertInto("edition")
      .values({ ...edition, created_at: "2026-01-05" })
      .execute();
    const page = `/campagnes/${campaign}`;
    expect(await open(lead, page)).toContain("Vous êtes seul dans l’équipe");
    await follow(lead, lead.getByRole("button", { name: "Demander la publication" }));
    expect(await lead.textContent("main")).toContain("Vous avez demandé la publication");
    expect(await lead.getByRole("button", { name: "Publier" }).count()).toBe(0);
    const second = await signedIn((await colleagueIn(service.hub, campaign)).email);
    await open(second, page);
    expect(await faultsOf(second)).toEqual([]);
    await follow(second, second.getByRole("button", { name: "Publier" }));
    expect(await second.textContent("main")).toContain("publiée");
    await open(second, `${page}/equipe`);
    expect(await faultsOf(second)).toEqual([]);
  });
});
