import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Rasterise } from "../downloads/downloads-of.ts";
import { readFaces } from "./paper-faces.ts";

/** Faces that figures and cards are drawn with; none of this machine's own, so that images are the same everywhere. */
const faces = ["400Regular", "400Regular_Italic", "700Bold"] as const;

let written: Promise<readonly string[]> | null = null;

/** What draws an SVG of ours as a PNG; null where there is no drawing library for this machine. Same drawing, same bytes. */
export async function readRasteriser(): Promise<Rasterise | null> {
  const library = await import("@resvg/resvg-js").catch(() => null);
  if (library === null) return null;
  written ??= writeFaces();
  const fontFiles = [...(await written)];
  return (svg, zoom) => {
    const drawn = new library.Resvg(svg, {
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: "Atkinson Hyperlegible Next" },
      fitTo: { mode: "zoom", value: zoom },
    });
    return new Uint8Array(drawn.render().asPng());
  };
}

/** The library reads no font from memory: its files go when this process ends. */
async function writeFaces(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "vigie-letters-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const files = (await readFaces(faces)).map((bytes, at) => ({
    path: join(folder, `${faces[at]}.ttf`),
    bytes,
  }));
  await Promise.all(files.map(({ path, bytes }) => writeFile(path, bytes)));
  return files.map(({ path }) => path);
}
