import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect } from "vitest";
import { browserTest as test } from "../../../../../test/browser-test.ts";
import { hasChromium } from "../../../../../test/chromium.ts";
import { readLetters } from "../../src/node/index.ts";

test.skipIf(!hasChromium)(
  "a browser draws every letter, and a zero with nothing across it",
  async ({ chromium }) => {
    const { fonts } = await readLetters();
    const page = await chromium.newPage();
    await page.setContent("<canvas width=200 height=200></canvas>");
    for (const { weight, bytes } of fonts) {
      const drawn = await page.evaluate(
        async ([base64, digits]) => {
          const face = new FontFace(`letters-${digits}`, `url(data:font/woff2;base64,${base64})`);
          document.fonts.add(await face.load());
          const context = document.querySelector("canvas")?.getContext("2d");
          if (!context) return null;
          const middleOf = (sign: string) => {
            context.clearRect(0, 0, 200, 200);
            context.font = `100px letters-${digits}, monospace`;
            context.fillText(sign, 20, 150);
            const { width, actualBoundingBoxAscent: height } = context.measureText(sign);
            // Ink in the middle third of the counter, where the slash was.
            const { data } = context.getImageData(20 + width / 2 - 5, 150 - height / 2 - 8, 10, 16);
            return data.filter((value, at) => at % 4 === 3 && value > 0).length;
          };
          return {
            zero: middleOf("0"),
            eight: middleOf("8"),
            widths: ["0", "é", "ç", "’"].map((sign) => context.measureText(sign).width),
          };
        },
        [Buffer.from(bytes).toString("base64"), String(weight)] as const,
      );
      expect(drawn?.zero).toBe(0);
      expect(drawn?.eight).toBeGreaterThan(0);
      expect(new Set(drawn?.widths).size).toBe(4);
    }
    await page.close();
  },
);

const signs = [
  "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "abcdefghijklmnopqrstuvwxyz",
  "123456789",
  "ÀÂÇÉÈÊËÎÏÔŒÙÛÜàâçéèêëîïôœùûüÿñ",
  "«»“”‘’–—…!?.,;:/%€+−×=()[]&@#§°",
].join("");

test.skipIf(!hasChromium)("every other sign is drawn as its maker drew it", async ({ chromium }) => {
  const { fonts } = await readLetters();
  const page = await chromium.newPage();
  await page.setContent("<canvas width=80 height=120></canvas>");
  for (const { weight, bytes } of fonts) {
    const original = createRequire(import.meta.url).resolve(
      `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff`,
    );
    const sources = [await readFile(original), Buffer.from(bytes)].map((file) => file.toString("base64"));
    const different = await page.evaluate(
      async ([weight, letters, ...fonts]) => {
        const context = document.querySelector("canvas")?.getContext("2d", { willReadFrequently: true });
        if (!context) return null;
        const drawn = async (base64: string, name: string) => {
          document.fonts.add(await new FontFace(name, `url(data:font/woff2;base64,${base64})`).load());
          context.font = `60px ${name}`;
          return [...(letters ?? "")].map((sign) => {
            context.clearRect(0, 0, 80, 120);
            context.fillText(sign, 10, 80);
            return context.getImageData(0, 0, 80, 120).data.join();
          });
        };
        const theirs = await drawn(fonts[0] ?? "", `original${weight}`);
        const ours = await drawn(fonts[1] ?? "", `packed${weight}`);
        return [...(letters ?? "")].filter((_, at) => theirs[at] !== ours[at]);
      },
      [String(weight), signs, ...sources],
    );
    expect(different).toEqual([]);
  }
  await page.close();
});
