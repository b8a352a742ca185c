import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** Whether tests in a browser can run here; where they must, its absence is a failure. */
export const hasChromium = existsSync(executablePath) || process.env.VIGIE_BROWSER_REQUIRED === "1";

/** A Chromium with a profile of its own, thrown away on `close`. */
export async function openChromium(): Promise<{
  readonly context: BrowserContext;
  readonly profile: string;
  close(): Promise<void>;
}> {
  const profile = mkdtempSync(join(tmpdir(), "vigie-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
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
  });
  return {
    context,
    profile,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
