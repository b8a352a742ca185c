import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { openChromium } from "../../../../test/chromium.ts";

/** Pages of a Chromium of its own. */
export async function openBrowser(): Promise<{
  readonly page: (options: { width: number; scheme: "light" | "dark" }) => Promise<Page>;
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}> {
  const { context, close } = await openChromium();
  return {
    context,
    page: async ({ width, scheme }) => {
      const page = await context.newPage();
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      return page;
    },
    close,
  };
}

/** @returns the address of its folder, with its final `/`, and what takes it away */
export function writeSite(files: ReadonlyMap<string, string | Uint8Array>): {
  readonly folder: string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), "vigie-site-"));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return {
    folder: `${pathToFileURL(folder).href}/`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
