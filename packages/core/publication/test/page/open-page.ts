import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "playwright-core";

/** The page of a file's tests, opened anew for each: opening another takes longer than most of them. */
export async function openBrowser(chromium: BrowserContext): Promise<{
  readonly page: (options: { width: number; scheme: "light" | "dark" }) => Promise<Page>;
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}> {
  const page = await chromium.newPage();
  return {
    context: chromium,
    page: async ({ width, scheme }) => {
      await page.unrouteAll();
      for (const event of ["request", "console", "pageerror"]) page.removeAllListeners(event);
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme, media: null });
      // An address that differs by its anchor alone would not be loaded again.
      await page.goto("about:blank");
      return page;
    },
    close: () => page.close(),
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
