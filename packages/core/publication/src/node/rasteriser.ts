import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { Rasterise } from "../downloads/downloads-of.ts";
import { readFaces } from "./fonts.ts";

let started: Promise<void> | null = null;

/** What draws an SVG of ours as a PNG, with our letters and none of this machine's. Same drawing, same bytes, on every machine. */
export async function readRasteriser(): Promise<Rasterise> {
  started ??= readFile(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")).then(
    initWasm,
  );
  await started;
  const fontBuffers = await readFaces(["400Regular", "400Regular_Italic", "700Bold"]);
  return (svg, zoom) => {
    const resvg = new Resvg(svg, {
      font: { loadSystemFonts: false, fontBuffers, defaultFontFamily: "Atkinson Hyperlegible Next" },
      fitTo: { mode: "zoom", value: zoom },
    });
    const drawn = resvg.render();
    const png = drawn.asPng();
    drawn.free();
    resvg.free();
    return png;
  };
}
