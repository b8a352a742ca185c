import { readFileSync } from "node:fs";
import { join } from "node:path";
import { baseStyle, letterFaces } from "@vigie/documents";
import { readLetters } from "@vigie/documents/node";
import { figureStyle } from "@vigie/drawing";
import { z } from "zod";
import type { Dependency } from "../src/core/load-parts.ts";
import { bundled, root } from "./bundled.ts";
import { dependenciesOf, writtenAbout } from "./dependencies.ts";
import { pageHtml } from "./page-html.ts";
import { coreParts, type Parts } from "./parts.ts";

/** Both forms of the page, by path: each depends on the sources alone, to the byte. */
export interface BuiltPage {
  /** For any server of files: `index.html` and what it fetches. */
  readonly served: ReadonlyMap<string, Uint8Array>;
  /** `vigie-poste.html`, which a double click opens. */
  readonly file: Uint8Array;
  /** What both are made of. */
  readonly dependencies: readonly Dependency[];
}

/** @param replaced see `bundled`: tests put their own page in the place of the interface, beside the same parts */
export async function buildPartnerPage(
  replaced: ReadonlyMap<string, string> = new Map(),
  made: Promise<Parts> = coreParts(),
): Promise<BuiltPage> {
  const parts = await made;
  const page = await bundled("apps/partner-page/src/start.ts", replaced);
  const script = page.script.replaceAll("</script", "<\\/script");
  const dependencies = dependenciesOf([...page.inputs, ...parts.inputs, lettersInput]);
  const about = JSON.stringify(writtenAbout(version(), dependencies));
  const partFiles = new Map([...parts.bytes].map(([name, bytes]) => [`parts/${name}.part`, bytes]));
  const { fonts } = await readLetters();
  const letters = letterFaces(
    fonts.map(({ weight, bytes }) => ({
      weight,
      address: `data:font/woff2;base64,${Buffer.from(bytes).toString("base64")}`,
    })),
  );
  const html = (form: "served" | "file") =>
    new TextEncoder().encode(
      pageHtml({
        script,
        style: `${letters}${figureStyle}${baseStyle}${page.style}`,
        about,
        parts: form === "file" ? parts.bytes : new Map(),
        served: form === "file" ? [] : [...partFiles.keys()],
      }),
    );
  return {
    served: new Map([["index.html", html("served")], ...partFiles]),
    file: html("file"),
    dependencies,
  };
}

/** The package of the letters, which the style holds. */
const lettersInput = "node_modules/@fontsource/atkinson-hyperlegible-next/package.json";

/** That of the command, which the bundle names. */
function version(): string {
  const manifest = z.object({ version: z.string() });
  return manifest.parse(JSON.parse(readFileSync(join(root, "apps/cli/package.json"), "utf8"))).version;
}
