import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { html } from "@vigie/documents";
import { guideMarkup } from "../guide-markup.ts";
import { addressFrom, type PageTitle, type SitePage, type SitePart } from "./site-page.ts";

/** Documents outside of `docs/` that the site holds too. */
const others = ["studies/inclusion-numerique/LISEZMOI.md", "CONTRIBUTING.md", "CHANGELOG.md"];

/** Every document as a page, in the order of their files. `docs/README.md` is the first page of the site. */
export async function documentPages(root: string): Promise<readonly SitePage[]> {
  const names = (await readdir(join(root, "docs"), { recursive: true }))
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".md"))
    .toSorted();
  const pages = new Map([
    ...names.map((name) => [`docs/${name}`, pathOf(name)] as const),
    ...others.map((name) => [name, pathOf(name)] as const),
  ]);
  return Promise.all(
    [...pages].map(async ([source, path]) =>
      documentPage({ source, path, text: await readFile(join(root, source), "utf8") }, pages),
    ),
  );
}

/** Sample files that documents lead to, by their path in the site. */
export async function sampleFiles(root: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const folder of ["formats", "exemples"])
    for (const name of (await readdir(join(root, "docs", folder))).toSorted())
      if (!name.endsWith(".md"))
        files.set(`${folder}/${name}`, await readFile(join(root, "docs", folder, name)));
  return files;
}

const pathOf = (name: string) => (name === "README.md" ? "index.html" : name.replace(/\.md$/, ".html"));

interface Document {
  /** From the root of the repository. */
  readonly source: string;
  readonly path: string;
  readonly text: string;
}

function documentPage({ source, path, text }: Document, pages: ReadonlyMap<string, string>): SitePage {
  const language = isFrench(text) ? "fr" : "en";
  const addresses = (written: string) => {
    if (/^(?:https?:|#)/.test(written)) return written;
    const [file = "", anchor] = written.split("#");
    const target = normalize(join(dirname(source), file)).replaceAll("\\", "/");
    const to = pages.get(target) ?? sampleOf(target);
    return to === null ? null : `${addressFrom(path, to)}${anchor === undefined ? "" : `#${anchor}`}`;
  };
  const { markup, titles } = guideMarkup(text, { addresses, language });
  const [first, ...inside] = titles;
  return {
    path,
    language,
    title: first?.title ?? path,
    main: html`${markup}`,
    titles: inside
      .filter(({ level }) => level === 2)
      .map(({ anchor, title }): PageTitle => ({ anchor, title })),
  };
}

const sampleOf = (target: string) => /^docs\/((?:formats|exemples)\/[^/]+\.\w+)$/.exec(target)?.[1] ?? null;

/** French has its apostrophes and accents in every paragraph; English documents quote a few words of it. */
function isFrench(text: string): boolean {
  const count = (words: RegExp) => (text.match(words) ?? []).length;
  return count(/ (?:le|la|les|des|une|est|que|et) /g) > count(/ (?:the|of|and|is|that|to|a) /g);
}

/** The pages that the lists of a document lead to: the first link of each item, under the title of its page. */
export function listedPages(text: string, pages: readonly SitePage[]): SitePart["pages"] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\)/gm)].flatMap(([, link = ""]) => {
    const page = byPath.get(link.replace(/^\.\.\//, "").replace(/\.md$/, ".html"));
    return page === undefined ? [] : [{ path: page.path, label: page.title }];
  });
}
