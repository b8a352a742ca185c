import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { guidePage } from "./guide-page.ts";

/** Documents of `docs/` that the edition holds. */
const guides = [
  "edition-portable",
  "guide-statisticien",
  "guide-dpo",
  "guide-base",
  "guide-etude",
  "guide-etude-enquetes-lieux",
  "guide-etude-publier",
  "guide-texte",
  "guide-fiction",
];

/**
 * The page to start from, and the guides, as pages that open by themselves.
 * @returns path in the edition, with `/`, to bytes
 */
export async function guidePages(root: string, version: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const start = await readFile(join(import.meta.dirname, "commencer.md"), "utf8");
  const addresses = (folder: string) => new Map(guides.map((name) => [name, `${folder}${name}.html`]));
  const page = await guidePage(start.replaceAll("{version}", version), addresses("guides/"));
  const pages = new Map([["COMMENCER.html", page]]);
  for (const name of guides) {
    const text = await readFile(join(root, "docs", `${name}.md`), "utf8");
    pages.set(`guides/${name}.html`, await guidePage(text, addresses("")));
  }
  return new Map([...pages].map(([path, page]) => [path, new TextEncoder().encode(page)]));
}
