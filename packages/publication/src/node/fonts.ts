import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readLetters } from "@vigie/documents/node";
import type { Assets } from "../assemble.ts";
import { scriptNames } from "../page/script-name.ts";

/** What a site ships: the letters and the scripts of its pages. */
export async function readAssets(): Promise<Assets> {
  const { fonts, licence } = await readLetters();
  return {
    fonts,
    fontLicence: licence,
    scripts: new Map(
      await Promise.all(
        scriptNames.map(
          async (name) =>
            [name, lean(await readFile(join(import.meta.dirname, "..", "page", name), "utf8"))] as const,
        ),
      ),
    ),
  };
}

/** Every page loads one: without its comments and its indentation. */
function lean(script: string): string {
  return script.replaceAll(/^\s*\/\/.*\n|^\s*\/\*\*(?:.|\n)*?\*\/\n|^[ \t]+/gm, "");
}
