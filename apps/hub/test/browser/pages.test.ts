import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileChooser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium } from "../../../../test/chromium.ts";
import { registerKey } from "../../src/accounts/keys.ts";
import { newSecret } from "../../src/accounts/second-factor.ts";
import { openCampaign } from "../../src/campaigns/campaign.ts";
import { storeStudy } from "../../src/campaigns/study-versions.ts";
import { act, deposit } from "../../src/deposits/deposit.ts";
import { type Serving, serveHub } from "../../src/serve.ts";
import { hubApp } from "../../src/server.ts";
import { password, personOf, type TestHub, testHub } from "../fixture.ts";
import { freePort } from "../free-port.ts";
import { type MadeBundles, madeBundles } from "../made-bundles.ts";
import { faultsOf, follow, type HubBrowser, openHubBrowser, send, signIn } from "./hub-browser.ts";

const isLong = process.env.VIGIE_LONG === "1";

/** Where to write what each page looks like, for who wants to look. */
const pictures = process.env.VIGIE_PICTURES;

describe.skipIf(!hasChromium)("pages of the hub in a browser (skipped without Chromium)", () => {
  let made: MadeBundles;
  let service: TestHub;
  let serving: Serving;
  let address = "";
  let browser: HubBrowser;
  let campaign = "";
  let inReview = "";
  let emails: Readonly<Record<"lead" | "partner" | "reviewer" | "administrator", string>>;

  beforeAll(async () => {
    made = await madeBundles();
    const port = await freePort();
    // Browsers give passkeys to `localhost`, not to an address of digits.
    address = `http://localhost:${port}`;
    service = await testHub({ address, port });
    const { hub } = service;
    const lead = await personOf(hub, "lead", "Observatoire");
    const caf = await personOf(hub, "partner", "Caf de l’Essai");
    const reviewer = await personOf(hub, "reviewer", "Insee");
    const administrator = await personOf(hub, "administrator", "Observatoire");
    emails = {
      lead: lead.email,
      partner: caf.email,
      reviewer: reviewer.email,
      administrator: administrator.email,
    };
    await storeStudy(hub, lead, { name: "etude.vigie", bytes: made.study });
    const { hash } = await hub.database.selectFrom("study").select("hash").executeTakeFirstOrThrow();
    const open = (title: string) =>
      openCampaign(hub, lead, {
        study: hash,
        title,
        message: "Merci de déposer avant la fin du mois.",
        closesOn: "2026-03-31",
        institutions: new Map([["caf", caf.institution]]),
        previous: null,
      });
    await registerKey(hub, caf, made.key);
    const other = await open("Canaux, 2023");
    const bundle = { campaign: other, partner: "caf", bytes: made.second, message: "Voir la note." };
    inReview = await deposit(hub, caf, bundle);
    await act(hub, lead, inReview, "send_to_review");
    campaign = await open("Canaux, 2024");
    serving = await serveHub(hub);
    browser = await openHubBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await serving.close();
    await service.close();
  });

  const signedIn = async (role: keyof typeof emails, width?: number) => {
    const context = await browser.reader(width);
    const page = await context.newPage();
    await signIn(page, address, emails[role]);
    return { context, page };
  };

  const lookAt = async (page: Page, who: string, path: string) => {
    const answered = await page.goto(`${address}${path}`);
    const faults = answered?.status() === 500 ? ["a fault of ours"] : [];
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      // What width changes is in the style sheet, which pages share.
      const withAxe = width === 320 || isLong;
      for (const fault of await faultsOf(page, { withAxe })) faults.push(`${width}: ${fault}`);
      if (pictures === undefined) continue;
      mkdirSync(pictures, { recursive: true });
      const name = `${who}${path.replaceAll(/\W+/g, "-")}-${width}.png`;
      writeFileSync(join(pictures, name), await page.screenshot({ fullPage: true }));
    }
    return faults;
  };

  test("nobody: axe finds nothing, nothing is wider than the page", async () => {
    const context = await browser.reader();
    const page = await context.newPage();
    for (const path of ["/", "/connexion", "/donnees-personnelles", "/rien", "/campagnes"])
      expect([path, await lookAt(page, "nobody", path)]).toEqual([path, []]);
    await context.close();
  });

  test.each([
    [
      "partner",
      ["/campagnes", "/cles", "/compte", "/campagnes/:id", "/campagnes/:id/partenaires/caf", "/depots/:id"],
    ],
    // On each push, pages that others see as they do are looked at once.
    ["reviewer", ["/depots/:id", ...(isLong ? ["/campagnes", "/campagnes/:id", "/compte"] : [])]],
    [
      "lead",
      [
        ...(isLong ? ["/campagnes"] : []),
        "/campagnes/:id",
        "/etudes",
        "/comptes",
        "/journal",
        "/depots/:id",
        "/campagnes/nouvelle",
      ],
    ],
  ] as const)("%s: axe finds nothing, nothing is wider than the page", async (role, paths) => {
    const { context, page } = await signedIn(role);
    const { hash } = await service.hub.database.selectFrom("study").select("hash").executeTakeFirstOrThrow();
    for (const pattern of paths) {
      const path = pattern
        .replace("/depots/:id", `/depots/${inReview}`)
        .replace(":id", campaign)
        .replace("nouvelle", `nouvelle?etude=${hash}`);
      expect([pattern, await lookAt(page, role, path)]).toEqual([pattern, []]);
    }
    await context.close();
  });

  test("an administrator sets a second factor first, then keeps accounts", async () => {
    const { context, page } = await signedIn("administrator");
    await page.goto(`${address}/comptes`);
    expect(await page.textContent("main")).toContain("n’a pas de second facteur");
    expect(await lookAt(page, "administrator", "/compte")).toEqual([]);
    // What the person does with a telephone is tested apart: here the factor is set already.
    const account = service.hub.database.updateTable("account").set({ totp: newSecret() });
    await account.where("email", "=", emails.administrator).execute();
    expect(await lookAt(page, "administrator", "/comptes")).toEqual([]);
    await follow(page, page.getByRole("link", { name: "partner Caf de l’Essai" }));
    expect(await lookAt(page, "administrator", new URL(page.url()).pathname)).toEqual([]);
    await follow(page, page.getByRole("button", { name: "Fermer ce compte" }));
    expect(await page.textContent("main")).toContain("Ce compte est fermé");
    await follow(page, page.getByRole("button", { name: "Rouvrir ce compte" }));
    expect(await page.textContent("main")).toContain("Ce compte est ouvert");
    await follow(page, page.getByRole("button", { name: "Envoyer un lien" }));
    expect(await page.textContent("main")).toContain("Le lien est parti");
    expect(service.sent.at(-1)?.text).toMatch(/\/mot-de-passe\/[\w-]{43}/);
    await context.close();
  });

  test("a passkey is added, signs in alone, and opens nothing once removed", async () => {
    const context = await browser.reader();
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    const main = () => page.textContent("main");
    const byPassword = () => signIn(page, address, emails.reviewer);
    const leave = () => follow(page, page.getByRole("button", { name: "Se déconnecter" }));
    await byPassword();
    await page.goto(`${address}/compte`);
    await send(page, { "Nom de la clé d’accès": "ordinateur du bureau" }, "Ajouter une clé d’accès");
    await page.getByRole("rowheader", { name: "ordinateur du bureau" }).waitFor();
    expect(service.sent.at(-1)).toMatchObject({ to: emails.reviewer, subject: "Votre accès a changé" });
    await leave();

    // The password alone opens the account no more.
    await byPassword();
    expect(await main()).toContain("Ces identifiants ne conviennent pas");

    const answers: string[] = [];
    page.on("request", (request) => answers.push(request.postData() ?? ""));
    const byPasskey = async () => {
      await page.goto(`${address}/connexion`);
      await page.getByRole("button", { name: "Se connecter avec une clé d’accès" }).click();
    };
    await byPasskey();
    await page.waitForURL("**/a-faire");
    const answer =
      new URLSearchParams(answers.find((sent) => sent.includes("answer=%7B"))).get("answer") ?? "";
    await leave();

    // What a browser answered serves once, and not for another page.
    const replayed = await hubApp(service.hub).request("/connexion/cle", {
      method: "POST",
      body: new URLSearchParams({ answer, back: "/" }),
    });
    expect([replayed.status, replayed.headers.getSetCookie()]).toEqual([422, []]);
    expect(await replayed.text()).toContain("Cette clé d’accès n’a pas été reconnue");

    // Found unlocked, but by somebody whom it does not know.
    await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await byPasskey();
    await page.getByText("Le navigateur n’a pas donné de clé d’accès").waitFor();
    await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });

    await byPasskey();
    await page.waitForURL("**/a-faire");
    await page.goto(`${address}/compte`);
    expect(await faultsOf(page)).toEqual([]);
    await follow(page, page.getByRole("button", { name: "Retirer", exact: true }));
    await leave();
    await byPasskey();
    await page.getByText("Cette clé d’accès n’a pas été reconnue").waitFor();
    await byPassword();
    await page.waitForURL("**/a-faire");
    await context.close();
  });

  test("a password can be shown, and a new one is measured", async () => {
    const { context, page } = await signedIn("lead");
    await page.goto(`${address}/compte`);
    const typed = page.getByLabel("Nouveau mot de passe");
    await typed.fill("aaaaaaaaaaaaaaaa");
    await page.getByText("Solidité : faible").waitFor();
    await typed.fill("quatre chevaux lisent dehors");
    await page.getByText("Solidité : bonne").waitFor();
    expect(await typed.getAttribute("type")).toBe("password");
    await page.getByRole("button", { name: "Afficher le mot de passe" }).last().click();
    expect(await typed.getAttribute("type")).toBe("text");
    await context.close();
  });

  test("a partner signs in and deposits by keyboard alone, at 320 px", async () => {
    const context = await browser.reader(320);
    const page = await context.newPage();
    // A bundle is verified before the page that follows: seconds on a machine that does other things.
    page.setDefaultTimeout(120_000);
    // Listened to from the start: a chooser opened before Chromium is asked to hand it over would be lost.
    const chooser = new Promise<FileChooser>((chosen) => page.once("filechooser", chosen));
    await page.goto(`${address}/`);
    const press = async (name: string) => {
      await tabTo(page, name);
      await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    };
    await press("Connexion");
    await tabTo(page, "Adresse électronique");
    await page.keyboard.type(emails.partner);
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    await tabTo(page, "Mot de passe");
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/a-faire");
    await press("Campagnes");
    await press("Canaux, 2024");
    await press("Caisse d’allocations familiales");
    await tabTo(page, "Le lot à déposer");
    await page.keyboard.press("Enter");
    await (await chooser).setFiles({
      name: "bundle.zip",
      mimeType: "application/zip",
      buffer: Buffer.from(made.first),
    });
    await tabTo(page, "Message à qui conduit l’étude");
    await page.keyboard.type("Rien de particulier.");
    await press("Déposer");
    await page.waitForURL("**/depots/*");
    // Verified at once, or when the page has looked again.
    await page.getByText("intact, signé et conforme").waitFor();
    await page.getByText("Ce que contient ce lot").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await context.close();
  });
});

/** Presses Tab until what has the focus bears a name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate<string>(
      `(() => {
        const own = document.activeElement;
        const label = own?.labels?.[0]?.textContent;
        return (label ?? own?.textContent ?? "").trim().replaceAll(/\\s+/g, " ");
      })()`,
    );
    if (found === name) return;
  }
  throw new RangeError(`the keyboard does not reach ${name}`);
}
