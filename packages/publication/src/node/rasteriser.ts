import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Rasterise } from "../downloads/downloads-of.ts";

/** Faces that figures and cards are drawn with; none of this machine's own, so that images are the same everywhere. */
const faces = ["400Regular", "400Regular_Italic", "700Bold"] as const;

/** What draws an SVG of ours as a PNG; null where there is no drawing library for this machine. Same drawing, same bytes. */
export async function readRasteriser(): Promise<Rasterise | null> {
  const library = await import("@resvg/resvg-js").catch(() => null);
  if (library === null) return null;
  const manifest = createRequire(import.meta.url).resolve(
    "@expo-google-fonts/atkinson-hyperlegible-next/package.json",
  );
  const fontFiles = faces.map((face) =>
    join(dirname(manifest), face, `AtkinsonHyperlegibleNext_${face}.ttf`),
  );
  return (svg, zoom) => {
    const drawn = new library.Resvg(svg, {
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: "Atkinson Hyperlegible Next" },
      fitTo: { mode: "zoom", value: zoom },
    });
    return new Uint8Array(drawn.render().asPng());
  };
}
