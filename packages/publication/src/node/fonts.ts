import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Assets } from "../assemble.ts";
import { scriptNames } from "../page/script-name.ts";

const weights = [400, 700] as const;

/**
 * What a site ships: the script of its pages, and Atkinson Hyperlegible Next (SIL Open Font License), Latin subset, in
 * the weights that the style uses.
 */
export async function readAssets(): Promise<Assets> {
  const manifest = createRequire(import.meta.url).resolve(
    "@fontsource/atkinson-hyperlegible-next/package.json",
  );
  const folder = dirname(manifest);
  const fonts = await Promise.all(
    weights.map(async (weight) => ({
      weight,
      bytes: new Uint8Array(
        await readFile(join(folder, "files", `atkinson-hyperlegible-next-latin-${weight}-normal.woff2`)),
      ),
    })),
  );
  return {
    fonts,
    fontLicence: await readFile(join(folder, "LICENSE"), "utf8"),
    scripts: new Map(
      await Promise.all(
        scriptNames.map(
          async (name) =>
            [name, await readFile(join(import.meta.dirname, "..", "page", name), "utf8")] as const,
        ),
      ),
    ),
  };
}
