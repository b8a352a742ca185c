import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { withOpenZero } from "./open-zero.ts";
import { fontTables, woff2Of } from "./web-font.ts";

const weights = [400, 700] as const;

/** The letters of all pages of Vigie, for those who serve or write them. */
export interface Letters {
  /** In WOFF2. */
  readonly fonts: readonly { readonly weight: number; readonly bytes: Uint8Array }[];
  /** The text of the fonts' licence, which must travel with them. */
  readonly licence: string;
}

/** Atkinson Hyperlegible Next (SIL Open Font License), Latin subset, in the weights that the style uses, its zero open. */
export async function readLetters(): Promise<Letters> {
  const manifest = createRequire(import.meta.url).resolve(
    "@fontsource/atkinson-hyperlegible-next/package.json",
  );
  const folder = dirname(manifest);
  const fonts = await Promise.all(
    weights.map(async (weight) => {
      const woff = await readFile(
        join(folder, "files", `atkinson-hyperlegible-next-latin-${weight}-normal.woff`),
      );
      return { weight, bytes: woff2Of(withOpenZero(fontTables(woff))) };
    }),
  );
  return { fonts, licence: await readFile(join(folder, "LICENSE"), "utf8") };
}
