import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { openZeroFile } from "@vigie/documents/node";
import { expect, test } from "vitest";

test.each(["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"])(
  "paper has the zero of pages, and no other sign changes: %s",
  async (face) => {
    const manifest = createRequire(import.meta.url).resolve(
      "@expo-google-fonts/atkinson-hyperlegible-next/package.json",
    );
    const file = await readFile(join(dirname(manifest), face, `AtkinsonHyperlegibleNext_${face}.ttf`));
    const opened = openZeroFile(file);
    const changed = [...file].flatMap((byte, at) => (byte === opened[at] ? [] : [at]));
    expect(opened).toHaveLength(file.length);
    expect(changed.length).toBeGreaterThan(10);
    // Outlines of one glyph lie together.
    expect((changed.at(-1) ?? 0) - (changed[0] ?? 0)).toBeLessThan(200);
  },
);
