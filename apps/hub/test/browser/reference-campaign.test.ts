import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium } from "../../../../test/chromium.ts";
import { type SignedBundle, signedBundles, zippedStudy } from "../../demo/signed-bundles.ts";
import { invite } from "../../src/accounts/invitation.ts";
import { firstBroken } from "../../src/journal/journal.ts";
import type { Role } from "../../src/rules/roles.ts";
import { type Serving, serveHub } from "../../src/serve.ts";
import { colleagueIn, dayOfHubs, password, type TestHub, testHub } from "../fixture.ts";
import { faultsOf, follow, type HubBrowser, openHubBrowser, send, signIn } from "./hub-browser.ts";

const study = join(import.meta.dirname, "../../../../studies/publics-fragiles");
const isLong = process.env.VIGIE_LONG !== undefined;

describe.skipIf(!hasChromium || !isLong)(
  "the reference study, from invitation to publication (needs Chromium, and VIGIE_LONG)",
  () => {
    let service: TestHub;
    let serving: Serving;
    let browser: HubBrowser;
    let bundles: readonly SignedBundle[];
    let work = "";
    let lead: Page;
    const partners = new Map<string, Page>();
    const reviewers: Page[] = [];
    /** Another lead of the team, who publishes. */
    let second: Page;
    /** Address of the page of the campaign. */
    let campaign = "";

    beforeAll(async () => {
      work = mkdtempSync(join(tmpdir(), "vigie-hub-reference-"));
      bundles = await signedBundles(study, work, { date: dayOfHubs });
      service = await testHub();
      serving = await serveHub(service.hub);
      browser = await openHubBrowser();
    }, 1_200_000);
    afterAll(async () => {
      await browser.close();
      await serving.close();
      await service.close();
      rmSync(work, { recursive: true, force: true });
    });

    const main = (page: Page) => page.textContent("main");
    /** Opens the account of a link, in a browser of its own. */
    const welcome = async (path: string, code: string): Promise<Page> => {
      const page = await (await browser.reader()).newPage();
      // Six kits are made one after the other, as bundles are verified: seconds each on a machine that does other things.
      page.setDefaultTimeout(300_000);
      await page.goto(`${serving.address}${path}`);
      await send(page, { "Code du lien": code, "Nouveau mot de passe": password }, "Ouvrir mon compte");
      await page.waitForURL("**/a-faire");
      return page;
    };
    /** As `vigie-hub invite` does. */
    const invitedByCommand = async (role: Role, name: string, institution: string): Promise<Page> => {
      const email = `${name.replaceAll(/\W+/g, ".")}@exemple.fr`;
      const { token, code } = await invite(service.hub, { id: "hub" }, { role, name, email, institution });
      return welcome(`/invitation/${token}`, code);
    };
    /** The lead invites an agent of a partner, who receives a message with a link. */
    const invited = async (shown: string, name: string, institution: string): Promise<Page> => {
      await lead.goto(`${serving.address}/comptes`);
      const fields = { Nom: name, "Adresse électronique": `${shown}@exemple.fr`, Institution: institution };
      await send(lead, fields, "Inviter");
      const shownToLead = (await main(lead)) ?? "";
      expect(shownToLead).toContain("Le lien est parti");
      const link = /\/invitation\/[\w-]{43}/.exec(service.sent.at(-1)?.text ?? "")?.[0] ?? "";
      return welcome(link, /\d{4} \d{4}/.exec(shownToLead)?.[0] ?? "");
    };

    /** The lead assembles a campaign, and waits for it. */
    const assembled = async (address: string) => {
      await lead.goto(address);
      await follow(lead, lead.getByRole("button", { name: "Assembler" }));
      await expect
        .poll(
          async () => {
            await lead.goto(address);
            return main(lead);
          },
          { timeout: 400_000, interval: 2_000 },
        )
        .toMatch(/assemblage (?:est terminé|a échoué)/);
      expect(await main(lead)).toContain("assemblage est terminé");
    };
    const published = async (address: string) => {
      await lead.goto(address);
      await follow(lead, lead.getByRole("button", { name: "Demander la publication" }));
      await second.goto(address);
      await follow(second, second.getByRole("button", { name: "Publier" }));
    };
    const idOf = (address: string) => address.split("/").at(-1) ?? "";
    const newReader = async () => (await browser.reader()).newPage();

    test("invitations, the study and its campaign", { timeout: 300_000 }, async () => {
      lead = await invitedByCommand("lead", "Conduite", "Observatoire");
      await lead.goto(`${serving.address}/etudes`);
      const kit = {
        name: "etude.vigie",
        mimeType: "application/zip",
        buffer: Buffer.from(await zippedStudy(study)),
      };
      await lead.getByLabel("Fichier de l’étude").setInputFiles(kit);
      await follow(lead, lead.getByRole("button", { name: "Envoyer" }));
      await follow(lead, lead.getByRole("link", { name: "Ouvrir une campagne" }));
      const institutions = await lead.locator("input[name^='partner.']").evaluateAll((fields) =>
        fields.map((field) => ({
          partner: field.getAttribute("name")?.slice("partner.".length) ?? "",
          institution: field.getAttribute("value") ?? "",
        })),
      );
      expect(institutions.map(({ partner }) => partner).toSorted()).toEqual(
        bundles.map(({ partner }) => partner),
      );
      await send(lead, { Échéance: "2026-03-31" }, "Ouvrir la campagne");
      for (const { partner, institution } of institutions)
        partners.set(partner, await invited(partner, `Agent de ${partner}`, institution));
      reviewers.push(await invitedByCommand("reviewer", "Première relecture", "Insee"));
      reviewers.push(await invitedByCommand("reviewer", "Seconde relecture", "Université"));
    });

    test("six partners at once take the study, register their key and deposit", {
      timeout: 600_000,
    }, async () => {
      await Promise.all(
        bundles.map(async ({ partner, key, bytes }) => {
          const page = partners.get(partner);
          if (page === undefined) throw new RangeError(partner);
          await page.goto(`${serving.address}/cles`);
          await send(page, { "Nom de la clé": key.id, "Clé publique": key.public }, "Enregistrer");
          await page.goto(`${serving.address}/campagnes`);
          await follow(page, page.locator("table a").first());
          await follow(page, page.locator("table a[href*='/partenaires/']").first());
          const [kit] = await Promise.all([
            page.waitForEvent("download"),
            page.getByRole("link", { name: "Prendre le dossier de votre institution" }).click(),
          ]);
          expect(kit.suggestedFilename()).toBe(`publics-fragiles-${partner}.zip`);
          const file = join(work, `${partner}.zip`);
          writeFileSync(file, bytes);
          await page.getByLabel("Le lot à déposer").setInputFiles(file);
          await follow(page, page.getByRole("button", { name: "Déposer", exact: true }));
          await page.waitForURL("**/depots/*", { timeout: 300_000 });
          await page.getByText("intact, signé et conforme").waitFor({ timeout: 300_000 });
          expect(await faultsOf(page)).toEqual([]);
        }),
      );
    });

    test("the lead sends them to review, two reviewers approve", { timeout: 600_000 }, async () => {
      await lead.goto(`${serving.address}/campagnes`);
      await follow(lead, lead.locator("table a").first());
      const campaign = lead.url();
      const deposits = await lead
        .locator("table a[href^='/depots/']")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
      expect(deposits).toHaveLength(bundles.length);
      for (const path of deposits) {
        await lead.goto(`${serving.address}${path}`);
        await follow(lead, lead.getByRole("button", { name: "Envoyer à la relecture" }));
        for (const reviewer of reviewers) {
          await reviewer.goto(`${serving.address}${path}`);
          await follow(reviewer, reviewer.getByRole("button", { name: "Approuver" }));
        }
        expect(await main(reviewers[1] ?? lead)).toContain("approuvé");
      }
      await lead.goto(campaign);
    });

    test("the diagnostic is assembled, previewed, commented, published and read", {
      timeout: 600_000,
    }, async () => {
      campaign = lead.url();
      await assembled(campaign);
      const [partner] = partners.values();
      if (partner === undefined) throw new RangeError("a partner");
      await partner.goto(campaign);
      await send(partner, { "Votre remarque": "Bien lu." }, "Envoyer la remarque");
      await follow(partner, partner.getByRole("link", { name: /Aperçu/ }));
      expect(await partner.textContent("h1")).not.toBe("");
      await lead.goto(campaign);
      expect(await main(lead)).toContain("Bien lu.");
      const { email } = await colleagueIn(service.hub, idOf(campaign));
      second = await newReader();
      await signIn(second, serving.address, email);
      await published(campaign);
      const reader = await newReader();
      await reader.goto(serving.address);
      await follow(reader, reader.locator("section h2 a").first());
      expect(reader.url()).toContain("/publications/");
      expect(await reader.locator("figure").count()).toBeGreaterThan(0);
    });

    test("the edition is corrected with its own bundles: a banner on its pages, then the way to the new one", {
      timeout: 900_000,
    }, async () => {
      await lead.goto(campaign);
      await follow(lead, lead.getByRole("link", { name: "Rectifier cette édition" }));
      const terms = { Motif: "Une année fausse.", Échéance: "2026-04-30" };
      await send(lead, terms, "Annoncer la rectification et ouvrir la campagne");
      const correction = lead.url();
      expect(correction).not.toBe(campaign);
      const reader = await newReader();
      const former = `${serving.address}/publications/${idOf(campaign)}/`;
      await reader.goto(former);
      await reader.getByText("Une rectification de cette édition est en préparation").waitFor();
      expect(await faultsOf(reader)).toEqual([]);
      await assembled(correction);
      await published(correction);
      // Another browser: the first one may keep the page for five minutes.
      const later = await newReader();
      await later.goto(former);
      await follow(later, later.getByRole("link", { name: "Lire l’édition rectifiée" }));
      expect(later.url()).toContain(`/publications/${idOf(correction)}/`);
      expect(await later.locator("figure").count()).toBeGreaterThan(0);
    });

    test("the former edition is withdrawn: its pages and tables answer why, and lead to the one that is left", {
      timeout: 300_000,
    }, async () => {
      await lead.goto(campaign);
      await follow(lead, lead.getByRole("link", { name: "Retirer cette édition" }));
      await send(lead, { Motif: "Remplacée." }, "Retirer l’édition");
      const reader = await newReader();
      for (const path of ["", "donnees.html"]) {
        const answered = await reader.goto(`${serving.address}/publications/${idOf(campaign)}/${path}`);
        expect(answered?.status()).toBe(410);
        expect(await reader.textContent("body")).toContain("Remplacée.");
      }
      await reader.goto(serving.address);
      await follow(reader, reader.locator("section h2 a").first());
      expect(await reader.locator("figure").count()).toBeGreaterThan(0);
      expect(await firstBroken(service.hub.database)).toBeNull();
    });
  },
);
