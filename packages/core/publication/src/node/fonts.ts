import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { openZeroFile, readLetters } from "@vigie/documents/node";
import type { Assets } from "../assemble.ts";
import { scriptNames } from "../page/site-paths.ts";

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

type PaperFace = "400Regular" | "400Regular_Italic" | "700Bold" | "700Bold_Italic";

/** Atkinson Hyperlegible Next (SIL Open Font License) in static faces, for what is no page of the Web; their zero is that of pages. */
export function readFaces(faces: readonly PaperFace[]): Promise<Uint8Array[]> {
  const manifest = createRequire(import.meta.url).resolve(
    "@expo-google-fonts/atkinson-hyperlegible-next/package.json",
  );
  return Promise.all(
    faces.map(async (face) =>
      openZeroFile(await readFile(join(dirname(manifest), face, `AtkinsonHyperlegibleNext_${face}.ttf`))),
    ),
  );
}
