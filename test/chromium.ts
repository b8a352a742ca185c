import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

/** How Debian's Chromium is started, without a window. */
export const started = {
  executablePath: "/usr/bin/chromium",
  headless: true,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** Whether tests in a browser can run here; where they must, its absence is a failure. */
export const hasChromium = existsSync(started.executablePath) || process.env.VIGIE_BROWSER_REQUIRED === "1";

export interface Chromium {
  readonly context: BrowserContext;
  readonly profile: string;
  readonly close: () => Promise<void>;
}

/** A Chromium with a profile of its own that is thrown away on `close`. */
export async function openChromium(): Promise<Chromium> {
  const profile = mkdtempSync(join(tmpdir(), "vigie-chromium-"));
  const context = await chromium.launchPersistentContext(profile, started);
  return {
    context,
    profile,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
