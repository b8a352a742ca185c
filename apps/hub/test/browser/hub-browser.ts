import { type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { violations } from "../../../../test/axe.ts";
import { started } from "../../../../test/chromium.ts";
import { password } from "../fixture.ts";

export interface HubBrowser {
  /** A reader of its own: no cookie of another. */
  reader(width?: number): Promise<BrowserContext>;
  close(): Promise<void>;
}

export async function openHubBrowser(): Promise<HubBrowser> {
  const browser = await chromium.launch(started);
  return {
    reader: (width = 1280) => browser.newContext({ viewport: { width, height: 900 } }),
    close: () => browser.close(),
  };
}

/** What axe finds wrong in a page where it is asked, and whether the page is wider than the window. */
export async function faultsOf(page: Page, { withAxe = true } = {}): Promise<readonly string[]> {
  const found = withAxe ? await violations(page) : [];
  const excess = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  return excess > 0 ? [...found, `wider by ${excess} px`] : found;
}

/** Types in a form, sends it, and waits for the page that answers: leaving before would take the form back. */
export async function send(
  page: Page,
  fields: Readonly<Record<string, string>>,
  button: string,
): Promise<void> {
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value);
  await follow(page, page.getByRole("button", { name: button, exact: true }));
}

/** Signs in by the two pages: the address, then the password. */
export async function signIn(page: Page, address: string, email: string): Promise<void> {
  await page.goto(`${address}/connexion`);
  await send(page, { "Adresse électronique": email }, "Continuer");
  await send(page, { "Mot de passe": password }, "Se connecter");
}

/** Clicks what leads to another page, and waits for that page. */
export async function follow(page: Page, target: Locator): Promise<void> {
  const answered = page.waitForEvent("load", { timeout: 300_000 });
  await target.click();
  await answered;
}
