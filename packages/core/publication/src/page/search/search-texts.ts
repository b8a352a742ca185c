import { html } from "@vigie/documents";
import { placesMarkup } from "../communes/help-part.ts";
import type { PageContext } from "../site.ts";
import { sitePaths } from "../site-paths.ts";

/** Pages whose sentences are those of others, or of tables. */
const leftOut =
  /^(?:provenance|explorer|communes|partage)\/|^(?:recherche|synthese|communes|explorer|comparaison|glossaire)\.html$/;

/**
 * What a search finds beside the list of its page: the sentences of the pages, and the places of help. A script, not a
 * file of data: a site opened from a folder may not read one.
 * @param pageAt the page at a path of the edition
 */
export function searchTexts(context: PageContext, pageAt: (path: string) => string): string {
  const { pages } = context.edition;
  const read = [...pages.keys()]
    .filter((path) => !leftOut.test(path))
    .map((path) => {
      const page = pageAt(path);
      const [{ text: title } = { text: "" }, ...passages] = passagesOf(page);
      return { path, title, passages };
    });
  const known = new Set<string>();
  const texts = read.map(({ path, title, passages }) => [
    path,
    title,
    passages.flatMap(({ anchor, text }) => {
      if (known.has(text)) return [];
      known.add(text);
      return [[anchor ?? "", text]];
    }),
  ]);
  return `globalThis.vigieTexts = ${JSON.stringify({ texts, places: placesOf(context) })};\n`;
}

/** Each place in words, with the page that has its address. */
function placesOf(context: PageContext): readonly (readonly [to: string, name: string, text: string])[] {
  const { places, formatter } = context.publication;
  return (places ?? []).map((place) => {
    const to = place.commune === null ? sitePaths.communes : `${sitePaths.commune(place.commune)}#aide`;
    const [, ...rest] = passagesOf(html`<main>${placesMarkup([place], context)}</main>`.text);
    const kinds = [...place.kinds].map((kind) => formatter.message(`help.kind.${kind}`));
    return [to, place.name, [...kinds, ...rest.map(({ text }) => text)].join(" ")];
  });
}

/** A sentence or a few of a page, and the identifier that precedes them. */
interface Passage {
  readonly anchor: string | null;
  readonly text: string;
}

/** Elements that end a passage, and those that a search does not read: drawings, tables, links from page to page. */
const blockTags: ReadonlySet<string> = new Set(
  "p li dt dd h1 h2 h3 h4 h5 h6 blockquote figcaption summary ul ol dl div section article figure main".split(
    " ",
  ),
);
const skippedTags: ReadonlySet<string> = new Set("svg table nav script form".split(" "));
const skippedClasses = /\bclass="(?:inside|behind|drawings|names|sources|origin|more|figure-number|found)\b/;
const voidTags: ReadonlySet<string> = new Set("br img input meta link hr".split(" "));

/** The prose of a page that `html` made, passage by passage. */
export function passagesOf(page: string): readonly Passage[] {
  const main = /<main\b[\s\S]*?<\/main>/.exec(page)?.[0] ?? page;
  const passages: Passage[] = [];
  let [anchor, text, depth]: [string | null, string, number] = [null, "", 0];
  const flush = () => {
    const whole = unescaped(text).replaceAll(/\s+/g, " ").trim();
    if (/\p{L}.*\p{L}/u.test(whole)) passages.push({ anchor, text: whole });
    text = "";
  };
  for (const [token, closing, tag = "", attributes = ""] of main.matchAll(
    /<(\/?)([a-z0-9]+)([^>]*)>|[^<]+/g,
  )) {
    if (tag === "") {
      if (depth === 0) text += token;
      continue;
    }
    const isVoid = voidTags.has(tag) || attributes.endsWith("/");
    if (depth > 0) {
      if (!isVoid) depth += closing === "/" ? -1 : 1;
      continue;
    }
    if (blockTags.has(tag) || skippedTags.has(tag)) flush();
    if (tag === "br") text += " ";
    if (closing === "/" || isVoid) continue;
    const [, id] = /\bid="([^"]+)"/.exec(attributes) ?? [];
    if (id !== undefined && !id.startsWith("t-")) anchor = id;
    if (skippedTags.has(tag) || skippedClasses.test(attributes) || / hidden(?: |$)/.test(attributes))
      depth = 1;
  }
  flush();
  return passages;
}

/** Texts as they are: `html` writes what it escapes as numbers. */
function unescaped(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
