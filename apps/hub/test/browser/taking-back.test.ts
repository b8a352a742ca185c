import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { studyZip } from "@vigie/partner";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium } from "../../../../test/chromium.ts";
import { newStudy } from "../../../../test/new-study.ts";
import type { Person } from "../../src/accounts/account.ts";
import { invite } from "../../src/accounts/invitation.ts";
import { openCampaign } from "../../src/campaigns/campaign.ts";
import { storeStudy } from "../../src/campaigns/study-versions.ts";
import type { DepositState } from "../../src/rules/deposit-states.ts";
import { type Serving, serveHub } from "../../src/serve.ts";
import { personOf, type TestHub } from "../fixture.ts";
import { hubDatabasesOnPush } from "../hub-databases.ts";
import { faultsOf, follow, type HubBrowser, openHubBrowser, send, signIn } from "./hub-browser.ts";

const widths = [1280, 390] as const;

for (const { name, isHere, open } of hubDatabasesOnPush)
  describe.skipIf(!hasChromium || !isHere)(`${name}, in a browser (skipped without Chromium)`, () => {
    let service: TestHub;
    let serving: Serving;
    let browser: HubBrowser;
    let people: Readonly<Record<"lead" | "partner" | "reviewer" | "administrator", Person>>;
    let study = "";
    const pages = new Map<string, Promise<Page>>();

    beforeAll(async () => {
      service = await open();
      const { hub } = service;
      people = {
        lead: await personOf(hub, "lead", "Observatoire"),
        partner: await personOf(hub, "partner", "Caf"),
        reviewer: await personOf(hub, "reviewer", "Insee"),
        administrator: await personOf(hub, "administrator", "Service"),
      };
      await personOf(hub, "partner", "Cpam");
      const passkey = { id: "k", account: people.administrator.id, public_key: "x", counter: 0, name: "x" };
      study = await storeStudy(hub, people.lead, { name: "etude.vigie", bytes: studyZip(newStudy()) });
      serving = await serveHub(hub);
      browser = await openHubBrowser();
      await pageOf("administrator");
      // The second factor that an administrator needs: it would open no session by password.
      await hub.database
        .insertInto("passkey")
        .values({ ...passkey, created_at: "" })
        .execute();
    }, 120_000);
    afterAll(async () => {
      await browser.close();
      await serving.close();
      await service.close();
    });

    const pageOf = (who: keyof typeof people): Promise<Page> => {
      const made = pages.get(who) ?? signedIn(who);
      pages.set(who, made);
      return made;
    };
    const signedIn = async (who: keyof typeof people) => {
      const page = await (await browser.reader()).newPage();
      page.setDefaultTimeout(60_000);
      await signIn(page, serving.address, people[who].email);
      return page;
    };
    const opened = (title: string) =>
      openCampaign(service.hub, people.lead, {
        study,
        title,
        message: "",
        closesOn: "2026-03-31",
        institutions: new Map([["caf", "Caf"]]),
        previous: null,
      });
    const deposited = async (campaign: string, state: DepositState) => {
      const id = `lot-${campaign}`;
      const blob = await service.hub.blobs.put(new TextEncoder().encode(id));
      const row = { id, campaign, blob, state, partner: "caf", deposited_by: people.partner.id };
      await service.hub.database
        .insertInto("deposit")
        .values({ ...row, deposited_at: "2026-01-05T09:00:00.000Z", message: "" })
        .execute();
      return id;
    };
    const published = async (title: string) => {
      const campaign = await opened(title);
      await deposited(campaign, "published");
      const { database, settings } = service.hub;
      const edition = { id: campaign, campaign, folder: `editions/${campaign}`, deposits: "[]" };
      await database
        .insertInto("edition")
        .values({ ...edition, published_at: "2026-01-05T10:00:00.000Z", created_at: "2026-01-05" })
        .execute();
      await database.updateTable("campaign").set({ state: "published" }).where("id", "=", campaign).execute();
      const folder = join(settings.folder, "editions", campaign);
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        join(folder, "index.html"),
        `<html lang="fr"><body><main id="m"><h1>${title}</h1></main>`,
      );
      writeFileSync(join(folder, "note.txt"), "6 éditions.\n\n- Canaux : 43,0 %, soit +10,0 points.\n");
      return campaign;
    };
    const textOf = async (page: Page) => ((await page.textContent("main")) ?? "").replaceAll(/\s+/g, " ");
    const go = async (page: Page, path: string) => {
      await page.goto(`${serving.address}${path}`);
      return textOf(page);
    };

    test("axe finds nothing on the pages that take something back, and on what awaits each person, in both languages", {
      timeout: 300_000,
    }, async () => {
      const campaign = await opened("Canaux, 2024");
      const deposit = await deposited(campaign, "approved");
      const edition = await published("Canaux, 2023");
      const invited = { name: "Zoé", email: "zoe@exemple.fr", institution: "Caf", role: "partner" } as const;
      await invite(service.hub, people.administrator, invited);
      const { id: invitation } = await service.hub.database
        .selectFrom("invitation")
        .select("id")
        .where("used_at", "is", null)
        .executeTakeFirstOrThrow();
      const empty = await opened("Canaux, 2025");
      const paths = {
        lead: [
          `/campagnes/${campaign}/annuler`,
          "/",
          `/campagnes/${edition}`,
          `/campagnes/${edition}/retirer`,
          `/campagnes/${edition}/rectifier`,
          `/campagnes/${empty}/partenaires/caf/institution`,
          "/a-faire",
          "/journal",
        ],
        partner: [`/depots/${deposit}/retirer`, "/a-faire"],
        reviewer: ["/a-faire"],
        administrator: [
          `/comptes/${people.partner.id}/modifier`,
          `/comptes/invitations/${invitation}/annuler`,
          "/a-faire",
          "/journal?acte=campaigns",
        ],
      } as const;
      const faults: string[] = [];
      for (const who of ["lead", "partner", "reviewer", "administrator"] as const) {
        const page = await pageOf(who);
        for (const language of ["fr", "en"] as const) {
          await go(page, `/langue/${language}`);
          for (const path of paths[who]) {
            const answered = await page.goto(`${serving.address}${path}`);
            if (answered?.status() !== 200) faults.push(`${path}: ${answered?.status()}`);
            if ((await page.getAttribute("html", "lang")) !== language)
              faults.push(`${path}: not ${language}`);
            for (const width of widths) {
              await page.setViewportSize({ width, height: 900 });
              for (const fault of await faultsOf(page)) faults.push(`${language} ${width} ${path}: ${fault}`);
            }
          }
        }
        await go(page, "/langue/fr");
      }
      expect(faults).toEqual([]);
    });

    test("a partner withdraws its bundle from its page, having read what that does; the lead has one task less", {
      timeout: 120_000,
    }, async () => {
      const campaign = await opened("À reprendre");
      const deposit = await deposited(campaign, "verified");
      const lead = await pageOf("lead");
      expect(await go(lead, "/a-faire")).toContain("« À reprendre » : envoyer à la relecture un lot vérifié");
      const page = await pageOf("partner");
      await go(page, `/depots/${deposit}`);
      await follow(page, page.getByRole("link", { name: "Retirer ce lot" }));
      expect(await textOf(page)).toContain("reste compté");
      await send(page, {}, "Retirer ce lot de la campagne");
      expect(await textOf(page)).toContain("retiré");
      expect(await go(lead, "/a-faire")).not.toContain("À reprendre » : envoyer");
      expect(await go(page, "/a-faire")).toContain("« À reprendre » : déposer le lot");
    });

    test("the lead cancels a campaign with a reason; without one, the page says so and keeps what it is about", {
      timeout: 120_000,
    }, async () => {
      const campaign = await opened("Par erreur");
      const page = await pageOf("lead");
      await go(page, `/campagnes/${campaign}`);
      await follow(page, page.getByRole("link", { name: "Annuler cette campagne" }));
      await send(page, {}, "Annuler la campagne");
      expect(await page.getByRole("alert").textContent()).toContain("otif");
      await send(page, { Motif: "Ouverte deux fois." }, "Annuler la campagne");
      expect(await textOf(page)).toContain("Cette campagne est annulée. Motif : Ouverte deux fois.");
      expect(await go(await pageOf("partner"), "/a-faire")).not.toContain("Par erreur");
    });

    test("a withdrawn edition answers its reason in the browser of any reader, on a phone too", {
      timeout: 120_000,
    }, async () => {
      const campaign = await published("À retirer");
      const page = await pageOf("lead");
      await go(page, `/campagnes/${campaign}`);
      await follow(page, page.getByRole("link", { name: "Retirer cette édition" }));
      await send(page, { Motif: "Un tableau faux." }, "Retirer l’édition");
      const reader = await (await browser.reader(390)).newPage();
      const answered = await reader.goto(`${serving.address}/publications/${campaign}/`);
      expect([answered?.status(), await reader.textContent("body")]).toEqual([
        410,
        expect.stringContaining("Un tableau faux."),
      ]);
      expect(await faultsOf(reader)).toEqual([]);
    });
  });
