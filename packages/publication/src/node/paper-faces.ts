import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { openZeroFile } from "@vigie/documents/node";

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
